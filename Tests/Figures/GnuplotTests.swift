import Figures
import Foundation
import TestSupport
import Testing

/// Rendering: three files or a sentence, and the same SVG on every run.
@Suite struct GnuplotTests {
  static let hasGnuplot = ["/usr/bin", "/usr/local/bin", "/bin"].contains {
    access("\($0)/gnuplot", X_OK) == 0
  }

  private static func folder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let csv = try await FigureRuns.exact.value.table.csv
    try OutputFile.write(csv, to: folder.file("second-moment.csv"))
    let script = SecondMoment().chart.gnuplot()
    try OutputFile.write(script, to: folder.file("second-moment.gp"))
    return folder
  }

  private static func bytes(_ path: String) throws -> Data {
    try #require(FileManager.default.contents(atPath: path))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func threeFilesAndNothingElse() async throws {
    let folder = try await Self.folder()
    let name = SecondMomentFigure.name
    let outcome = try Gnuplot.render(name, in: folder.path)
    guard case .rendered(let files) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(
      files == ["svg", "png", "pdf"].map { folder.file("\(name).\($0)") }
    )
    let types = ["csv", "gp", "pdf", "png", "svg"]
    #expect(try folder.names == types.map { "\(name).\($0)" })
    let svg = String(decoding: try Self.bytes(files[0]), as: UTF8.self)
    #expect(svg.contains("<svg") && svg.contains("5β"))
    #expect(try Self.bytes(files[1]).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try Self.bytes(files[2]).starts(with: Array("%PDF".utf8)))
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func theSVGIsTheSameOnEveryRun() async throws {
    let name = SecondMomentFigure.name
    var images: [Data] = []
    for _ in 0..<2 {
      let folder = try await Self.folder()
      _ = try Gnuplot.render(name, in: folder.path)
      images.append(try Self.bytes(folder.file("\(name).svg")))
    }
    #expect(images[0] == images[1])
  }

  @Test(.enabled(if: hasGnuplot, "gnuplot is not installed"))
  func aScriptThatFailsLeavesNoImage() throws {
    let folder = try TemporaryFolder()
    try OutputFile.write("plot nowhere\n", to: folder.file("broken.gp"))
    guard
      case .skipped(let reason) = try Gnuplot.render(
        "broken",
        in: folder.path
      )
    else {
      Issue.record("a broken script was drawn")
      return
    }
    #expect(reason.contains("gnuplot failed"))
    #expect(try folder.names == ["broken.gp"])
  }

  /// In a process of its own, whose PATH leads nowhere.
  @Test func withoutGnuplotTheOutcomeSaysWhatToInstall() async {
    await #expect(processExitsWith: .success) {
      setenv("PATH", "/nonexistent", 1)
      let folder = try TemporaryFolder()
      try OutputFile.write("plot x\n", to: folder.file("figure.gp"))
      let outcome = try Gnuplot.render("figure", in: folder.path)
      guard case .skipped(let reason) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(reason.contains("install gnuplot-nox"))
      #expect(reason.contains("figure.gp"))
      #expect(try folder.names == ["figure.gp"])
    }
  }
}
