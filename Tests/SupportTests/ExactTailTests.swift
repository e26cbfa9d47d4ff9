import Foundation
import TestSupport
import Testing

/// P-values that are valid for every sample size, checked by enumeration.
@Suite struct ExactTailTests {
  /// Under the null hypothesis P[p ≤ a] ≤ a for every attained a.
  private static func expectValid(
    _ outcomes: [(tail: Double, mass: Double)],
    _ comment: Comment
  ) {
    let total = outcomes.reduce(0) { $0 + $1.mass }
    #expect(abs(total - 1) < 1e-11, comment)
    for a in Set(outcomes.map(\.tail)) {
      let rate = outcomes.reduce(0) { $1.tail <= a ? $0 + $1.mass : $0 }
      #expect(rate <= a * (1 + 1e-11), comment)
    }
  }

  /// Two counts with a common probability: all outcomes.
  @Test(arguments: [0.03, 0.3, 0.5])
  func proportionsKeepTheirLevel(p: Double) {
    let first = BinomialLaw(trials: 14, probability: p)
    let second = BinomialLaw(trials: 9, probability: p)
    var outcomes: [(tail: Double, mass: Double)] = []
    for k in 0...14 {
      for l in 0...9 {
        outcomes.append(
          (
            proportionTail(k, of: 14, l, of: 9),
            first.mass(at: k) * second.mass(at: l)
          )
        )
      }
    }
    Self.expectValid(outcomes, "p = \(p)")
  }

  /// The lady tasting tea.
  ///
  /// Three of four against one of four has the one-sided probability 17/70 (R. A.
  /// Fisher, *The design of experiments*, 1935, II).
  @Test func proportionsAreFishers() {
    #expect(abs(proportionTail(3, of: 4, 1, of: 4) - 34.0 / 70) < 1e-14)
    #expect(abs(proportionTail(4, of: 4, 0, of: 4) - 2.0 / 70) < 1e-15)
    #expect(proportionTail(0, of: 10, 0, of: 7) == 1)
    #expect(proportionTail(10, of: 10, 7, of: 7) == 1)
  }

  /// Counts of 10⁶ that differ by 4.5 standard errors: twice the sum of the
  /// hypergeometric masses, computed with 40 digits.
  @Test func proportionsOfManyTrials() {
    let p = proportionTail(501_590, of: 1_000_000, 498_410, of: 1_000_000)
    #expect(abs(p / 6.9312602957414034e-6 - 1) < 1e-10)
  }

  /// Three cells and all outcomes of n draws.
  @Test(arguments: [
    [0.2, 0.3, 0.5], [0.01, 0.49, 0.5], [0.001, 0.002, 0.997],
  ])
  func cellsKeepTheirLevel(p: [Double]) {
    for n in [1, 5, 40] {
      let first = BinomialLaw(trials: n, probability: p[0])
      var outcomes: [(tail: Double, mass: Double)] = []
      for i in 0...n {
        let rest = BinomialLaw(
          trials: n - i,
          probability: p[1] / (p[1] + p[2])
        )
        for j in 0...(n - i) {
          outcomes.append(
            (
              cellTail([i, j, n - i - j], probabilities: p),
              first.mass(at: i) * rest.mass(at: j)
            )
          )
        }
      }
      Self.expectValid(outcomes, "n = \(n)")
    }
  }

  /// L = 10 ln(10/6) by hand for ten of ten in a cell of 0.6; impossible cells
  /// are refused, certain ones are no news.
  @Test func cellsByHand() {
    let p = cellTail([10, 0], probabilities: [0.6, 0.4])
    let l: Double = 10 * log(10 / 6.0)
    #expect(abs(p / (exp(1 - l) * l) - 1) < 1e-12)
    #expect(cellTail([3, 1], probabilities: [1, 0]) == 0)
    #expect(cellTail([4, 0], probabilities: [1, 0]) == 1)
    let critical = criticalStatistic(alpha: 1e-10, cells: 64)
    #expect(
      abs(cellTail(statistic: critical, cells: 64) / 1e-10 - 1) < 1e-9
    )
  }

  /// X = 1/q with probability q, else 0: all outcomes.
  ///
  /// The mean is 1, the variance 1/q − 1, and the tail of a small q extremely
  /// heavy.
  @Test(arguments: [0.5, 0.1, 0.01, 0.001])
  func meansKeepTheirLevel(q: Double) {
    for n in [1, 10, 300] {
      for alpha in [0.3, 1e-3, 1e-9] {
        let law = BinomialLaw(trials: n, probability: q)
        let outcomes = (0...n).map { hits in
          (
            tail: meanTail(
              (0..<n).map { $0 < hits ? 1 / q : 0 },
              mean: 1,
              variance: 1 / q - 1,
              alpha: alpha
            ),
            mass: law.mass(at: hits)
          )
        }
        Self.expectValid(outcomes, "n = \(n), tuned to \(alpha)")
      }
    }
  }

  /// Infinities are evidence and what is not a number fails.
  @Test func meansOfStrangeNumbers() {
    func tail(_ values: [Double]) -> Double {
      meanTail(values, mean: 0, variance: 1, alpha: 1e-9)
    }
    #expect(tail([.infinity, 0]) == 0)
    #expect(tail([.nan, 0]) == 0)
    #expect(tail([.infinity, -.infinity]) == 0)
    #expect(tail([]) == 1)
    #expect(tail([0, 0]) == 1)
  }
}
