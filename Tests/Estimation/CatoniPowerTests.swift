import Foundation
import TestSupport
import Testing

@testable import Estimation

/// What the test of a known mean can see, computed over all outcomes.
@Suite struct CatoniPowerTests {
  private let level = 1e-6

  /// P(p ≤ δ) when hits have probability `truth` instead of `q`, in `samples`
  /// draws: exact, as p depends on the number of hits alone.
  private func power(q: Double, truth: Double, samples: Int) -> Double {
    let law = BinomialLaw(trials: samples, probability: truth)
    let center = Double(samples) * truth
    let reach = Int(9 * center.squareRoot()) + 20
    let hits = max(0, Int(center) - reach)...min(samples, Int(center) + reach)
    return hits.reduce(0) { sum, k in
      let p = CatoniLevelTests.pValue(
        hits: k,
        of: samples,
        q: q,
        level: level
      )
      return p <= level ? sum + law.mass(at: k) : sum
    }
  }

  /// At the stated detectable deviation the power is about ½; a mean off by
  /// twice as much is found with probability 0.999.
  @Test func theStatedDeviationIsDetected() {
    let (q, samples) = (0.2, 1_500)
    let deviation = CatoniTest.detectableDeviation(
      relativeVariance: 1 / q - 1,
      samples: samples,
      level: level
    )
    for sign in [-1.0, 1] {
      let once = power(
        q: q,
        truth: q * (1 + sign * deviation),
        samples: samples
      )
      #expect((0.3...0.8).contains(once))
    }
    let twice = power(q: q, truth: q * (1 - 2 * deviation), samples: samples)
    #expect(twice >= 0.999)
  }

  /// Negative control: a mean that is off by 20 % is rejected with probability
  /// 0.999 once 20 % is twice the detectable deviation.
  @Test(arguments: [0.8, 1.2])
  func twentyPercentAreFound(factor: Double) {
    let q = 0.3
    var samples = 1
    while CatoniTest.detectableDeviation(
      relativeVariance: 1 / q - 1,
      samples: samples,
      level: level
    ) > 0.1 { samples += 1 }
    #expect(power(q: q, truth: q * factor, samples: samples) >= 0.999)
    #expect(power(q: q, truth: q, samples: samples) <= level)
  }

  /// The further the sample from the mean, the smaller the p-value.
  @Test(arguments: [0.5, 0.1, 0.02])
  func pValuesAreMonotone(q: Double) {
    let samples = 200
    let values = (0...samples).map {
      CatoniLevelTests.pValue(hits: $0, of: samples, q: q, level: 1e-3)
    }
    let center = Int((Double(samples) * q).rounded())
    #expect(values[center] == 1)
    for k in 0..<center { #expect(values[k] <= values[k + 1]) }
    for k in center..<samples { #expect(values[k] >= values[k + 1]) }
    #expect(values[samples] < 1e-3)
  }

  /// N falls as the square of the deviation to be seen.
  @Test func deviationsFollowTheSquareRootLaw() {
    for v in [0.5, 4, 1e6] {
      let one = CatoniTest.detectableDeviation(
        relativeVariance: v,
        samples: 100,
        level: 1e-6
      )
      let two = CatoniTest.detectableDeviation(
        relativeVariance: v,
        samples: 10_000,
        level: 1e-6
      )
      #expect(abs(one / two - 10) <= 1e-12)
      #expect(abs(one - (2 * log(2e6) * v / 100).squareRoot()) <= 4 * one.ulp)
    }
  }

  /// No draw is too large: a single term beyond doubles is evidence, not NaN.
  @Test(arguments: [800.0, 1e4, 1e6])
  func hugeTermsAreEvidence(log: Double) {
    var test = CatoniTest(
      KnownMoment(logMean: 0, relativeVariance: 3),
      samples: 100,
      level: 1e-6
    )
    for _ in 0..<100 { test.add(log) }
    #expect(test.pValue == 0)
    var single = CatoniTest(
      KnownMoment(logMean: 0, relativeVariance: 3),
      samples: 100,
      level: 1e-6
    )
    single.add(log)
    #expect(single.pValue < 1e-6)
  }
}
