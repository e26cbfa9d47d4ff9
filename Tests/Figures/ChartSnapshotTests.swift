import Figures
import Foundation
import Testing

/// The scripts and the header of every figure, word by word.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter ChartSnapshotTests` rewrites the
/// snapshots after a change that was meant; look at the figures then.
@Suite struct ChartSnapshotTests {
  static let names = Gallery.all().map(\.name)

  static func figure(_ name: String) throws -> any GalleryFigure {
    try #require(Gallery.all().first { $0.name == name })
  }

  private static func check(_ text: String, _ file: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/\(file)").path
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test(arguments: names) func theGnuplotScript(name: String) throws {
    try Self.check(Self.figure(name).chart.gnuplot(), "\(name).gp")
  }

  @Test(arguments: names) func theLaTeXSource(name: String) throws {
    let figure = try Self.figure(name)
    let source = figure.chart.pgfplots(.twoColumn, caption: figure.caption)
    try Self.check(source, "\(name).tex")
  }

  @Test func theHeaders() throws {
    let headers = Gallery.all().map {
      "\($0.name): \($0.columns.joined(separator: ","))\n"
    }
    try Self.check(headers.joined(), "headers.txt")
  }

  @Test(arguments: names) func everyColumnThatIsDrawnIsThere(name: String)
    throws
  {
    let figure = try Self.figure(name)
    let drawn = figure.chart.gnuplot()
      .matches(of: /(?:is|column)\("(?<name>[a-z_]+)"/)
      .map { String($0.output.name) }
    #expect(Set(drawn).isSubset(of: figure.columns))
  }

  @Test(arguments: names) func captionsAreOneSentence(name: String) throws {
    let caption = try Self.figure(name).caption
    #expect(caption.hasSuffix(".") && !caption.contains("\n"))
    #expect(!caption.contains(". "))
  }

  @Test(arguments: names) func noLineEndsWithASpace(name: String) throws {
    let figure = try Self.figure(name)
    for text in [figure.chart.gnuplot(), figure.chart.pgfplots(caption: "")] {
      let lines = text.split(separator: "\n").dropFirst(2)
      #expect(!lines.contains { $0.hasSuffix(" ") })
    }
  }
}
