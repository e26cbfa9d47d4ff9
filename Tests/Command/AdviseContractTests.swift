import TestSupport
import Testing

/// `pathsum advise`: the best widths, the given ones, and what it refuses.
@Suite struct AdviseContractTests {
  private static let keys: Set = [
    "budget", "amount", "widths", "spent", "beta", "betaBound", "exact", "log",
    "standing",
  ]

  /// Gaussian weights: equal widths, 2 · 3 · (1 + 5/20)⁵ = 9375/512.
  @Test func equalWidths() throws {
    let document = try JSON.document("advise --neurons 100 --depth 6")
    #expect(document.keys == ["schema", "command", "weights", "results"])
    #expect(document["weights"].strings == ["gaussian"])
    #expect(document["results"].count == 1)
    let advice = document["results"][0]
    #expect(advice.keys == Self.keys.union(["reason"]))
    #expect(advice["budget"].string == "neurons")
    #expect(advice["amount"].number == 100 && advice["spent"].number == 100)
    #expect(advice["widths"].string == "1,20x5,1")
    #expect(advice["beta"].number == 0.25)
    #expect(advice["betaBound"].number == 0.25)
    #expect(advice["exact"].string == "9375/512")
    #expect(advice["standing"].string == "proved")
  }

  /// A given network is held against both of its budgets.
  @Test func givenWidths() throws {
    let document = try JSON.document("advise --widths 10,8,2,1")
    let results = document["results"].elements
    #expect(results.map { $0["budget"].string } == ["neurons", "parameters"])
    #expect(results.map { $0["amount"].number } == [10, 98])
    let exact = try JSON.document("exact --widths 10,8,2,1 --moments 2")
    let own = exact["results"][0]["exact"].string
    for advice in results {
      let given: Set = [
        "given", "givenSpent", "givenBeta", "givenBetaBound", "givenExact",
        "givenLog", "ratioExact", "logRatio",
      ]
      #expect(advice.keys.isSuperset(of: given.union(Self.keys)))
      #expect(advice["given"].string == "10,8,2,1")
      #expect(advice["givenExact"].string == own)
      #expect(advice["givenSpent"].number == advice["amount"].number)
      #expect((advice["logRatio"].number ?? -1) >= 0)
      let (spent, most) = (advice["spent"].number, advice["amount"].number)
      #expect(try #require(spent) <= #require(most))
      // The advised network's moment is that of `exact`.
      let best = try #require(advice["widths"].string)
      let check = try JSON.document("exact --widths \(best) --moments 2")
      #expect(check["results"][0]["exact"].string == advice["exact"].string)
    }
  }

  /// Fewer neurons cost more, more cost less; both budgets at once are two.
  @Test func budgetsAreKept() throws {
    let document = try JSON.document(
      "advise --neurons 12 --parameters 60 --depth 3 --inputs 4 --outputs 2"
        + " --weights laplace"
    )
    let results = document["results"].elements
    #expect(results.map { $0["budget"].string } == ["neurons", "parameters"])
    for advice in results {
      let widths = try #require(advice["widths"].string)
      #expect(widths.hasPrefix("4,") && widths.hasSuffix(",2"))
      #expect(advice["given"].value == nil)
    }
    #expect(results[0]["spent"].number == 12)
    #expect((results[1]["spent"].number ?? 99) <= 60)
  }

  @Test func csvHasARowANetwork() throws {
    let line = ["advise", "--widths", "10,8,2,1", "--format", "csv"]
    let records = try StrictCSV.records(try Tool.run(line).output)
    let rows = records.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(records[0], row))
    }
    #expect(rows.map { $0["network"] } == ["best", "given", "best", "given"])
    #expect(rows[1]["widths"] == "10,8,2,1" && rows[1]["standing"] == "")
    #expect(rows[0]["ratio_to_best_exact"] == "1")
  }

  @Test func theTableNamesTheProof() throws {
    let line = "advise --neurons 100 --depth 6 --format table"
    let words = line.split(separator: " ").map(String.init)
    let table = try Tool.run(words).output
    #expect(table.contains("budget 100 neurons") && table.contains("proved:"))
    #expect(table.contains("1,20x5,1") && table.contains("9375/512"))
  }

  static let refusals: [BadInput] = [
    .init("advise", nil, .usage, "budget"),
    .init("advise --neurons 5", nil, .usage, "--depth"),
    .init("advise --depth 5", nil, .usage, "budget"),
    .init("advise --neurons 3 --depth", "6", .refused, "5 hidden layers"),
    .init("advise --parameters 3 --depth", "6", .refused, "3 parameters"),
    .init("advise --depth 3 --neurons", "0", .usage, "'0'"),
    .init("advise --depth 3 --neurons", "1.5", .usage, "'1.5'"),
    .init("advise --depth 3 --neurons", "1e13", .refused, "1e13"),
    .init("advise --neurons 5 --depth", "1", .refused, "depth of 1"),
    .init("advise --neurons 5 --depth", "x", .usage, "'x'"),
    .init("advise --widths", "5,1", .refused, "depth of 1"),
    .init("advise --widths 5,4,1 --depth", "2", .usage, "--depth"),
    .init("advise --widths 5,4,1 --inputs", "5", .usage, "--inputs"),
    .init("advise --widths 5,4,1 --outputs", "1", .usage, "--outputs"),
    .init("advise --neurons 9 --depth 3 --inputs", "0", .usage, "--inputs"),
    .init(
      "advise --neurons 9 --depth 2 --weights",
      "exponential",
      .refused,
      "exponential"
    ),
    .init(
      "advise --neurons 9 --depth 2 --weights",
      "student(4)",
      .refused,
      "student(4)"
    ),
    .init("advise --neurons 9 --depth 2 --weights", "nope", .usage, "nope"),
    .init("advise --neurons 9 --depth 2 --format", "xml", .usage, "xml"),
  ]

  @Test(arguments: refusals) func refuses(input: BadInput) throws {
    try input.check()
  }
}
