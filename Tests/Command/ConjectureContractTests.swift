import Foundation
import TestSupport
import Testing

/// `pathsum verify --claim`: reports, statuses, and faults with their lines.
@Suite struct ConjectureContractTests {
  private static let gaussian = """
    title = "T"
    [family]
    depth = "1...2"
    hidden = "1...9"
    [claim]
    upper = "exp(18*beta)"
    where_is_it = 1
    """

  private static func run(
    _ text: String,
    _ format: String
  ) throws -> Tool.Outcome {
    let folder = try TemporaryFolder()
    _ = try folder.put(text.utf8, in: "my.toml")
    return try Tool.run(
      ["verify", "--claim", "my.toml", "--format", format],
      in: folder
    )
  }

  private static func claim(_ relation: String) -> String {
    "title = \"T\"\n[family]\ndepth = 2\nhidden = \"1...9\"\n[claim]\n"
      + relation + "\n"
  }

  @Test func aViolatedClaimHasItsCounterexample() throws {
    let outcome = try Self.run(Self.claim("upper = \"exp(18*beta)\""), "json")
    #expect(outcome.status == 1 && outcome.errors == "")
    let document = try JSON(outcome.output)
    document.expectClean()
    #expect(document["schema"].string == "pathsum/1")
    #expect(document["command"].string == "verify")
    #expect(document["verdict"].string == "violated")
    #expect(document["members"].number == 9)
    #expect(document["violated"].number == 2)
    let smallest = document["smallestCounterexample"]
    #expect(smallest["widths"].string == "1,8,1")
    #expect(smallest["truth"].string == "39/4")
    #expect(smallest["moment"].number == 2)
    let slack = try #require(document["worst"]["slack"].number)
    // ln of e²/(28/3): widths 1, 9, 1.
    #expect(abs(slack - (2 - log(28.0 / 3))) < 1e-12)
  }

  @Test func statuses() throws {
    let holds = try Self.run(Self.claim("lower = \"2*2^beta\""), "table")
    #expect(holds.status == 0)
    #expect(holds.output.contains("verdict  holds on all 9"))
    #expect(holds.output.contains("closest case"))
    let open = try Self.run(
      Self.claim("value = \"exp(log(6*(1 + 5/n[1])))\""),
      "table"
    )
    #expect(open.status == 2)
    #expect(open.output.contains("undecided in 9 of 9"))
    let violated = try Self.run(Self.claim("upper = \"6\""), "table")
    #expect(violated.status == 1)
    #expect(violated.output.contains("smallest counterexample"))
    #expect(violated.output.contains("widths 1x3, gaussian, K = 2"))
    #expect(violated.output.contains("worst violation"))
  }

  @Test func csvHasARowAComparison() throws {
    let outcome = try Self.run(Self.claim("upper = \"exp(18*beta)\""), "csv")
    let records = try StrictCSV.records(outcome.output)
    try Snapshot.expect(
      records[0].joined(separator: "\n") + "\n",
      "columns-verify-claim.txt"
    )
    #expect(records.count == 10)
    let rows = records.dropFirst().map {
      Dictionary(uniqueKeysWithValues: zip(records[0], $0))
    }
    let smallest = rows.filter { $0["is_smallest_counterexample"] == "yes" }
    #expect(smallest.map { $0["widths"] } == ["1,8,1"])
    #expect(rows.filter { $0["verdict"] == "violated" }.count == 2)
    #expect(rows.allSatisfy { $0["log_slack"]?.isEmpty == false })
  }

  @Test(arguments: [
    (gaussian, Int32(65), "line 7: the key 'where_is_it' is unknown"),
    (claim("upper = \"6 +\""), 65, "line 6: 'upper' at column 4"),
    (claim("upper = \"n[7]\""), 65, "widths 1x3, gaussian, K = 2"),
    (claim("upper = \"1"), 65, "line 6"),
    ("title = \"T\"", 65, "[claim]"),
    (
      claim("upper = \"1\"").replacing("hidden", with: "input = \"zeros\"#"),
      3,
      "the input is 0"
    ),
  ])
  func faults(text: String, status: Int32, mention: String) throws {
    let outcome = try Self.run(text, "table")
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.complaints.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.contains(mention), "\(outcome.errors)")
  }

  static let usage: [BadInput] = [
    .init("verify --claim", "no.toml", .missingInput, "no.toml"),
    .init("verify H6 --claim", "no.toml", .usage, "no.toml"),
    .init("verify --list --claim", "no.toml", .usage, "no.toml"),
  ]

  @Test(arguments: usage) func misuse(input: BadInput) throws {
    try input.check()
  }

  /// The quickest of the worked examples, as a reader runs it.
  @Test func aWorkedExampleRuns() throws {
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../data/conjectures")
      .appendingPathComponent("log-normal-growth.toml").standardized.path
    let outcome = try Tool.run(["verify", "--claim", file, "--format", "table"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("widths 1,1, student(13/2), K = 3"))
    #expect(outcome.output.contains("E[Z^3] = 972"))
  }
}
