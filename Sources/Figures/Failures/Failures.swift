import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks
import Sampling

/// Where the theorem fails: the truth, real networks and the sum over paths,
/// one missing hypothesis at a time.
///
/// The truth is an enumeration of real networks or a closed form; the sum over
/// paths is B. Hanin, "Which neural net architectures give rise to exploding
/// and vanishing gradients?", NeurIPS 2018, arXiv:1801.03744.
public struct Failures: GalleryFigure {
  public let name = "failures"
  public let title = "Where the theorem fails"
  public let caption =
    "Without one of its hypotheses the sum over paths misses the truth, which"
    + " enumeration and closed forms know and real networks confirm, and a bias"
    + " without atoms, however small, removes all ties."

  /// The standard deviations of the second panel's biases; 0 stands for none.
  static let biases: [Double] = [0, 1e-12, 1e-6, 1e-3, 0.1, 1]

  /// The figure.
  public init() {}

  public var columns: [String] {
    GalleryRows.columns([
      "claim", "setting", "quantity", "truth", "formula", "bias_sd",
    ])
  }

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 5 : 25
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var rows = GalleryRows(self)
    var count = IntervalCount()
    let cases = try FailureCase.all()
    var places: [String: Int] = [:]
    for (i, one) in cases.enumerated() {
      places[one.panel, default: 0] += 1
      let place = places[one.panel] ?? 0
      try await add(one, at: place, &rows, &count, settings)
      progress(0.8 * Double(i + 1) / Double(cases.count))
    }
    for (i, bias) in Failures.biases.enumerated() {
      try await addTies(bias, at: i, &rows, settings)
      progress(0.8 + 0.2 * Double(i + 1) / Double(Failures.biases.count))
    }
    return GalleryOutcome(table: rows.table, findings: [count.finding])
  }

  /// Networks that one case is given: enough for 1 % of the truth, by the exact
  /// variance, within the budget.
  static func samples(_ one: FailureCase, _ settings: GallerySettings) -> Int {
    let unit = max(abs(one.truth), 1e-3)
    let wanted = one.variance / pow(0.01 * unit, 2)
    let most = Double(
      settings.count(quick: one.budget, paper: 4 * one.budget)
    )
    // A case that does not vary at all is shown to not vary.
    return Int(min(most, max(10_000, wanted.rounded(.up))))
  }

  private func add(
    _ one: FailureCase,
    at place: Int,
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings
  ) async throws {
    let study = try settings.study(
      "\(one.claim) \(one.setting)",
      samples: Failures.samples(one, settings),
      blockSize: 1024
    )
    let drawn = try await study.means { count, stream in
      try one.draw(count, stream).map { [$0] }
    }[0].knowing(variance: one.variance)
    count.add(drawn, exact: one.truth)
    let unit = one.formula == 0 ? 1 : one.formula
    let cells: KeyValuePairs<String, String?> = [
      "claim": one.claim, "setting": one.setting, "quantity": one.quantity,
      "truth": Number.full(one.truth), "formula": Number.full(one.formula),
    ]
    let marks: [(String, GalleryRows.Ordinate)] = [
      ("truth", .exact(one.truth / unit, method: one.route)),
      (
        "formula",
        .exact(one.formula == 0 ? 0 : 1, method: "sum over paths")
      ),
      (
        "drawn",
        .sampled(
          drawn.scaled(by: 1 / unit),
          sampler: one.sampler,
          seed: study.streams.seed
        )
      ),
    ]
    for (series, ordinate) in marks {
      rows.add(
        panel: one.panel,
        series: series,
        parameters: cells,
        x: Double(place),
        ordinate
      )
    }
  }
}
