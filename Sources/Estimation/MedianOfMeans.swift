import ExactArithmetic
import Foundation

/// The median of the means of k groups of draws.
///
/// With relative variance v it lies within ρ = 2√(v/⌊N/k⌋) of the mean, relative
/// to it, but for a probability of at most e^{−k/8}: a group strays that far with
/// probability at most ¼ (Chebyshev), and half of them must (Hoeffding). Source:
/// Lugosi and Mendelson, "Mean estimation and regression under heavy-tailed
/// distributions: a survey", Found. Comput. Math. 19 (2019), arXiv:1906.04280.
///
/// To be shown beside the mean, never in its place: where N is too small it
/// estimates the median of a heavy-tailed law, which is another number.
public struct MedianOfMeans: Sendable {
  /// The estimator's name.
  public static let method = "median of means"

  private var groups: [MomentAccumulator]
  /// The number of draws.
  public private(set) var count = 0

  /// k groups, at least 1; draws join them in turn.
  public init(groups: Int) {
    self.groups = Array(
      repeating: MomentAccumulator(order: 1),
      count: max(1, groups)
    )
  }

  /// As many groups as a failure probability δ in (0, 1) needs.
  public init(failureProbability: Double) {
    self.init(groups: Int((8 * log(1 / failureProbability)).rounded(.up)))
  }

  /// k.
  public var groupCount: Int { groups.count }

  /// e^{−k/8}.
  public var failureProbability: Double { exp(-Double(groups.count) / 8) }

  /// Takes in ln X; −∞ stands for X = 0.
  public mutating func add(_ logX: Double) {
    groups[count % groups.count].add(logX)
    count += 1
  }

  /// The median of the group means; the lower one of an even number's two.
  public var median: LogNumber {
    let means = groups.map(\.mean).sorted()
    return means[(means.count - 1) / 2]
  }

  /// ρ, how far the median may be from the mean; nil before every group has a
  /// draw.
  public func relativeRadius(relativeVariance: Double) -> Double? {
    let size = count / groups.count
    guard size > 0 else { return nil }
    return 2 * (relativeVariance / Double(size)).squareRoot()
  }

  /// Where the mean lies but for `failureProbability`; no upper end if ρ ≥ 1.
  public func interval(
    relativeVariance: Double
  ) -> (low: LogNumber, high: LogNumber?)? {
    relativeRadius(relativeVariance: relativeVariance).map { radius in
      (
        median / LogNumber(1 + radius),
        radius < 1 ? median / LogNumber(1 - radius) : nil
      )
    }
  }
}
