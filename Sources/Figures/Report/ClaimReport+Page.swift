import Theory

extension ClaimReport {
  /// The page.
  public func page() throws -> String {
    let sections = Claim.Source.allCases.map(section).joined()
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>PathSum: claims, checked by running them</title>
      <style>\(ReportStyle.sheet)</style>
      </head>
      <body>
      <main>
      <h1>Claims, checked by running them</h1>
      <p class="lead">\(HTML.text(summary))</p>
      <p>\(HTML.text(samplingNote))</p>
      <figure>
      \(TruthChart(self).svg)
      <figcaption>Claims by source: true as printed, partly true (a hypothesis
      or a part is missing), false, and not checkable.</figcaption>
      </figure>
      <figure>
      \(try BoundChart().svg)
      <figcaption>The theorem in one picture: ln E[Z²] of Gaussian nets against
      β, exactly, between its sharp bounds; the upper bound as it is printed,
      without a prefactor, lies below the values where β is small.</figcaption>
      </figure>
      \(navigation)
      \(sections)
      </main>
      </body>
      </html>

      """
  }

  private var navigation: String {
    let links = Claim.Source.allCases.filter { !outcomes(of: $0).isEmpty }
      .map { "<a href=\"#\($0.rawValue)\">\($0.rawValue)</a>" }
    return "<nav>" + links.joined(separator: " ") + "</nav>"
  }

  private func section(_ source: Claim.Source) -> String {
    let outcomes = outcomes(of: source)
    guard !outcomes.isEmpty else { return "" }
    return """
      <section id="\(source.rawValue)">
      <h2>\(source.rawValue.capitalized)</h2>
      \(outcomes.map(article).joined())
      </section>

      """
  }

  /// One claim: its line, and everything else on demand.
  private func article(_ outcome: Verification.Outcome) -> String {
    let claim = outcome.claim
    let truth = ClaimReport.truth(outcome)
    let finding = outcome.finding
    let mark = truth.split(separator: " ").joined(separator: "-")
    return """
      <details id="\(claim.id)">
      <summary><span class="id">\(claim.id)</span>
      <span class="mark \(mark)">\(truth)</span>
      <span class="title">\(HTML.text(claim.title))</span></summary>
      <dl>
      \(row("Printed", claim.statement))
      \(row("Reading", claim.reading))
      \(row("Evidence", parts(finding?.parts ?? [])))
      \(row("Worked out", (finding?.working ?? []).joined(separator: "\n")))
      \(row("Instead", claim.correction ?? ""))
      \(row("Its evidence", parts(finding?.repairs ?? [])))
      \(row("Sampling", sampling(claim)))
      \(row("Failed", outcome.failure ?? ""))
      \(row("Verdict", outcome.verdict.rawValue))
      </dl>
      </details>

      """
  }

  private func sampling(_ claim: Claim) -> String {
    claim.falseAlarm > 0 ? "false-alarm probability \(claim.falseAlarm)" : ""
  }

  private func parts(_ parts: [Finding.Part]) -> String {
    parts.map {
      "\($0.outcome.rawValue): \($0.statement)"
        + ($0.numbers.isEmpty ? "" : " — \($0.numbers)")
        + " (\($0.evidence.name))"
    }.joined(separator: "\n")
  }

  private func row(_ label: String, _ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let lines = text.split(separator: "\n").map { HTML.text(String($0)) }
    return "<dt>\(label)</dt><dd>\(lines.joined(separator: "<br>"))</dd>"
  }
}

/// Text as HTML has it.
enum HTML {
  /// The text with its markup characters escaped, and plain formulas made
  /// readable: E[Z^2] as E[Z²], beta as β.
  static func text(_ text: String) -> String {
    let escaped =
      text
      .replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    return Formula.readable(escaped)
  }
}
