import ExactArithmetic
import Foundation
import TestSupport
import Testing

@testable import Estimation

/// The means that Catoni's test leaves.
@Suite struct CatoniIntervalTests {
  /// X = 1/q with probability q, else 0.
  private func twoPoint(
    hits: Int,
    of samples: Int,
    q: Double,
    confidence: Double
  ) -> CatoniInterval? {
    CatoniInterval(
      (0..<samples).map { $0 < hits ? -log(q) : -.infinity },
      relativeVariance: 1 / q - 1,
      confidence: confidence
    )
  }

  /// Exhaustive: over all numbers of hits, the probability that the mean 1 is
  /// left out is at most δ, at any N.
  @Test(arguments: [0.5, 0.1, 0.01])
  func coverageIsGuaranteed(q: Double) throws {
    for samples in [1, 10, 60] {
      for confidence in [0.7, 0.95, 0.999] {
        let law = BinomialLaw(trials: samples, probability: q)
        var missed = 0.0
        for hits in 0...samples {
          let interval = try #require(
            twoPoint(hits: hits, of: samples, q: q, confidence: confidence)
          )
          let holds =
            interval.low <= .one && (interval.high.map { .one <= $0 } ?? true)
          if !holds { missed += law.mass(at: hits) }
        }
        #expect(missed <= 1 - confidence)
      }
    }
  }

  /// A mean lies inside exactly where the test does not reject it.
  @Test func theIntervalInvertsTheTest() {
    let draws = Gen.array(of: Gen.int(in: 0...40), count: 5...60)
      .filter { $0.contains { $0 > 0 } }
    let cases = Gen.pair(draws, Gen.int(in: -60...60))
    forAll("duality", cases, count: 300) { integers, shift in
      let logs = integers.map { log(Double($0)) }
      let mean = Double(integers.reduce(0, +)) / Double(integers.count)
      let candidate = LogNumber(log: log(mean) + Double(shift) / 20 + 0.001)
      let interval = CatoniInterval(
        logs,
        relativeVariance: 0.7,
        confidence: 0.9
      )
      var test = CatoniTest(
        KnownMoment(logMean: candidate.log, relativeVariance: 0.7),
        samples: logs.count,
        level: 0.1
      )
      for value in logs { test.add(value) }
      // A p-value within rounding of the level may fall either way.
      if abs(test.pValue - 0.1) < 1e-9 { throw Discard() }
      let low = interval?.low ?? .zero
      let isInside =
        low <= candidate && (interval?.high.map { candidate <= $0 } ?? true)
      try expectLaw(isInside, equals: test.pValue > 0.1, "\(test.pValue)")
    }
  }

  /// Scales shift it, few draws leave it open above, and zeros start it at 0.
  @Test func edges() throws {
    let some = try #require(
      CatoniInterval(
        [0, 1, 2].flatMap { Array(repeating: $0, count: 40) },
        relativeVariance: 0.6,
        confidence: 0.95
      )
    )
    let far = try #require(
      CatoniInterval(
        [3_000, 3_001, 3_002].flatMap { Array(repeating: $0, count: 40) },
        relativeVariance: 0.6,
        confidence: 0.95
      )
    )
    let high = try #require(some.high)
    #expect(abs(far.low.log - some.low.log - 3_000) <= 1e-9)
    #expect(abs((far.high?.log ?? 0) - high.log - 3_000) <= 1e-9)
    let estimate = try #require(some.estimate)
    #expect(some.low < estimate && estimate < high)
    let open = twoPoint(hits: 1, of: 2, q: 0.01, confidence: 0.95)
    #expect(open?.high == nil && open != nil)
    let dead = twoPoint(hits: 0, of: 50, q: 0.5, confidence: 0.95)
    #expect(dead?.low.isZero == true)
    #expect(CatoniInterval([], relativeVariance: 1, confidence: 0.9) == nil)
    #expect(CatoniInterval([0], relativeVariance: 0, confidence: 0.9) == nil)
  }
}
