import Foundation
import Testing

@testable import Theory

/// The e-value of a betting test has mean 1 at the mean, below it less.
@Suite struct BettingTestTests {
  /// E of the e-value over all outcomes of n draws of X ∈ {0, 4}, P(4) = ¼.
  private func expectation(draws n: Int, mean m: Double) -> Double {
    var sum = 0.0
    for outcome in 0..<(1 << n) {
      var test = BettingTest(logMean: log(m))
      let hits = outcome.nonzeroBitCount
      for i in 0..<n {
        test.add(outcome >> i & 1 == 1 ? log(4) : -.infinity)
      }
      let mass = pow(0.25, Double(hits)) * pow(0.75, Double(n - hits))
      sum += mass * exp(test.logEvidence)
    }
    return sum
  }

  /// 2⁸ outcomes of a few roundings each.
  @Test func hasMeanOneAtTheMean() {
    #expect(abs(expectation(draws: 8, mean: 1) - 1) < 1e-12)
    #expect(expectation(draws: 8, mean: 1.25) < 1)
    #expect(expectation(draws: 8, mean: 0.8) > 1)
  }

  /// Draws beyond the range of doubles count, and count finitely.
  @Test func hugeDrawsCount() {
    var test = BettingTest(logMean: 0)
    test.add(5000)
    #expect(test.logEvidence > 4990 && test.logEvidence < 5000)
    test.add(-.infinity)
    #expect(test.logEvidence.isFinite)
  }
}
