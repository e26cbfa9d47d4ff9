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
///
/// Measured on 6,400 islands each of (10,10x10,1) K = 2, (5,5x25,1) K = 2 and
/// uniform (3,8x8,1) K = 3 with coefficients of variation from 0.17 to 0.49: at
/// 16 islands nominal 95 % covers in 94.7 % to 95.0 %, in 95.6 % of 2,000
/// disjoint intervals. The textbook interval covers in 92.9 % to 94.7 %.
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
    let ratios = logEstimates.map { exp($0 - largest) }
    let isAlive = logEstimates.allSatisfy { $0 > -.infinity }
    self.init(
      ratios,
      logScale: largest,
      logVariance: isAlive
        ? IslandInterval.variance(logEstimates.map { $0 - largest }) : nil,
      confidence: confidence
    )
  }

  /// The interval from islands that may be negative, as those with a control
  /// variate may, each times e^`logScale`; nil of fewer than two, or unless
  /// their mean is positive.
  public init?(values: [Double], logScale: Double, confidence: Double) {
    let sum = values.reduce(0, +)
    guard values.count >= 2, sum > 0, sum.isFinite else { return nil }
    self.init(
      values,
      logScale: logScale,
      logVariance: nil,
      confidence: confidence
    )
  }

  private init(
    _ values: [Double],
    logScale: Double,
    logVariance: Double?,
    confidence: Double
  ) {
    let m = Double(values.count)
    let average = values.reduce(0, +) / m
    mean = LogNumber(log: logScale + log(average))
    let variance =
      logVariance
      ?? log1p(IslandInterval.variance(values) / (average * average))
    spread = variance.squareRoot()
    let error =
      (variance / m + variance * variance / (2 * (m - 1))).squareRoot()
    logStandardError = error
    self.confidence = confidence
    islands = values.count
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
