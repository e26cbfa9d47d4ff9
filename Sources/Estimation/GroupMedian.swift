import ExactArithmetic
import Foundation

/// The median of the means of a run's blocks, with the interval that it has at
/// any number of draws of known variance.
///
/// The draws of a run fall into k blocks of at least ⌊m⌋ draws each. See
/// ``MedianOfMeans`` for why the mean lies within ρ = 2√(v/m) of the median, but
/// for a probability of e^{−k/8}: no tail is too heavy for it, as long as v is
/// finite. To be shown beside the mean, never in its place.
public struct GroupMedian: Sendable {
  /// The median of the blocks' means; the lower one of an even number's two.
  public let median: LogNumber
  /// k.
  public let groups: Int
  /// The interval's lower end.
  public let low: LogNumber
  /// The interval's upper end; nil while it has none.
  public let high: LogNumber?

  /// 1 − e^{−k/8}.
  public var confidence: Double { 1 - exp(-Double(groups) / 8) }

  /// The median of a finished run's blocks; nil of an empty run.
  public init?(_ sums: MomentAccumulator, relativeVariance: Double) {
    let blocks = sums.tally.blocks.filter { $0.count > 0 }
    guard let smallest = blocks.map(\.count).min() else { return nil }
    groups = blocks.count
    let means = blocks.map { LogNumber(log: $0.logMean) }.sorted()
    median = means[(means.count - 1) / 2]
    let radius = 2 * (relativeVariance / Double(smallest)).squareRoot()
    low = median / LogNumber(1 + radius)
    high = radius < 1 ? median / LogNumber(1 - radius) : nil
  }
}
