import ExactArithmetic
import Foundation
import Networks
import PathSums

/// The singular values of the Jacobian of square networks.
///
///     (1/n) E tr (J Jᵀ)²   by `SpectralMoments` and `OrthogonalSpectrum`
///
/// against depth, histograms of single networks' singular values, and the
/// Lyapunov exponents of the layers. As n → ∞ the second moment is 2L + 1 for
/// Gaussian and L + 1 for orthogonal weights: J. Pennington, S. Schoenholz and
/// S. Ganguli, "The emergence of spectral universality in deep networks",
/// AISTATS 2018, arXiv:1802.09979.
public struct SpectrumFigure: GalleryFigure {
  public let name = "spectrum"
  public let title = "The singular values of the Jacobian"
  public let caption =
    "The second moment of the squared singular values exceeds its limit for"
    + " infinite width exponentially once depth is of the order of the width,"
    + " and the singular values of one network spread over ever more orders of"
    + " magnitude, each at its own Lyapunov exponent."

  /// The width of the histograms.
  static let width = 128
  /// The width and the number of the Lyapunov exponents.
  static let lyapunov = (width: 40, exponents: 20)

  /// The figure.
  public init() {}

  public var columns: [String] {
    GalleryRows.columns(["weights", "width", "depth", "exponent"])
  }

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 4 : 30
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var rows = GalleryRows(self)
    var count = IntervalCount()
    try addCurves(&rows)
    try await addMoments(&rows, &count, settings) { progress(0.3 * $0) }
    try await addHistograms(&rows, &count, settings) {
      progress(0.3 + 0.5 * $0)
    }
    try await addExponents(&rows, &count, settings)
    return GalleryOutcome(table: rows.table, findings: [count.finding])
  }

  /// A square network of L layers.
  static func architecture(width: Int, depth: Int) throws -> Architecture {
    try Architecture(widths: Array(repeating: width, count: depth + 1))
  }

  /// (1/n) E tr (J Jᵀ)², exactly.
  static func secondMoment(
    width: Int,
    depth: Int,
    isOrthogonal: Bool
  ) throws -> Rational {
    let trace =
      isOrthogonal
      ? OrthogonalSpectrum(width: width, depth: depth).squareTrace
      : SpectralMoments(try architecture(width: width, depth: depth))
        .squareTrace
    return trace / Rational(width)
  }

  /// The exact curves of the first panel and their limits.
  private func addCurves(_ rows: inout GalleryRows) throws {
    for depth in 1...32 {
      for width in [16, 128] {
        let mean = RankLaw(width: width, depth: depth).mean
        rows.add(
          panel: "rank",
          series: "n=\(width)",
          parameters: parameters("gaussian", width, depth),
          x: Double(depth),
          .exact(mean / Double(width))
        )
      }
      for (weights, width) in [
        ("gaussian", 16), ("gaussian", 64), ("gaussian", 256),
        ("orthogonal", 16),
      ] {
        let moment = try SpectrumFigure.secondMoment(
          width: width,
          depth: depth,
          isOrthogonal: weights == "orthogonal"
        )
        rows.add(
          panel: "moment",
          series: "\(weights) n=\(width)",
          parameters: parameters(weights, width, depth),
          x: Double(depth),
          .exact(moment.doubleValue)
        )
      }
      for (weights, limit) in [
        ("gaussian", 2 * depth + 1), ("orthogonal", depth + 1),
      ] {
        rows.add(
          panel: "moment",
          series: "limit \(weights)",
          parameters: parameters(weights, nil, depth),
          x: Double(depth),
          .exact(Double(limit), method: "limit of infinite width")
        )
      }
    }
  }

  /// The figure's own cells of a row.
  func parameters(
    _ weights: String,
    _ width: Int?,
    _ depth: Int?,
    exponent: Int? = nil
  ) -> KeyValuePairs<String, String?> {
    [
      "weights": weights, "width": width.map(String.init),
      "depth": depth.map(String.init), "exponent": exponent.map(String.init),
    ]
  }
}
