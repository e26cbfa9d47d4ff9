import ExactArithmetic
import PathSums
import TestSupport
import Testing

/// The layer factor g_K(n) of `GaussianFactor.v` is the toolkit's.
@Suite struct GaussianFactorBridgeTests {
  private static let cases = Gen<(Int, Int)>.pair(
    .int(in: 0...7),
    .int(in: 1...40)
  )

  /// `GaussianFactor.g`, as a sum over b, is `GaussianMoments.layerFactor`,
  /// which knows it by factorial moments.
  @Test func theFactorIsTheToolkits() {
    forAll("g", Self.cases) { order, n in
      try expectLaw(
        GaussianMoments.layerFactor(order, width: n),
        equals: gaussianFactor(order, n)
      )
    }
  }

  /// E[Z_q^K] of a Gaussian net with one hidden layer contains g_K(n).
  @Test func theRecursionContainsTheFactor() {
    forAll("recursion", Self.cases, count: 40) { k, n in
      let order = k + 1
      let moment = try exactMoment(order, network([3, n, 1], ["gaussian"]))
      let without = try exactMoment(order, network([3, 1], ["gaussian"]))
      try expectLaw(moment / without, equals: gaussianFactor(order, n))
    }
  }

  /// `GaussianFactor.gaussian_factor_bounds`.
  @Test func productBounds() {
    forAll("gaussian_factor_bounds", Self.cases) { k, n in
      let value = GaussianMoments.layerFactor(k + 1, width: n)
      let steps = (0..<k).map { Rational($0 + 1) }
      let lower = steps.map { 1 + (4 * $0 + 1) / Rational(n) }.product()
      let upper = steps.map { 1 + 5 * $0 / Rational(n) }.product()
      try expectLaw(lower <= value && value <= upper, "\(value)")
    }
  }

  /// `GaussianFactor.gaussian_factor_exp_lower`, in integers:
  /// g_{K+1}(n)^n ≥ ∏ (4k + 2).
  @Test func exponentialLowerBound() {
    forAll("gaussian_factor_exp_lower", Self.cases) { k, n in
      let value = GaussianMoments.layerFactor(k + 1, width: n)
      let floor = (0..<k).map { Rational(4 * ($0 + 1) + 2) }.product()
      try expectLaw(value.power(n) >= floor, "\(value)")
    }
  }

  /// `GaussianFactor.gaussian_factor_exp_upper`:
  /// g_{K+1}(n) ≤ exp(5(K+1)K/(2n)).
  @Test func exponentialUpperBound() {
    forAll("gaussian_factor_exp_upper", Self.cases) { k, n in
      let value = GaussianMoments.layerFactor(k + 1, width: n)
      let rate = Enclosure(rational: Rational(5 * (k + 1) * k, 2 * n))
      try expectLaw(
        Enclosure.isCertainlyAtMost(
          Enclosure(rational: value),
          rate.exponential
        ),
        "\(value)"
      )
    }
  }

  /// `GaussianFactor.gaussian_factor_one`: g_{K+1}(1) = ∏ (4k + 2).
  @Test func widthOne() {
    for k in 0...12 {
      let product = (0..<k).map { Rational(4 * ($0 + 1) + 2) }.product()
      #expect(GaussianMoments.layerFactor(k + 1, width: 1) == product)
    }
  }
}
