import Foundation

/// The law of the number of successes in independent trials.
///
///     P[X = k] = n! / (k! (n−k)!) · p^k · (1−p)^(n−k)
///
/// Notation: `trials` n, `probability` p. The mass is computed by C. Loader's
/// saddle-point form (*Fast and accurate computation of binomial
/// probabilities*, 2000), which avoids the cancellation between logarithms of
/// factorials; tails are sums of positive terms. The relative error of the
/// smaller tail is tested to be below 10⁻¹² for n up to 10⁷.
public struct BinomialLaw: Sendable, Equatable {
  /// The number of trials.
  public let trials: Int

  /// The probability of a success.
  public let probability: Double

  /// Creates the law.
  ///
  /// - Precondition: `trials >= 0`, `0 <= probability && probability <= 1`.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "The number of trials cannot be negative.")
    precondition((0...1).contains(probability), "A probability.")
    self.trials = trials
    self.probability = probability
  }

  private var mean: Double { Double(trials) * probability }

  /// P[X = k]; zero outside `0...trials`.
  public func mass(at k: Int) -> Double {
    guard (0...trials).contains(k) else { return 0 }
    let (n, x, y) = (Double(trials), Double(k), Double(trials - k))
    let q = 1 - probability
    if k == 0 { return trials == 0 ? 1 : exp(n * log1p(-probability)) }
    if k == trials { return exp(n * log(probability)) }
    guard probability > 0, probability < 1 else { return 0 }
    let correction = stirlingError(n) - stirlingError(x) - stirlingError(y)
    let deviance = deviance(x, n * probability) + deviance(y, n * q)
    let front = (n / (2 * .pi * x * y)).squareRoot()
    return front * exp(correction - deviance)
  }

  /// P[X ≤ k].
  ///
  /// - Complexity: O(√trials) terms.
  public func tail(atMost k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    guard Double(k) < mean else { return 1 - tail(atLeast: k + 1) }
    let odds = (1 - probability) / probability
    return sum(from: k, through: 0, by: -1) { j in
      Double(j) / Double(trials - j + 1) * odds
    }
  }

  /// P[X ≥ k].
  ///
  /// - Complexity: O(√trials) terms.
  public func tail(atLeast k: Int) -> Double {
    if k <= 0 { return 1 }
    if k > trials { return 0 }
    guard Double(k) > mean else { return 1 - tail(atMost: k - 1) }
    let odds = probability / (1 - probability)
    return sum(from: k, through: trials, by: 1) { j in
      Double(trials - j) / Double(j + 1) * odds
    }
  }

  /// Adds masses away from the mean until they no longer matter.
  private func sum(
    from start: Int,
    through end: Int,
    by step: Int,
    ratio: (Int) -> Double
  ) -> Double {
    var term = 1.0
    var total = 1.0
    for k in stride(from: start, to: end, by: step) {
      term *= ratio(k)
      total += term
      if term < total * 0x1p-60 { break }
    }
    return min(1, mass(at: start) * total)
  }
}

/// log(n!) − log(√(2πn) (n/e)^n), for n ≥ 1.
private func stirlingError(_ n: Double) -> Double {
  if n < 16 {
    let stirling = (n + 0.5) * log(n) - n + 0.5 * log(2 * .pi)
    return lgamma(n + 1) - stirling
  }
  let s = 1 / (n * n)
  let rest = 1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188.0))
  return (1 / 12.0 - s * rest) / n
}

/// x log(x/m) + m − x without cancellation near x = m; x and m positive.
private func deviance(_ x: Double, _ m: Double) -> Double {
  guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
  let v = (x - m) / (x + m)
  var sum = (x - m) * v
  var term = 2 * x * v
  for j in 1...1_000 {
    term *= v * v
    let next = sum + term / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}
