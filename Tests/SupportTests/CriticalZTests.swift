import TestSupport
import Testing

@Suite struct CriticalZTests {
  /// Roots of log erfc(z/√2) = log α to 17 digits, computed with 40 digits for
  /// α as the nearest binary number.
  @Test(arguments: quantiles)
  func quantilesAreThoseOfTheReference(alpha: Double, z: Double) {
    #expect(abs(criticalZ(alpha) - z) <= 4 * z.ulp)
  }

  @Test func certaintyNeedsNoMargin() {
    #expect(criticalZ(1) == 0)
  }

  @Test func quantilesGrowAsAlphaFalls() {
    let exponents = Gen.int(in: 1...2_990)
    forAll("critical z decreases", exponents, count: 300) { tenths in
      let (small, large) = (-Double(tenths + 1) / 10, -Double(tenths) / 10)
      let (far, near) = (criticalZ(tenTo(small)), criticalZ(tenTo(large)))
      try expectLaw(far > near, "\(far) is not above \(near)")
    }
  }

  /// An exactly normal term needs no terms; a skew one needs very many.
  @Test func normalTailsNeedJustification() {
    func isJustified(skewness: Double, kurtosis: Double, count: Int) -> Bool {
      isNormalTailJustified(
        alpha: 2.5e-9,
        skewness: skewness,
        excessKurtosis: kurtosis,
        count: count
      )
    }
    #expect(isJustified(skewness: 0, kurtosis: 0, count: 1))
    #expect(isJustified(skewness: 0, kurtosis: -1.2, count: 1_000))
    #expect(!isJustified(skewness: 2, kurtosis: 6, count: 100_000))
    #expect(isJustified(skewness: 2, kurtosis: 6, count: 1_000_000))
  }

  private static let quantiles: [(Double, Double)] = [
    (0.5, 0.67448975019608174),
    (0.3173105078629141, 1.0),
    (0.05, 1.9599639845400542),
    (0.01, 2.5758293035489008),
    (1e-6, 4.8916384756985904),
    (2.5e-9, 5.9614561559133666),
    (1e-12, 7.1305068481713245),
    (1e-100, 21.305940069351527),
    (1e-300, 37.065787880772130),
  ]
}
