import Foundation

/// Count, sum, and sums of second to fourth powers of non-negative numbers given
/// by their logarithms, relative to the largest so that nothing overflows.
struct PowerSums: Sendable {
  /// The number of terms, zeros included.
  private(set) var count = 0
  /// ln of the largest term; −∞ if all are 0.
  private(set) var largest = -Double.infinity
  /// Σ(x/largest)^p for p = 1 … 4.
  private var sums = SIMD4<Double>(repeating: 0)

  /// Takes in e^`term`; −∞ stands for 0.
  mutating func add(_ term: Double) {
    count += 1
    guard term > -.infinity else { return }
    if term > largest { rescale(to: term) }
    let x = exp(term - largest)
    sums += SIMD4(x, x * x, x * x * x, x * x * x * x)
  }

  /// Takes in all terms of another sum.
  mutating func merge(_ other: PowerSums) {
    count += other.count
    guard other.largest > -.infinity else { return }
    if other.largest > largest { rescale(to: other.largest) }
    let x = exp(other.largest - largest)
    sums += other.sums * SIMD4(x, x * x, x * x * x, x * x * x * x)
  }

  private mutating func rescale(to term: Double) {
    let x = exp(largest - term)
    sums *= SIMD4(x, x * x, x * x * x, x * x * x * x)
    largest = term
  }

  /// ln of the mean; −∞ if all terms are 0.
  var logMean: Double {
    sums[0] > 0 ? largest + log(sums[0] / Double(count)) : -.infinity
  }

  /// ln of the mean square.
  var logMeanSquare: Double {
    sums[1] > 0 ? 2 * largest + log(sums[1] / Double(count)) : -.infinity
  }

  /// The largest term's share of the sum; 0 if all are 0.
  var largestShare: Double { sums[0] > 0 ? 1 / sums[0] : 0 }

  /// The sum divided by the largest term.
  var sumOverLargest: Double { sums[0] }

  /// s/(x̄√N), the relative standard error; nil of fewer than two terms or if
  /// all are 0.
  var relativeStandardError: Double? {
    guard count > 1, sums[0] > 0 else { return nil }
    let n = Double(count)
    let spread = max(0, n * sums[1] / (sums[0] * sums[0]) - 1)
    return (spread / (n - 1)).squareRoot()
  }

  /// Σ(x−x̄)⁴/(Σ(x−x̄)²)² − 1/N, the relative variance of the sample variance;
  /// nil if there is no spread.
  var varianceOfVariance: Double? {
    guard count > 1 else { return nil }
    let n = Double(count)
    let mean = sums[0] / n
    let second = sums[1] - n * mean * mean
    let third = 4 * mean * sums[2]
    let rest = 6 * mean * mean * sums[1] - 3 * n * mean * mean * mean * mean
    let fourth = sums[3] - third + rest
    // Below this the differences are rounding.
    guard second > 1e-12 * sums[1] else { return nil }
    return max(0, fourth / (second * second) - 1 / n)
  }
}
