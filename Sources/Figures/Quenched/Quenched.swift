import ExactArithmetic
import Foundation
import Networks
import PathSums

/// One network's fluctuation across its entries, against that of one entry
/// across networks.
///
///     V̂ = (1/M) Σ_m Z_m⁴ − ((1/M) Σ_m Z_m²)²   over all M = n₀ n_d entries
///
/// of one Jacobian. The curves are the closed forms of `QuenchedVariance` and
/// `PairMoments`; the points are whole Jacobians of real networks. The
/// bounds are those of B. Hanin, "Which neural net architectures give rise to
/// exploding and vanishing gradients?", NeurIPS 2018, arXiv:1801.03744.
public struct Quenched: GalleryFigure {
  public let name = "quenched"
  public let title = "Quenched against annealed fluctuations"
  public let caption =
    "The mean fluctuation of the squared entries across one Jacobian grows with"
    + " β as that of one entry across networks does, but at large β the typical"
    + " network lies orders of magnitude below the mean."

  /// Inputs and outputs.
  static let ends = 16
  /// The hidden width that is sampled.
  static let width = 20

  /// The figure.
  public init() {}

  public var columns: [String] {
    GalleryRows.columns(["width", "hidden_layers", "beta"])
  }

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 5 : 60
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var rows = GalleryRows(self)
    var count = IntervalCount()
    for width in [8, Quenched.width] { try addCurves(&rows, width) }
    try await addMeans(&rows, &count, settings) { progress(0.5 * $0) }
    try await addNetworks(&rows, settings) { progress(0.5 + 0.5 * $0) }
    return GalleryOutcome(table: rows.table, findings: [count.finding])
  }

  /// n₀ = n_d = 16 and equal hidden widths.
  static func architecture(width: Int, layers: Int) throws -> Architecture {
    try Architecture(
      widths: [ends] + Array(repeating: width, count: layers) + [ends]
    )
  }

  /// The exact means in the order of `SquaredEntries.numbers`.
  static func means(_ net: Architecture) -> [Rational] {
    let pairs = PairMoments(net)
    return [
      QuenchedVariance.expected(net), pairs.sameEntry, pairs.sameOutput,
      pairs.sameInput, pairs.neither,
    ].map { $0 * Rational(net.inputWidth).power(2) }
  }

  /// The series of those means.
  static let series = [
    "quenched", "same entry", "same output", "same input", "neither",
  ]
}
