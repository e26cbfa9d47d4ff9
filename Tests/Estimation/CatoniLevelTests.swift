import Foundation
import TestSupport
import Testing

@testable import Estimation

/// The p-value of a known mean is valid for any tail and any N.
@Suite struct CatoniLevelTests {
  /// X = 1/q with probability q, else 0: mean 1 and variance 1/q − 1.
  static func pValue(
    hits: Int,
    of samples: Int,
    q: Double,
    level: Double
  ) -> Double {
    var test = CatoniTest(
      KnownMoment(logMean: 0, relativeVariance: 1 / q - 1),
      samples: samples,
      level: level
    )
    for i in 0..<samples { test.add(i < hits ? -log(q) : -.infinity) }
    return test.pValue
  }

  /// Exhaustive: over all possible numbers of hits, the probability of a
  /// p-value of at most δ is at most δ.
  @Test(arguments: [0.5, 0.1, 0.01, 0.001])
  func falseAlarmsKeepTheirLevel(q: Double) {
    for samples in [1, 2, 10, 100, 300] {
      for level in [0.3, 0.05, 1e-3, 1e-9] {
        let law = BinomialLaw(trials: samples, probability: q)
        let alarms = (0...samples).filter { hits in
          Self.pValue(hits: hits, of: samples, q: q, level: level) <= level
        }
        let rate = alarms.reduce(0) { $0 + law.mass(at: $1) }
        #expect(rate <= level)
      }
    }
  }

  /// The lemma behind it: E exp ±ψ(αY) ≤ exp(α²v/2) for any law on finitely
  /// many points.
  ///
  /// Once the evidence is large and upward, one more draw changes
  /// ln(2/p) by ψ(αY) − α²v/2, sign and all.
  @Test func oneDrawIsAnEValue() {
    let laws = Gen.array(
      of: Gen.pair(Gen.int(in: 0...1000), Gen.int(in: 1...50)),
      count: 2...6
    ).filter { Set($0.map(\.0)).count > 1 }
    let cases = Gen.pair(laws, Gen.int(in: 1...100))
    forAll("E exp psi(aY) <= exp(a^2 v/2)", cases, count: 300) { law, n in
      let mass = law.reduce(0) { $0 + Double($1.1) }
      let mean = law.reduce(0) { $0 + Double($1.0 * $1.1) } / mass
      let square = law.reduce(0) { $0 + Double($1.0 * $1.0 * $1.1) } / mass
      let v = square / (mean * mean) - 1
      let known = KnownMoment(logMean: log(mean), relativeVariance: v)
      var start = CatoniTest(known, samples: n, level: 0.01)
      for _ in 0..<8 { start.add(log(mean) + 30) }
      let drift = log(2 / 0.01) / Double(n)
      var above = 0.0
      var below = 0.0
      for (value, weight) in law {
        var test = start
        test.add(log(Double(value)))
        let step = log(start.pValue / test.pValue)
        above += Double(weight) / mass * exp(step)
        below += Double(weight) / mass * exp(-step - 2 * drift)
      }
      try expectLaw(above <= 1 + 1e-9, "\(above) > 1")
      try expectLaw(below <= 1 + 1e-9, "\(below) > 1")
      try expectLaw(above > 0 && below > 0, "no evidence at all")
    }
  }

  /// Stopping early or going on beyond the tuned N keeps the level.
  @Test func theLevelDoesNotDependOnTheTuning() {
    let (q, level) = (0.05, 0.01)
    for tuned in [10, 100, 1_000] {
      for samples in [50, 200] {
        let law = BinomialLaw(trials: samples, probability: q)
        var rate = 0.0
        for hits in 0...samples {
          var test = CatoniTest(
            KnownMoment(logMean: 0, relativeVariance: 1 / q - 1),
            samples: tuned,
            level: level
          )
          for i in 0..<samples { test.add(i < hits ? -log(q) : -.infinity) }
          if test.pValue <= level { rate += law.mass(at: hits) }
        }
        #expect(rate <= level)
      }
    }
  }
}
