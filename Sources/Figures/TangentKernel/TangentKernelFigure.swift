import ExactArithmetic
import Foundation
import Networks
import PathSums

/// How far the tangent kernel on the diagonal fluctuates over networks.
///
///     E K²/(E K)²,  K = K_w + K_b,  against depth over width
///
/// for equal widths n, the curves by `TangentKernel`, the points real networks.
/// B. Hanin and M. Nica, "Finite depth and width corrections to the neural
/// tangent kernel", ICLR 2020, arXiv:1909.05989, put it at e^{5d/n} up to a
/// constant factor.
public struct TangentKernelFigure: GalleryFigure {
  public let name = "tangent-kernel"
  public let title = "Fluctuations of the neural tangent kernel"
  public let caption =
    "The relative second moment of the tangent kernel at initialization grows"
    + " exponentially in depth over width, for its weight part, its bias part"
    + " and their sum, and dead layers cost the bias part of narrow networks a"
    + " share of its mean."

  /// The widths of the curves.
  static let widths = [8, 32, 128]
  /// The depth of the second panel's networks.
  static let deadDepth = 5

  /// The figure.
  public init() {}

  public var columns: [String] {
    GalleryRows.columns(["width", "depth", "bias"])
  }

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 5 : 70
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var rows = GalleryRows(self)
    var count = IntervalCount()
    for width in TangentKernelFigure.widths { try addCurves(&rows, width) }
    try await addRatios(&rows, &count, settings) { progress(0.8 * $0) }
    try await addDeadLayers(&rows, &count, settings) {
      progress(0.8 + 0.2 * $0)
    }
    return GalleryOutcome(table: rows.table, findings: [count.finding])
  }

  /// A network of d layers, all widths n but the one output.
  static func architecture(width: Int, depth: Int) throws -> Architecture {
    try Architecture(widths: Array(repeating: width, count: depth) + [1])
  }

  /// E K_w²/(E K_w)², E K_b²/(E K_b)² and E K²/(E K)².
  struct Ratios {
    let weights: Double
    let biases: Double
    let whole: Double

    /// The exact ratios, biases 0, |x|² = n₀.
    init(_ kernel: TangentKernel) {
      let mean = kernel.weightMean + kernel.biasMean
      let square =
        kernel.weightSquare + kernel.biasSquare + 2 * kernel.product
      func ratio(_ square: Rational, _ mean: Rational) -> Double {
        (square / mean.power(2)).doubleValue
      }
      weights = ratio(kernel.weightSquare, kernel.weightMean)
      biases = ratio(kernel.biasSquare, kernel.biasMean)
      whole = ratio(square, mean)
    }

    /// The ratios with the names of their series.
    var named: [(part: String, value: Double)] {
      [("weights", weights), ("biases", biases), ("whole", whole)]
    }
  }

  /// The figure's own cells of a row.
  func parameters(
    _ width: Int,
    _ depth: Int,
    _ bias: String = "none"
  ) -> KeyValuePairs<String, String?> {
    ["width": "\(width)", "depth": "\(depth)", "bias": bias]
  }
}
