import Figures
import Foundation
import Testing

/// The figure's gnuplot script, word by word.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter ScriptTests` rewrites the snapshot
/// after a change that was meant; look at the figure then.
@Suite struct ScriptTests {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/second-moment.gp").path

  @Test func theScriptIsItsSnapshot() throws {
    let script = SecondMomentFigure.script
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(script.utf8).write(to: URL(fileURLWithPath: Self.path))
    }
    #expect(try String(contentsOfFile: Self.path, encoding: .utf8) == script)
  }

  @Test(arguments: ["5*x with", "log(6)*x", "log(2)*x", "x/2", "5*x-log(2)"])
  func theCurvesAreDrawn(curve: String) {
    #expect(SecondMomentFigure.script.contains(curve))
  }

  @Test func everyColumnThatIsDrawnIsInTheTable() async throws {
    let columns = try await FigureRuns.exact.value.table.columns
    let names = SecondMomentFigure.script
      .matches(of: /(?:strcol|column|sampled)\("(?<name>[a-z_]+)"\)/)
      .map { String($0.output.name) }
    #expect(Set(names).count >= 5)
    #expect(Set(names).isSubset(of: columns))
  }

  /// Shapes tell the series apart in black and white.
  @Test func everySeriesHasItsOwnShape() {
    let script = SecondMomentFigure.script
    let dashes = script.matches(of: /lines dt (\d+)/).map { $0.output.1 }
    let points = script.matches(of: /pt (\d+) ps/).map { $0.output.1 }
    #expect(dashes.count == 5 && Set(dashes).count == 5)
    #expect(points.count == 7 && Set(points).count == 7)
  }

  @Test func noLineEndsWithASpace() {
    let lines = SecondMomentFigure.script.split(separator: "\n")
    #expect(!lines.contains { $0.hasSuffix(" ") })
  }
}
