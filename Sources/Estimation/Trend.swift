import Foundation
import GSL

/// The Mann–Kendall test of a trend in a short series.
///
/// S = Σ_{i<k} sign(x_k − x_i) has, without a trend and for independent values,
/// mean 0 and variance (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18, t the sizes of groups
/// of ties. Source: Kendall, "Rank Correlation Methods" (1948).
public enum Trend {
  /// The two-sided p-value, by the normal law with continuity correction; 1 of
  /// fewer than four values or if all are equal.
  public static func pValue(_ values: [Double]) -> Double {
    let n = values.count
    guard n >= 4 else { return 1 }
    var score = 0
    for k in 1..<n {
      for i in 0..<k {
        score += values[k] > values[i] ? 1 : values[k] < values[i] ? -1 : 0
      }
    }
    var variance = Trend.weight(n)
    var sizes: [Double: Int] = [:]
    for value in values { sizes[value, default: 0] += 1 }
    variance -= sizes.values.reduce(0) { $0 + Trend.weight($1) }
    guard variance > 0, score != 0 else { return 1 }
    let z = (Double(abs(score)) - 1) / (Double(variance) / 18).squareRoot()
    return min(1, Tail.twoSidedGaussian(z))
  }

  private static func weight(_ t: Int) -> Int { t * (t - 1) * (2 * t + 5) }

  /// The least-squares slope of y on x; nil of fewer than two different x.
  static func slope(_ x: [Double], _ y: [Double]) -> Double? {
    let n = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (top, bottom) = (0.0, 0.0)
    for (a, b) in zip(x, y) {
      top += (a - meanX) * (b - meanY)
      bottom += (a - meanX) * (a - meanX)
    }
    return bottom > 0 ? top / bottom : nil
  }
}
