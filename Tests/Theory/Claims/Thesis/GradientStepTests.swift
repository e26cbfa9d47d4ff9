import ExactArithmetic
import TestSupport
import Testing

@testable import Theory

/// Pairs of gradients before and after a step.
@Suite struct GradientStepTests {
  /// Two descriptions of one pair, by coordinates and by the law of cosines.
  @Test(arguments: [Rational(1), Rational(1, 10)])
  func descriptionsAgree(size: Rational) {
    // v = (1 − d) e_1 has the length 1 − d.
    for k in 1...9 {
      let change = Rational(k, 10)
      let planar = PlanarStep(change: change, direction: (1, 0), size: size)
      let step = GradientStep(
        length: 1 - change,
        change: change,
        size: size
      )
      #expect(step.isPossible)
      #expect(planar.primary == step.primary)
      #expect(planar.epsilon == step.epsilon)
      #expect(
        planar.squaredLength == step.relativeLength * step.relativeLength
      )
      #expect(step.cosine == 1)
    }
  }

  /// A right angle: |v|² = |u − v|² − 1.
  @Test func rightAnglesHaveNoCosine() {
    let step = GradientStep(length: Rational(3, 4), change: Rational(5, 4))
    #expect(step.isPossible && step.cosine == 0 && step.primary == 1)
    #expect(!GradientStep(length: 3, change: 1).isPossible)
  }

  /// The directions of the plane are unit vectors.
  @Test func directionsAreUnitVectors() {
    for (c, s) in PlanarStep.directions { #expect(c * c + s * s == 1) }
  }

  /// The gradient of a quadratic is its central difference, exactly.
  @Test func gradientsAreDifferences() {
    let number = Gen<Int>.int(in: -6...6)
    let losses = Gen.pair(
      Gen.triple(number, number, number),
      Gen.pair(number, number)
    )
    forAll("gradient of a quadratic", losses) { coefficients, weights in
      let (a, b, c) = coefficients
      let loss = PlaneLoss(
        coefficients: (Rational(a), Rational(b, 2), Rational(c, 3)),
        weights: (Rational(weights.0), Rational(weights.1, 5))
      )
      let (x, y) = loss.weights
      let slopes = (
        (loss.value((x + 1, y)) - loss.value((x - 1, y))) / 2,
        (loss.value((x, y + 1)) - loss.value((x, y - 1))) / 2
      )
      try expectLaw(slopes == loss.h, "gradient")
    }
  }
}
