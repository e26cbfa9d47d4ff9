import Foundation
import GSL

/// Spearman's rank correlation ρ of two lists, with an interval.
///
/// Equal values share their mean rank. The interval takes artanh ρ for Gaussian
/// with variance (1 + ρ²/2)/(n − 3) (D. G. Bonett, T. A. Wright, *Sample size
/// requirements for estimating Pearson, Kendall and Spearman correlations*,
/// Psychometrika 65, 2000): an approximation, and a coarse one below ten pairs.
public struct RankCorrelation: Sendable {
  /// ρ.
  public let value: Double
  /// How many pairs there are.
  public let count: Int

  /// The correlation of pairs; nil of fewer than three, or if a list is
  /// constant.
  public init?(_ pairs: [(Double, Double)]) {
    guard pairs.count > 2 else { return nil }
    let x = RankCorrelation.ranks(pairs.map(\.0))
    let y = RankCorrelation.ranks(pairs.map(\.1))
    let middle = Double(pairs.count + 1) / 2
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - middle) * (a - middle)
      yy += (b - middle) * (b - middle)
      xy += (a - middle) * (b - middle)
    }
    guard xx > 0, yy > 0 else { return nil }
    value = max(-1, min(1, xy / (xx * yy).squareRoot()))
    count = pairs.count
  }

  /// The interval; nil of fewer than four pairs.
  public func interval(
    confidence: Double
  ) -> (low: Double, high: Double)? {
    guard count > 3 else { return nil }
    if abs(value) == 1 { return (value, value) }
    let z = Tail.twoSidedGaussianQuantile(1 - confidence)
    let spread = ((1 + value * value / 2) / Double(count - 3)).squareRoot()
    let middle = atanh(value)
    return (tanh(middle - z * spread), tanh(middle + z * spread))
  }

  /// The rank of every value, from 1 on.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted {
      (values[$0], $0) < (values[$1], $1)
    }
    var ranks = values
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] {
        end += 1
      }
      for k in start..<end {
        ranks[order[k]] = Double(start + end + 1) / 2
      }
      start = end
    }
    return ranks
  }
}
