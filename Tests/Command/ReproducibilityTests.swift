import Foundation
import TestSupport
import Testing

/// The numbers depend on the question and the seed, on nothing else.
@Suite struct ReproducibilityTests {
  private static func estimate(_ more: String) throws -> Tool.Outcome {
    let line = "estimate --widths 3,8,4,2 --moments 1-2 --samples 3000 " + more
    return try Tool.run(line.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    "--seed 7", "--seed 0 --weights uniform --bias gaussian(1/4)",
    "--seed 18446744073709551615 --weights sparse(1/2,laplace) --entry 1,1",
    "--seed 7 --rng mt19937",
  ])
  func threadsDoNotMatter(question: String) throws {
    let runs = try [1, 2, 3, 7].map { threads in
      try Self.estimate("\(question) --threads \(threads)").output
    }
    #expect(!runs[0].isEmpty)
    #expect(runs.allSatisfy { $0.utf8.elementsEqual(runs[0].utf8) })
  }

  @Test func seedsAndGeneratorsMatter() throws {
    let questions = [
      "--seed 7", "--seed 8", "--seed 7 --rng mt19937", "--seed 7 --rng taus2",
    ]
    let values = try questions.map { question in
      let records = try StrictCSV.records(try Self.estimate(question).output)
      let column = try #require(records[0].firstIndex(of: "p_value"))
      return records.dropFirst().map { $0[column] }
    }
    #expect(Set(values).count == questions.count)
  }

  @Test(arguments: ["mt19937", "ranlxd2", "taus2", "gfsr4"])
  func theGeneratorIsNamed(rng: String) throws {
    let outcome = try Self.estimate("--seed 7 --rng \(rng)")
    #expect([0, 2].contains(outcome.status))
    let records = try StrictCSV.records(outcome.output)
    let column = try #require(records[0].firstIndex(of: "rng"))
    #expect(records.dropFirst().allSatisfy { $0[column] == rng })
  }

  @Test func aDrawnSeedIsPrintedAndRepeatsTheRun() throws {
    let first = try Self.estimate("")
    let seeds = first.complaints.compactMap {
      $0.wholeMatch(of: /seed (\d+)/)?.output.1
    }
    let seed = try #require(seeds.first.flatMap { UInt64($0) })
    #expect(first.complaints.count == 1)
    let again = try Self.estimate("--seed \(seed)")
    #expect(again.output == first.output)
    #expect(again.errors == "")
    #expect(try Self.estimate("").errors != first.errors)
  }

  @Test func theSidecarHoldsWhatTheCSVMustNot() throws {
    let folder = try TemporaryFolder()
    for threads in ["1", "2"] {
      let line = "estimate --widths 3,2,1 --samples 300 --seed 7 --threads"
      let words = line.split(separator: " ").map(String.init)
      _ = try Tool.run(
        words + [threads, "--out", "\(threads).csv"],
        in: folder
      )
    }
    let names = ["1.csv", "1.meta.json", "2.csv", "2.meta.json"]
    #expect(try folder.names == names)
    #expect(try folder.text("1.csv") == folder.text("2.csv"))
    let sidecar = try JSON(try folder.text("2.meta.json"))
    #expect(sidecar["threads"].number == 2)
    #expect(sidecar["seed"].string == "7")
    #expect(sidecar["csv"].string == "2.csv")
  }
}
