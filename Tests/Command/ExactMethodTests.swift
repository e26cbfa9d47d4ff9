import Foundation
import TestSupport
import Testing

/// `pathsum exact` beyond plain moments: methods, arithmetics, masks, graphs.
@Suite struct ExactMethodTests {
  private static func results(_ line: String) throws -> [JSON] {
    try JSON.document("exact \(line)")["results"].elements
  }

  /// Three routes, one answer, to the letter.
  @Test(arguments: [
    "--widths 2,2,2,1 --moments 1-2", "--widths 3,2,2 --moments 1-3",
    "--widths 2,3,1 --moments 1-2 --entry 1,0 --weights laplace",
    "--widths 3,2,1 --mixed 1,1,1 --weights uniform",
    "--widths 3,2,1 --mixed 2,1 --output-activation linear",
  ])
  func methodsAgree(question: String) throws {
    let runs = try ["recursion", "enumerate", "strands"].map { method in
      let results = try Self.results("\(question) --method \(method)")
      return results.map { [$0["exact"].string, $0["quantity"].string] }
    }
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
    #expect(runs[0].allSatisfy { $0[0] != nil })
  }

  /// One layer, Gaussian: E[Z₁⁴Z₂²Z₃²] = ½ · 3 · (2/3)⁴.
  @Test func mixed() throws {
    let results = try Self.results("--widths 3,1 --mixed 2,1,1")
    #expect(results.count == 1)
    let keys: Set = ["quantity", "moment", "mixed", "exact", "value", "log"]
    #expect(results[0].keys == keys)
    #expect(results[0]["quantity"].string == "mixed")
    #expect(results[0]["moment"].number == 4)
    #expect(results[0]["mixed"].numbers == [2, 1, 1])
    #expect(results[0]["exact"].string == "8/27")
    let line = ["exact", "--widths", "3,1", "--mixed", "2,1,1"]
    let table = try Tool.run(line + ["--format", "table"]).output
    #expect(table.contains("E[Z0q^4 Z1q^2 Z2q^2]") && table.contains("8/27"))
    let records = try StrictCSV.records(try Tool.run(line).output)
    let row = Dictionary(uniqueKeysWithValues: zip(records[0], records[1]))
    #expect(row["mixed"] == "2 1 1" && row["quantity"] == "mixed")
  }

  /// Bounds by directed rounding enclose 672, and stay narrow at any depth.
  @Test func enclosures() throws {
    let line = "--arithmetic enclosure --moments 3"
    let golden = try Self.results("--widths 3,4,5,2 \(line)")[0]
    #expect(golden["exact"].value == nil)
    let keys: Set = ["quantity", "moment", "enclosure", "value", "log"]
    #expect(golden.keys == keys)
    let ends = golden["enclosure"].strings.compactMap(Double.init)
    #expect(ends.count == 2 && ends[0] <= 672 && 672 <= ends[1])
    let deep = try Self.results("--widths 10,64x9999,1 \(line)")[0]
    let bounds = deep["enclosure"].strings
    #expect(bounds.count == 2 && bounds[0].prefix(16) == bounds[1].prefix(16))
    #expect((deep["log"].number ?? 0) > 1000)
  }

  /// Doubles come with a proved bound on their relative error.
  @Test func doubles() throws {
    let line = "--widths 3,4,5,2 --arithmetic double --moments 1-5"
    let results = try Self.results(line)
    let exact = [1, 15, 672, 1_651_104.0 / 25, 300_528_228.0 / 25]
    let keys: Set = ["quantity", "moment", "value", "log", "relativeError"]
    for (result, truth) in zip(results, exact) {
      #expect(result.keys == keys)
      let value = try #require(result["value"].number)
      let error = try #require(result["relativeError"].number)
      #expect(error > 0 && error < 1e-12)
      // The printed value is e^log: a few units more.
      let allowance = error + 4e-15
      #expect(abs(value - truth) <= truth * allowance, "\(value)")
    }
  }

  /// D17: a leak of ½ makes ρ = 34/25, masks of density ⅓ make it 3.
  @Test func gates() throws {
    let leaky = try JSON.document("exact --widths 2,2,1 --leak 1/2")
    #expect(leaky["leak"].string == "1/2")
    #expect(leaky["maskDensity"].string == "1/2")
    // 34/25 · 2 · (1 + 77/50).
    let moments = leaky["results"].elements.map { $0["exact"].string }
    #expect(moments == ["1", "4318/625"])
    let masked = try JSON.document("exact --widths 2,2,1 --mask-density 1/3")
    #expect(masked["maskDensity"].string == "1/3")
    // 3 · 2 · (1 + 8/2).
    let values = masked["results"].elements.map { $0["exact"].string }
    #expect(values == ["1", "30"])
    let plain = try JSON.document("exact --widths 2,2,1 --mask-density 0.5")
    #expect(plain["maskDensity"].value == nil && plain["leak"].value == nil)
    #expect(plain["results"][1]["exact"].string == "14")
  }

  private static let chain = """
    {
      "schema": "pathsum-graph/1", "inputs": ["a", "b"],
      "neurons": ["u", "v"], "outputs": ["q"],
      "edges": [
        { "from": "a", "to": "u" }, { "from": "b", "to": "u" },
        { "from": "a", "to": "v" }, { "from": "b", "to": "v" },
        { "from": "u", "to": "q" }, { "from": "v", "to": "q" }
      ],
      "weights": "gaussian"
    }
    """

  /// The fully connected 2,2,1 as a graph has the moments of 2,2,1.
  @Test(arguments: ["recursion", "enumerate"])
  func graphs(method: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(Self.chain.utf8, in: "graph.json")
    let line = "exact --graph \(path) --moments 1-3 --method \(method)"
    let document = try JSON.document(line)
    #expect(document.keys == ["schema", "command", "network", "results"])
    #expect(document["network"]["nodes"].number == 5)
    #expect(document["network"]["edges"].number == 6)
    #expect(document["network"]["outputName"].string == "q")
    let results = document["results"].elements
    #expect(results.map { $0["exact"].string } == ["1", "14", "468"])
    #expect(results.allSatisfy { $0["method"].string != nil })
    let entry = try Self.results("--graph \(path) --entry b,q --moments 2")
    #expect(entry[0]["exact"].string == "21/4")
    let mixed = try Self.results("--graph \(path) --mixed 1,1")
    let same = try Self.results("--widths 2,2,1 --mixed 1,1")
    #expect(mixed[0]["exact"].string == same[0]["exact"].string)
  }

  /// A residual net without branch output would have E[Z] = 1; with it the
  /// mean is ∏ (1 + s²), and CSV has the columns of all `exact`.
  @Test func residualNets() throws {
    let line = "exact --residual 4,6,6 --branch-variance 1/2"
    let document = try JSON.document(line)
    let network = document["network"]
    #expect(network["stream"].number == 4 && network["blocks"].number == 2)
    #expect(network["branchVariance"].string == "1/2")
    let results = document["results"].elements
    #expect(results.map { $0["moment"].number } == [1, 2])
    #expect(results[0]["exact"].string == "9/4")
    let words = line.split(separator: " ").map(String.init)
    let records = try StrictCSV.records(try Tool.run(words).output)
    let header = try StrictCSV.records(
      try Tool.run(["exact", "--widths", "2,1"]).output
    )[0]
    #expect(records[0] == header && records.count == 3)
    #expect(records[1][0] == "residual:4,6,6")
  }
}
