import Foundation

/// The shape k of the Pareto tail that the largest terms of a sample suggest.
///
/// The terms above a cutoff are fitted by a generalized Pareto law with the
/// profile-posterior estimate of Zhang and Stephens ("A new and efficient
/// estimation method for the generalized Pareto distribution", Technometrics 51,
/// 2009), shrunk towards ½ by ten prior observations as in Vehtari, Simpson,
/// Gelman, Yao and Gabry, "Pareto smoothed importance sampling", J. Mach. Learn.
/// Res. 25 (2024), arXiv:1507.02646. Moments of order above 1/k look infinite.
public enum ParetoShape {
  /// How many of N terms count as the tail: min(N/5, 3√N).
  public static func tailLength(_ count: Int) -> Int {
    let n = Double(count)
    return Int(min(n / 5, 3 * n.squareRoot()).rounded(.up))
  }

  /// The largest k̂ that N terms can stand: min(1 − 1/log₁₀ N, 0.7).
  public static func threshold(_ count: Int) -> Double {
    count > 1 ? min(1 - 1 / log10(Double(count)), 0.7) : 0
  }

  /// k̂ of the excesses e^x − e^`cutoff` of `logarithms`; nil of fewer than five,
  /// or if the excesses of a quarter of them vanish.
  public static func estimate(
    logarithms: [Double],
    cutoff: Double
  ) -> Double? {
    guard let largest = logarithms.max(), logarithms.count >= 5 else {
      return nil
    }
    let base = exp(cutoff - largest)
    let excesses = logarithms.sorted().map { exp($0 - largest) - base }
    let n = excesses.count
    let quarter = excesses[Int(Double(n) / 4 + 0.5) - 1]
    guard quarter > 0, let top = excesses.last, top > 0 else { return nil }
    return shape(excesses, quarter: quarter, top: top)
  }

  private static func shape(
    _ excesses: [Double],
    quarter: Double,
    top: Double
  ) -> Double {
    let n = Double(excesses.count)
    let points = 30 + Int(n.squareRoot())
    let slopes = (1...points).map { i in
      (1 - (Double(points) / (Double(i) - 0.5)).squareRoot()) / (3 * quarter)
        + 1 / top
    }
    let likelihoods = slopes.map { b -> Double in
      let k = meanLog(excesses, b)
      return n * (log(-b / k) - k - 1)
    }
    let best = likelihoods.filter { !$0.isNaN }.max() ?? 0
    var total = 0.0
    var sum = 0.0
    for (b, likelihood) in zip(slopes, likelihoods) where !likelihood.isNaN {
      let weight = exp(likelihood - best)
      total += weight
      sum += weight * b
    }
    guard total > 0 else { return 0.5 }
    let k = meanLog(excesses, sum / total)
    return (n * k + 10 * 0.5) / (n + 10)
  }

  private static func meanLog(_ excesses: [Double], _ b: Double) -> Double {
    excesses.reduce(0) { $0 + log1p(-b * $1) } / Double(excesses.count)
  }
}
