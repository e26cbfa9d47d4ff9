import Foundation
import TestSupport
import Testing

/// `pathsum reproduce`, small: its files, its report, and life without gnuplot.
@Suite struct ReproduceTests {
  private static let line = [
    "reproduce", "second-moment", "--draws", "1000", "--out", "figures",
  ]

  private static func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file("figures"))
      .sorted()
  }

  @Test func theFilesAreWhereTheReportSays() throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool.run(Self.line, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let listed = outcome.output.split(separator: "\n")
      .filter { $0.hasPrefix("figures/") }.map(String.init)
    #expect(Set(listed) == Set(try Self.names(folder).map { "figures/\($0)" }))
    for type in ["csv", "gp", "meta.json", "tex"] {
      #expect(listed.contains("figures/second-moment.\(type)"))
    }
    #expect(outcome.output.contains("refuted:"))
    let sidecar = try JSON(try folder.text("figures/second-moment.meta.json"))
    #expect(sidecar["sha256"].string?.count == 64)
  }

  @Test func withoutGnuplotDataAndScriptAreWritten() throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool.run(
      Self.line,
      in: folder,
      environment: ["PATH": "/nonexistent"]
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("install gnuplot-nox"))
    let types = ["csv", "gp", "meta.json", "tex"]
    #expect(try Self.names(folder) == types.map { "second-moment.\($0)" })
  }

  @Test func theListNamesTheFigures() throws {
    let outcome = try Tool.run(["reproduce", "--list"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].contains("quick_s") && lines[0].contains("paper_s"))
    #expect(lines.contains { $0.hasPrefix("second-moment ") })
  }

  @Test func otherArchitecturesTakeThePlaceOfThePublished() throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("name,widths\nmine,\"5,7,3\"\n".utf8, in: "nets.csv")
    let outcome = try Tool.run(
      Self.line + ["--architectures", "nets.csv"],
      in: folder
    )
    #expect(outcome.status == 0)
    let csv = try folder.text("figures/second-moment.csv")
    let published = csv.split(separator: "\n")
      .filter { $0.contains(",published,") }
    #expect(published.count == 1)
    #expect(published[0].contains("mine,\"5,7,3\",2,5,"))
  }
}
