import TestSupport
import Testing

/// `verify` and `plan`: what they print, in which form, with which status.
@Suite struct VerifyContractTests {
  @Test func csvHasARowAClaim() throws {
    let outcome = try Tool.run(["verify", "h6", "G4", "--format", "csv"])
    #expect(outcome.status == 0)
    let records = try StrictCSV.records(outcome.output)
    #expect(
      records[0].prefix(4) == ["claim", "source", "statement", "as_printed"]
    )
    #expect(records.dropFirst().map { $0[0] } == ["H6", "G4"])
    #expect(records.dropFirst().map { $0[3] } == ["false", "true"])
  }

  @Test func jsonSaysWhatAndWhy() throws {
    let words = ["verify", "H6", "--format", "json"]
    let first = try Tool.run(words)
    let result = try JSON(first.output)["results"][0]
    #expect(result["asPrinted"].string == "false")
    #expect(result["verdict"].string == "as expected")
    #expect(result["correction"].string?.isEmpty == false)
    #expect(first.output == (try Tool.run(words + ["--threads", "3"])).output)
  }

  @Test func theListCoversTheSources() throws {
    for (source, count) in [("slides", 23), ("tutorial", 30), ("thesis", 36)] {
      let list = try Tool.run(
        ["verify", "--list", "--source", source, "--format", "csv"]
      )
      #expect(try StrictCSV.records(list.output).count == count + 1)
    }
  }

  @Test func explanationsAreAtLength() throws {
    let outcome = try Tool.run(["verify", "H6", "--format", "table"])
    for label in ["printed", "reading", "worked out", "instead", "verdict"] {
      #expect(outcome.output.contains("  \(label) "), "\(label)")
    }
  }

  @Test(arguments: [
    ["verify", "H99"], ["verify", "--source", "blog"],
    ["verify", "--level", "long"],
    ["plan", "--widths", "3,1", "--precision", "0"],
  ])
  func badWordsAreUsage(words: [String]) throws {
    let outcome = try Tool.run(words)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.complaints.count == 1)
  }

  /// The plan of a deep, narrow net: hopeless by direct sampling, and not by
  /// splitting.
  @Test func hopelessIsSaid() throws {
    let words = "plan --widths 4,4x20,1 --moments 2 --precision 0.1"
      .split(separator: " ").map(String.init)
    let outcome = try Tool.run(words + ["--format", "json"])
    #expect(outcome.status == 0)
    let document = try JSON(outcome.output)
    let ways = document["results"].elements
    #expect(ways.contains { $0["method"].string == "splitting" })
    let direct = try #require(
      ways.first { $0["sampler"].string == "dense" }?["samples"].number
    )
    #expect(direct > 1e12)
    #expect(ways[0]["advice"].string?.contains("splitting") == true)
  }
}
