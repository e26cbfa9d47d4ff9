import Foundation
import Testing

@testable import Estimation

/// The median of a run's block means, by hand.
@Suite struct GroupMedianTests {
  /// Twenty blocks of two draws: block i has the mean i + 1, so that the lower
  /// middle one is 10, and ρ = 2√(v/2).
  @Test func byHand() throws {
    var sums = MomentAccumulator(order: 1, samples: 40)
    for i in 0..<20 {
      for _ in 0..<2 { sums.add(log(Double(i + 1))) }
    }
    let median = try #require(GroupMedian(sums, relativeVariance: 1.0 / 8))
    #expect(median.groups == 20)
    #expect(abs(median.median.value - 10) <= 10 * 8 * 0x1p-52)
    #expect(abs(median.low.value - 10 / 1.5) <= 10 * 8 * 0x1p-52)
    let high = try #require(median.high)
    #expect(abs(high.value - 20) <= 20 * 8 * 0x1p-52)
    #expect(abs(median.confidence - (1 - exp(-2.5))) <= 0x1p-52)
    let wide = try #require(GroupMedian(sums, relativeVariance: 1))
    #expect(wide.high == nil)
  }

  @Test func ofNothing() {
    let empty = MomentAccumulator(order: 1, samples: 40)
    #expect(GroupMedian(empty, relativeVariance: 1) == nil)
  }
}
