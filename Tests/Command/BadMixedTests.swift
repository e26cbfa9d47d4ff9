import TestSupport
import Testing

/// Mixed moments that no method can give are refused by each of them.
@Suite struct BadMixedTests {
  static let tooMany: [BadInput] = ["recursion", "enumerate", "strands"].map {
    .init(
      "exact --widths 1,2,1 --mixed 1,1 --method \($0)",
      nil,
      .refused,
      "2 entries"
    )
  }

  @Test(arguments: tooMany) func moreThanInputs(input: BadInput) throws {
    try input.check()
  }

  /// Exponents whose sum passes the range of integers.
  @Test(arguments: ["--widths 2,2,1", "--graph graph.json"])
  func hugeExponents(net: String) throws {
    let folder = try TemporaryFolder()
    let graph = """
      {"schema": "pathsum-graph/1", "inputs": ["a", "b"], "outputs": ["q"],
       "edges": [{"from": "a", "to": "q"}, {"from": "b", "to": "q"}]}
      """
    _ = try folder.put(graph.utf8, in: "graph.json")
    let words = "exact \(net) --mixed 9223372036854775807,1"
    let outcome = try Tool.run(
      words.split(separator: " ").map(String.init),
      in: folder
    )
    #expect(outcome.signal == nil)
    #expect(outcome.output == "")
    #expect(outcome.complaints.count == 1, "\(outcome.errors.prefix(200))")
    #expect(outcome.errors.hasPrefix("pathsum: "))
  }

  /// A double's interval in CSV holds the truth: E[Z] = 1, ln 1 = 0.
  @Test func doublesHaveAnInterval() throws {
    let line =
      "exact --widths 2,2,1 --leak 1/2 --arithmetic double --moments 1"
    let words = line.split(separator: " ").map(String.init)
    let records = try StrictCSV.records(try Tool.run(words).output)
    let row = Dictionary(uniqueKeysWithValues: zip(records[0], records[1]))
    let low = try #require(row["ci_low"].flatMap(Double.init))
    let high = try #require(row["ci_high"].flatMap(Double.init))
    #expect(low <= 0 && 0 <= high)
  }
}
