import Estimation
import ExactArithmetic
import Foundation
import TestSupport
import Testing

/// Means with their intervals.
@Suite struct EstimateTests {
  private func sums(_ logs: [Double], order: Int = 1) -> MomentAccumulator {
    var sums = MomentAccumulator(order: order)
    for log in logs { sums.add(log) }
    return sums
  }

  /// With a known variance σ² the standard error is σ/√N, whatever the sample.
  @Test func theExactVarianceMakesTheErrorBar() {
    let known = KnownMoment(logMean: log(3), relativeVariance: 16)
    let sums = sums(Array(repeating: log(2), count: 100))
    let estimate = Estimate(sums, known: known, confidence: 0.95)
    #expect(estimate.method == .exactVariance)
    #expect(estimate.samples == 100 && estimate.order == 1)
    #expect(abs(estimate.standardError.value - 3 * 4 / 10) <= 1e-14)
    #expect(estimate.sampleStandardError?.isZero == true)
    #expect(abs(estimate.mean.value - 2) <= 1e-14)
    let z = criticalZ(0.05)
    #expect(abs(estimate.high.value - (2 + z * 1.2)) <= 1e-12)
    #expect(estimate.low.isZero)
  }

  /// Without one the sample's own variance makes it, and the method says so.
  @Test func otherwiseTheSampleDoes() {
    let sums = sums([log(1), log(2), log(3), log(6)])
    let estimate = Estimate(sums, known: nil, confidence: 0.5)
    #expect(estimate.method == .sampleVariance)
    let error = (14.0 / 3).squareRoot() / 2
    #expect(abs(estimate.standardError.value - error) <= 1e-14)
    #expect(estimate.sampleStandardError == estimate.standardError)
    let z = criticalZ(0.5)
    #expect(abs(estimate.low.value - (3 - z * error)) <= 1e-12)
    #expect(abs(estimate.high.value - (3 + z * error)) <= 1e-12)
    #expect(estimate.pValue == nil)
  }

  /// A sample without spread has an error bar of 0, not of NaN.
  @Test func aSingleDrawHasNoSampleError() {
    for logs in [[], [0], [-.infinity, -.infinity]] as [[Double]] {
      let estimate = Estimate(sums(logs), known: nil, confidence: 0.95)
      #expect(estimate.sampleStandardError == nil)
      #expect(estimate.standardError.isZero)
      #expect(estimate.low == estimate.mean && estimate.high == estimate.mean)
    }
  }

  /// 0 ≤ low ≤ mean ≤ high; the interval grows with the confidence.
  @Test func intervalsAreNested() {
    forAll("nested intervals", ExactSums.any, count: 200) { sample in
      let sums = sums(sample.logarithms, order: sample.order)
      var last: Estimate?
      for confidence in [0.5, 0.9, 0.99, 0.999999] {
        let known = KnownMoment(
          logMean: sums.mean.isZero ? 0 : sums.mean.log,
          relativeVariance: 2
        )
        let next = Estimate(sums, known: known, confidence: confidence)
        try expectLaw(next.low <= next.mean, "low end")
        try expectLaw(next.mean <= next.high, "high end")
        if let last {
          try expectLaw(next.low <= last.low, "low ends")
          try expectLaw(next.high >= last.high, "high ends")
        }
        last = next
      }
    }
  }

  /// Beyond doubles the interval is still one.
  @Test(arguments: [2_000.0, -2_000])
  func intervalsLiveInLogarithms(log: Double) {
    let known = KnownMoment(logMean: log, relativeVariance: 1)
    let estimate = Estimate(
      sums(Array(repeating: log, count: 10_000)),
      known: known,
      confidence: 0.95
    )
    let margin = criticalZ(0.05) / 100
    #expect(abs(estimate.low.log - log - log1p(-margin)) <= 1e-9)
    #expect(abs(estimate.high.log - log - log1p(margin)) <= 1e-9)
  }
}
