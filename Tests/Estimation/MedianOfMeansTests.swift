import Estimation
import ExactArithmetic
import Foundation
import GSL
import Sampling
import TestSupport
import Testing

/// The median of group means and its guarantee.
@Suite struct MedianOfMeansTests {
  /// Three groups of two: draws join in turn, and the median is the middle mean.
  @Test func groupsTakeTurns() {
    var median = MedianOfMeans(groups: 3)
    for value in [1.0, 10, 100, 3, 20, 200] { median.add(log(value)) }
    #expect(abs(median.median.value - 15) <= 1e-13)
    #expect(median.count == 6 && median.groupCount == 3)
    #expect(median.relativeRadius(relativeVariance: 2) == 2)
    #expect(MedianOfMeans(groups: 0).groupCount == 1)
    #expect(MedianOfMeans(groups: 2).interval(relativeVariance: 1) == nil)
  }

  /// e^{−k/8} ≤ δ, with no group too many.
  @Test(arguments: [0.5, 0.05, 1e-6])
  func groupsFollowTheFailureProbability(delta: Double) {
    let median = MedianOfMeans(failureProbability: delta)
    #expect(median.failureProbability <= delta)
    let fewer = MedianOfMeans(groups: median.groupCount - 1)
    #expect(fewer.failureProbability > delta)
  }

  /// The interval misses with probability at most e^{−k/8}, on a law whose mean
  /// is mostly unseen: X = 100 with probability 1/100.
  @Test func theGuaranteeHolds() throws {
    let generator = try Streams(seed: 9, purpose: .design).generator(block: 0)
    let trials = 150
    var missed = 0
    for _ in 0..<trials {
      var median = MedianOfMeans(groups: 8)
      for _ in 0..<2_000 {
        median.add(generator.uniform() < 0.01 ? log(100) : -.infinity)
      }
      let interval = try #require(median.interval(relativeVariance: 99))
      let isAbove = interval.high.map { $0 < .one } ?? false
      if .one < interval.low || isAbove { missed += 1 }
    }
    let law = BinomialLaw(trials: trials, probability: exp(-1))
    let alpha = CheckFamily.coverage.spend(on: "median of means").alpha
    #expect(law.tail(atLeast: missed) >= alpha, "\(missed)")
  }

  /// Where N is too small it sits near the median of the law, not near its mean:
  /// to be shown beside the mean, never in its place.
  @Test func itIsAnotherNumberWhereDrawsAreFew() {
    var median = MedianOfMeans(groups: 9)
    for i in 0..<90 { median.add(i == 40 ? log(9_000) : 0) }
    #expect(abs(median.median.value - 1) <= 1e-13)
  }
}
