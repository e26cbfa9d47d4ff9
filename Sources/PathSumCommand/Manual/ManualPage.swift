/// The manual page in mdoc(7), from what the parser knows of the commands.
struct ManualPage {
  /// The day on which this version's page was last changed, as mdoc spells it.
  static let date = "November 21, 2026"

  /// The most characters on a line of prose, before hyphens are escaped.
  private static let lineLength = 66

  private var lines: [String] = []

  /// The page of the whole command.
  init(_ root: HelpDump.Command) {
    let name = root.commandName
    lines = [
      ".Dd \(ManualPage.date)", ".Dt \(name.uppercased()) 1", ".Os",
      ".Sh NAME", ".Nm \(name)",
      ".Nd \(ManualPage.escaped(ManualPage.phrase(root.abstract)))",
      ".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar options", ".Nm",
      ".Ar command", ".Fl Fl help", ".Nm", ".Fl Fl version",
      ".Sh DESCRIPTION",
    ]
    add(discussion: root.discussion)
    lines.append(".Sh COMMANDS")
    for command in root.listed { add(command, of: name) }
    addEnvironment()
  }

  /// The page.
  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func add(_ command: HelpDump.Command, of name: String) {
    lines.append(".Ss \(name) \(command.commandName)")
    add(paragraph: command.abstract ?? "")
    if let discussion = command.discussion, !discussion.isEmpty {
      lines.append(".Pp")
      add(discussion: discussion)
    }
    if command.options.isEmpty { return }
    lines.append(".Bl -tag -width Ds")
    for argument in command.options {
      lines.append(".It \(ManualPage.heading(argument))")
      add(paragraph: argument.abstract ?? "")
      if let value = argument.defaultValue, !value.isEmpty {
        add(paragraph: "The default is \(value).")
      }
    }
    lines.append(".El")
  }

  /// Paragraphs; lines that start with spaces are shown as they are.
  private mutating func add(discussion: String?) {
    let paragraphs = (discussion ?? "").split(separator: "\n\n")
    for (index, paragraph) in paragraphs.enumerated() {
      let isExample = paragraph.hasPrefix("  ")
      if index > 0, !isExample { lines.append(".Pp") }
      if isExample { lines.append(".Bd -literal -offset indent") }
      for line in paragraph.split(separator: "\n") {
        if isExample {
          let isDeep = line.hasPrefix("  ")
          lines.append(
            ManualPage.escaped(String(line.dropFirst(isDeep ? 2 : 0)))
          )
        } else {
          add(paragraph: String(line))
        }
      }
      if isExample { lines.append(".Ed") }
    }
  }

  /// Prose in short lines, each sentence on a new one.
  private mutating func add(paragraph: String) {
    var line = ""
    for word in paragraph.split(separator: " ") {
      let isSentence = [".", "!", "?"].contains { line.hasSuffix($0) }
      if isSentence || line.count + word.count > ManualPage.lineLength {
        lines.append(ManualPage.escaped(line))
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    if !line.isEmpty { lines.append(ManualPage.escaped(line)) }
  }

  private mutating func addEnvironment() {
    lines += [
      ".Sh ENVIRONMENT", ".Bl -tag -width Ds", ".It Ev PATHSUM_CPU",
      "The instructions that samplers may use:",
      "baseline, avx2 or avx512.", ".El",
    ]
  }

  /// `Fl Fl widths Ar n0,...,nd`.
  private static func heading(_ argument: HelpDump.Argument) -> String {
    let names = (argument.names ?? []).map { name in
      let dashes = name.kind == "short" ? "Fl" : "Fl Fl"
      return "\(dashes) \(escaped(name.name))"
    }
    let value = argument.valueName.map { " Ar \(word($0))" } ?? ""
    switch argument.kind {
    case "positional":
      return "\(value.dropFirst())" + (argument.isRepeating ? " ..." : "")
    case "flag": return names.joined(separator: " , ")
    default: return names.map { $0 + value }.joined(separator: " , ")
    }
  }

  /// One argument of a macro, even if it looks like a macro or has spaces.
  private static func word(_ text: String) -> String {
    let guarded = "\\&" + escaped(text)
    return guarded.contains(" ") ? "\"\(guarded)\"" : guarded
  }

  /// An abstract as mdoc wants it: without the stop.
  private static func phrase(_ text: String?) -> String {
    let text = text ?? ""
    return String(text.hasSuffix(".") ? text.dropLast() : text[...])
  }

  /// Text in which nothing is a request or an escape; ASCII hyphens stay.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
