import Testing

/// What the documentation shows compiles, runs and prints what it says.
@Suite struct DocumentationTests {
  static let articleBlocks = Repository.articles.flatMap {
    CodeBlock.fenced(in: $0)
  }

  static let commentBlocks = Repository.sources.flatMap {
    CodeBlock.commented(in: $0)
  }

  /// Every block of Swift stands, line for line, in a function that is run.
  @Test(arguments: articleBlocks + commentBlocks)
  func isAnExampleThatRuns(block: CodeBlock) {
    let isThere = Examples.all.contains { block.isContained(in: $0.source) }
    #expect(isThere, "no example has the lines of \(block): \(block.lines)")
  }

  @Test(arguments: Examples.all.map(\.name))
  func printsWhatItSays(name: String) async throws {
    let example = try #require(Examples.all.first { $0.name == name })
    #expect(!example.source.isEmpty, "the source of \(name) is not found")
    #expect(try await Transcript.of(example.body) == example.promised)
  }

  /// The reader of blocks finds those that are there.
  @Test func findsTheBlocks() {
    #expect(Self.articleBlocks.count >= 12)
    #expect(Self.commentBlocks.count >= 12)
    #expect(Set(Examples.all.map(\.name)).count == Examples.all.count)
  }

  /// A changed line, a changed order and a missing line are all noticed.
  @Test func differencesAreNoticed() throws {
    let block = try #require(Self.articleBlocks.first { $0.lines.count >= 3 })
    let lines = block.lines
    #expect(block.isContained(in: ["a"] + lines + ["b"]))
    #expect(!block.isContained(in: Array(lines.dropFirst())))
    #expect(!block.isContained(in: lines.dropLast() + ["changed"]))
    #expect(!block.isContained(in: lines.reversed()))
  }
}
