import ExactArithmetic
import TestSupport
import Testing

@testable import Theory

/// Finite laws of gradients and their batches.
@Suite struct GradientLawTests {
  /// Means of b draws keep the mean and divide the variance by b.
  @Test func batchesKeepTheMean() {
    let value = Gen<Int>.int(in: -9...9)
    let entry = Gen.pair(value, .int(in: 1...5))
    let laws = Gen.pair(Gen.array(of: entry, count: 1...4), .int(in: 1...4))
    forAll("batch means", laws) { entries, b in
      let total = Rational(entries.reduce(0) { $0 + $1.1 })
      let law = GradientLaw(
        entries.map { (Rational($0.0, 3), Rational($0.1) / total) }
      )
      let batch = law.batch(b)
      try expectLaw(batch.mean { _ in 1 } == 1, "mass")
      try expectLaw(batch.mean { $0 } == law.mean { $0 }, "mean")
      try expectLaw(
        batch.variance * Rational(b) == law.variance,
        "variance"
      )
    }
  }

  /// Gradients 1 or 3, worked by hand: single 2/3; pairs 11/24, from the means
  /// 1, 2, 3 with probabilities 1/4, 1/2, 1/4.
  @Test func dissonanceIsKnown() {
    let law = GradientLaw.oneOrThree
    #expect(law.dissonance(against: law) == Rational(2, 3))
    let pairs = law.batch(2)
    #expect(pairs.dissonance(against: pairs) == Rational(11, 24))
    #expect(pairs.dissonance(against: law) == Rational(7, 12))
    #expect(law.efficiency(batch: 2) == Rational(9, 10))
  }
}
