import Foundation
import TestSupport
import Testing

/// What the library's articles show of the command is what it prints.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter ArticleTests` rewrites the articles
/// after a change that was meant.
@Suite(.serialized) struct ArticleTests {
  /// A command and the output that an article shows under it.
  struct Shown: Sendable, CustomTestStringConvertible {
    let article: URL
    let command: String
    let output: String

    var testDescription: String {
      "\(article.lastPathComponent): \(command)"
    }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../..").standardized

  private static let folder = root.appendingPathComponent(
    "Sources/PathSum/PathSum.docc"
  )

  static let shown: [Shown] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path
    )
    return (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
      .flatMap { shown(in: folder.appendingPathComponent($0)) }
  }()

  private static func shown(in article: URL) -> [Shown] {
    let text = (try? String(contentsOf: article, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```\n$ pathsum ").dropFirst()
      .compactMap { rest in
        guard let end = rest.range(of: "\n```"),
          let line = rest.firstIndex(of: "\n")
        else { return nil }
        let output = rest[rest.index(after: line)..<end.lowerBound]
        return Shown(
          article: article,
          command: String(rest[..<line]),
          output: "\(output)\n"
        )
      }
  }

  @Test(arguments: shown) func isWhatIsPrinted(shown: Shown) throws {
    let outcome = try Tool.shell(
      "cd '\(Self.root.path)' && exec \"$PATHSUM\" \(shown.command)"
    )
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try update(shown, to: outcome.output)
      return
    }
    // The instructions are this processor's.
    #expect(
      outcome.output.replacing(/cpu \w+/, with: "cpu")
        == shown.output.replacing(/cpu \w+/, with: "cpu")
    )
  }

  private func update(_ shown: Shown, to output: String) throws {
    let head = "$ pathsum \(shown.command)\n"
    let text = try String(contentsOf: shown.article, encoding: .utf8)
      .replacingOccurrences(of: head + shown.output, with: head + output)
    try Data(text.utf8).write(to: shown.article)
  }

  @Test func thereAreSome() { #expect(Self.shown.count >= 10) }
}
