import Theory

extension ClaimReport {
  /// The claims as a Markdown table.
  public var markdown: String {
    var text = """
      # Claims, checked by running them

      \(summary) \(samplingNote)

      | claim | source | statement | as printed | evidence | instead |
      |---|---|---|---|---|---|

      """
    for outcome in outcomes {
      let claim = outcome.claim
      let kinds = outcome.finding?.evidence.map(\.name)
        .joined(separator: ", ")
      let evidence = [kinds, outcome.finding?.summary]
        .compactMap { $0?.isEmpty == false ? $0 : nil }
        .joined(separator: ": ")
      let cells = [
        claim.id, claim.source.rawValue, claim.title,
        ClaimReport.truth(outcome), evidence, claim.correction ?? "",
      ]
      text += "| " + cells.map(cell).joined(separator: " | ") + " |\n"
    }
    return text
  }

  /// A cell's text: bars and asterisks would be markup.
  private func cell(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "|*_<>\\`".contains(character) { escaped += "\\" }
      escaped += character == "\n" ? " " : String(character)
    }
    return escaped
  }
}
