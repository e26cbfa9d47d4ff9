import Foundation

/// How many intervals of a figure hold the exact value that they should.
struct IntervalCount {
  private var inside = 0
  private var all = 0
  private var largest = 0.0

  /// Counts one mean whose exact value is known.
  mutating func add(_ mean: SampledMean, exact: Double) {
    let (low, high) = mean.interval()
    all += 1
    if low <= exact, exact <= high { inside += 1 }
    if mean.standardError > 0 {
      largest = max(largest, abs(mean.value - exact) / mean.standardError)
    }
  }

  /// The count in words.
  var finding: String {
    "Monte Carlo: \(inside) of \(all) exact values within their 95 % intervals,"
      + " the farthest \(Number.short(largest, digits: 2)) standard errors away"
  }
}
