import Foundation

/// A piece of Swift that the documentation shows.
struct CodeBlock: Sendable, CustomStringConvertible {
  /// Where it starts, `file:line`.
  let description: String
  /// Its lines, trimmed, without imports and without empty ones at the ends.
  let lines: [String]

  private init?(_ file: URL, _ number: Int, _ raw: [String]) {
    let path = file.path.replacingOccurrences(
      of: Repository.root.path + "/",
      with: ""
    )
    description = "\(path):\(number)"
    var kept = raw.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.hasPrefix("import ") }[...]
    kept = kept.drop { $0.isEmpty }
    while kept.last?.isEmpty == true { kept.removeLast() }
    lines = Array(kept)
    if lines.isEmpty { return nil }
  }

  /// Whether an example has these lines, in this order and together.
  func isContained(in source: [String]) -> Bool {
    guard lines.count <= source.count else { return false }
    return (0...(source.count - lines.count)).contains { start in
      source[start..<(start + lines.count)].elementsEqual(lines)
    }
  }

  /// The blocks fenced as Swift in a Markdown file.
  static func fenced(in file: URL) -> [CodeBlock] {
    fenced(file, Repository.lines(of: file).enumerated().map { ($0, $1) })
  }

  /// The blocks in the doc comments of a Swift file: fenced ones, and those that
  /// are indented and read as Swift.
  static func commented(in file: URL) -> [CodeBlock] {
    let comments = Repository.lines(of: file).enumerated().compactMap {
      number,
      line -> (Int, String)? in
      let line = line.trimmingCharacters(in: .whitespaces)
      guard line.hasPrefix("///") else { return nil }
      return (number, String(line.dropFirst(3)))
    }
    return fenced(file, comments) + indented(file, comments)
  }

  private static func fenced(
    _ file: URL,
    _ lines: [(number: Int, text: String)]
  ) -> [CodeBlock] {
    var blocks: [CodeBlock?] = []
    var open: (number: Int, lines: [String])?
    for (number, text) in lines {
      let text = text.trimmingCharacters(in: .whitespaces)
      if let block = open {
        if text == "```" {
          blocks.append(CodeBlock(file, block.number, block.lines))
          open = nil
        } else {
          open?.lines.append(text)
        }
      } else if text == "```swift" {
        open = (number + 1, [])
      }
    }
    return blocks.compactMap { $0 }
  }

  private static func indented(
    _ file: URL,
    _ lines: [(number: Int, text: String)]
  ) -> [CodeBlock] {
    var groups: [(first: Int, last: Int, lines: [String])] = []
    for (number, text) in lines where text.hasPrefix("     ") {
      if let last = groups.last, number == last.last + 1 {
        groups[groups.count - 1].last = number
        groups[groups.count - 1].lines.append(text)
      } else {
        groups.append((number, number, [text]))
      }
    }
    return groups.filter { group in group.lines.contains(where: isSwift) }
      .compactMap { CodeBlock(file, $0.first + 1, $0.lines) }
  }

  /// Formulas are indented too; statements start with one of Swift's words.
  private static func isSwift(_ line: String) -> Bool {
    let start = #/(let|var|struct) \w|try \w|for \w+ in|print\(|await /#
    return line.trimmingCharacters(in: .whitespaces).prefixMatch(of: start)
      != nil
  }
}
