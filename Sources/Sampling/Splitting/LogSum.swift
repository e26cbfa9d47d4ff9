import Foundation

/// A sum of positive numbers given by their logarithms, and of their squares.
struct LogSum {
  private var largest = -Double.infinity
  private var sum = 0.0
  private var squares = 0.0

  /// Takes in e^`term`; −∞ stands for 0.
  mutating func add(_ term: Double) {
    guard term > -.infinity else { return }
    if term > largest {
      let shrink = exp(largest - term)
      sum *= shrink
      squares *= shrink * shrink
      largest = term
    }
    let ratio = exp(term - largest)
    sum += ratio
    squares += ratio * ratio
  }

  /// Whether every number was 0.
  var isZero: Bool { sum == 0 }

  /// ln of the sum over `count`; −∞ for 0.
  func logMean(over count: Int) -> Double {
    isZero ? -.infinity : largest + log(sum / Double(count))
  }

  /// ln of the sum.
  var logSum: Double { logMean(over: 1) }

  /// (Σw)²/Σw², the number of equal weights that would be as informative.
  var effectiveSize: Double { isZero ? 0 : sum * sum / squares }
}
