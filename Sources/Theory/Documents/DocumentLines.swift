/// Where the keys of a TOML document stand.
///
/// The document has been parsed before, so it is well formed; this finds the
/// lines that the parser's values no longer know.
struct DocumentLines {
  private var lines: [String: Int] = [:]

  /// The line of a key, `family.depth` say, or of a table.
  func line(of key: String) -> Int? { lines[key] }

  init(_ text: String) {
    var table = ""
    var state = State()
    let rows = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (i, row) in rows.enumerated() {
      if state.isInsideValue {
        state.read(row)
        continue
      }
      let trimmed = row.drop { $0.isWhitespace }
      if trimmed.hasPrefix("[") {
        table = DocumentLines.name(
          trimmed.drop { $0 == "[" }.prefix { $0 != "]" }
        )
        if lines[table] == nil { lines[table] = i + 1 }
        continue
      }
      guard !trimmed.hasPrefix("#"), let sign = trimmed.firstIndex(of: "=")
      else { continue }
      let key = DocumentLines.name(trimmed[..<sign])
      lines[table.isEmpty ? key : "\(table).\(key)"] = i + 1
      state.read(trimmed[trimmed.index(after: sign)...])
    }
  }

  private static func name(_ text: Substring) -> String {
    text.split(separator: ".").map { part in
      part.filter { !$0.isWhitespace && !"\"'".contains($0) }
    }.joined(separator: ".")
  }

  /// Whether a value goes on in the next line.
  private struct State {
    private var brackets = 0
    /// The quotes that end the text that is being read, if any.
    private var quotes = ""

    var isInsideValue: Bool { brackets > 0 || quotes.count == 3 }

    mutating func read(_ row: Substring) {
      var rest = row
      while let first = rest.first {
        if !quotes.isEmpty {
          if first == "\\", quotes.hasPrefix("\"") {
            rest = rest.dropFirst(2)
          } else if rest.hasPrefix(quotes) {
            rest = rest.dropFirst(quotes.count)
            quotes = ""
          } else {
            rest = rest.dropFirst()
          }
          continue
        }
        if first == "#" { break }
        if "\"'".contains(first) {
          let triple = String(repeating: first, count: 3)
          quotes = rest.hasPrefix(triple) ? triple : String(first)
          rest = rest.dropFirst(quotes.count)
          continue
        }
        if "[{".contains(first) { brackets += 1 }
        if "]}".contains(first) { brackets -= 1 }
        rest = rest.dropFirst()
      }
      if quotes.count == 1 { quotes = "" }
    }
  }
}
