import Foundation

/// The law of B ~ Bin(n, ½) given B ≥ k, on the window that carries all but
/// 10⁻¹⁸ of it.
///
/// Weights are built outward from the mode by C(n, b+1)/C(n, b) = (n−b)/(b+1),
/// whose ratio decreases, so that what lies beyond the window is at most
/// w r/(1 − r) for its first weight w and ratio r: `dropped` bounds it.
struct BinomialWindow: Sendable {
  /// The first number of the window.
  let lowest: Int
  /// The probabilities of `lowest`, `lowest` + 1 and so on.
  let probabilities: [Double]
  /// A bound on the probability outside the window.
  let dropped: Double

  private static let threshold = 1e-24

  /// The law of B given B ≥ k, 0 ≤ k ≤ n.
  init(_ n: Int, atLeast k: Int) {
    let mode = max(k, n / 2)
    var lower: [Double] = []
    var upper = [1.0]
    var beyond = 0.0
    var (b, weight) = (mode, 1.0)
    while b < n {
      let ratio = Double(n - b) / Double(b + 1)
      weight *= ratio
      if weight < BinomialWindow.threshold, ratio < 1 {
        beyond += weight / (1 - ratio)
        break
      }
      upper.append(weight)
      b += 1
    }
    (b, weight) = (mode, 1.0)
    while b > k {
      let ratio = Double(b) / Double(n - b + 1)
      weight *= ratio
      if weight < BinomialWindow.threshold, ratio < 1 {
        beyond += weight / (1 - ratio)
        break
      }
      lower.append(weight)
      b -= 1
    }
    let weights = Array(lower.reversed()) + upper
    let total = weights.reduce(0, +)
    lowest = mode - lower.count
    probabilities = weights.map { $0 / total }
    dropped = beyond / total
  }

  /// The last number of the window.
  var highest: Int { lowest + probabilities.count - 1 }

  /// The numbers with their probabilities.
  var terms: [(b: Int, p: Double)] {
    probabilities.enumerated().map { (lowest + $0.offset, $0.element) }
  }
}
