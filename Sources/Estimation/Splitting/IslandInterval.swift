import ExactArithmetic
import Foundation
import GSL

/// The mean of independent unbiased island estimates, and its interval.
///
/// With X_i the m estimates, X̄ their mean and s² the variance of ln X_i,
///
///     exp( ln X̄ ± t √(s²/m + s⁴/(2(m−1))) ),   t with m−1 degrees of freedom.
///
/// The mean is taken on the linear scale, where islands are unbiased; the width
/// on the logarithmic scale, where they are close to Gaussian: fluctuations of a
/// product of many layer means are log-normal. The second term is the price of
/// an unknown s² in the mean e^{μ+σ²/2} of a log-normal law (Cox, in Zhou and
/// Gao, "Confidence intervals for the log-normal mean", Statist. Med. 16, 1997).
/// Islands of exactly 0 have no logarithm; then s² = ln(1 + cv²), from the
/// coefficient of variation on the linear scale.
public struct IslandInterval: Sendable {
  /// The mean of the islands' estimates: unbiased.
  public let mean: LogNumber
  /// The standard deviation of ln X̄.
  public let logStandardError: Double
  /// The confidence level.
  public let confidence: Double
  /// The lower end.
  public let low: LogNumber
  /// The upper end.
  public let high: LogNumber
  /// The standard deviation of the islands, on the scale of logarithms.
  public let spread: Double
  /// The number of islands.
  public let islands: Int

  /// The interval from ln X_i; nil of fewer than two islands, or if all are 0.
  public init?(_ logEstimates: [Double], confidence: Double) {
    let count = logEstimates.count
    let largest = logEstimates.max() ?? -.infinity
    guard count >= 2, largest > -.infinity, largest < .infinity else {
      return nil
    }
    let m = Double(count)
    let ratios = logEstimates.map { exp($0 - largest) }
    let sum = ratios.reduce(0, +)
    mean = LogNumber(log: largest + log(sum / m))
    let isAlive = logEstimates.allSatisfy { $0 > -.infinity }
    let variance =
      isAlive
      ? IslandInterval.variance(logEstimates.map { $0 - largest })
      : log1p(IslandInterval.variance(ratios) / (sum / m * sum / m))
    spread = variance.squareRoot()
    let error =
      (variance / m + variance * variance / (2 * (m - 1))).squareRoot()
    logStandardError = error
    self.confidence = confidence
    islands = count
    let t = Tail.studentQuantile((1 + confidence) / 2, nu: m - 1)
    low = LogNumber(log: mean.log - t * error)
    high = LogNumber(log: mean.log + t * error)
  }

  /// The p-value of "the mean is `value`" that the interval belongs to: at level
  /// 1 − c it rejects what the interval of confidence c leaves out.
  ///
  /// As good as the interval, so asymptotic in the particles; 0 if the islands
  /// agree to the last bit on something else.
  public func pValue(of value: LogNumber) -> Double {
    let distance = abs(mean.log - value.log)
    guard logStandardError > 0 else { return distance == 0 ? 1 : 0 }
    guard distance < .infinity else { return 0 }
    let t = distance / logStandardError
    return min(1, 2 * Tail.studentUpper(t, nu: Double(islands - 1)))
  }

  private static func variance(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
  }
}
