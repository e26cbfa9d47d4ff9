import Foundation

/// A worked example: a function that runs, and its source text.
///
/// Readers meet its lines in the README, an article or a doc comment. A comment
/// after a `print`, or on the lines below it, says what is printed.
struct Example: Sendable {
  /// The function's name.
  let name: String
  /// The example itself.
  let body: @Sendable () async throws -> Void

  init(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
    self.name = name
    self.body = body
  }

  /// The lines of the function, trimmed; empty if it cannot be found.
  var source: [String] {
    let start = "static func \(name)() "
    guard
      let first = Repository.exampleLines.firstIndex(where: {
        $0.hasPrefix("  " + start)
      })
    else { return [] }
    return Repository.exampleLines[(first + 1)...]
      .prefix { $0 != "  }" }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// What its comments say that it prints; `, exactly` is for the reader.
  var promised: [String] {
    var lines: [String] = []
    for line in source {
      guard let comment = line.range(of: "// ") else { continue }
      let isAlone = comment.lowerBound == line.startIndex
      guard isAlone || line.contains("print(") else { continue }
      let text = String(line[comment.upperBound...])
      lines.append(text.replacingOccurrences(of: ", exactly", with: ""))
    }
    return lines
  }
}
