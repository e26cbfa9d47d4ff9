import Foundation
import Networks
import TestSupport
import Testing

/// Vectors of any size, kept as numbers near 1 and the logarithm of a scale.
@Suite struct ScaledVectorTests {
  private static let vectors = Gen.pair(
    Gen.array(of: .int(in: -1000...1000, origin: 0), count: 1...5),
    Gen.int(in: -900...900, origin: 0)
  )

  /// Normalising multiplies by a power of two and says by which: the bits of
  /// every significand stay, and the scale takes up the exponent.
  @Test func normalisingChangesOnlyTheExponent() {
    forAll("normalising is exact", Self.vectors) { integers, exponent in
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      let start = integers.map { Double($0) * power }
      var vector = ScaledVector(start)
      vector.normalize()
      let shift = (vector.logScale / log(2.0)).rounded()
      let back = Double(sign: .plus, exponent: Int(shift), significand: 1)
      try expectLaw(vector.values.map { $0 * back }, equals: start)
      try expectLaw(vector.logScale, equals: shift * log(2.0))
    }
  }

  /// After normalising no square overflows or vanishes.
  @Test func normalisedVectorsHaveFiniteSquares() {
    forAll("squares stay finite", Self.vectors) { integers, exponent in
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      var vector = ScaledVector(integers.map { Double($0) * power })
      vector.normalize()
      let isZero = integers.allSatisfy { $0 == 0 }
      try expectLaw(
        isZero
          ? vector.logSquaredNorm == -.infinity
          : vector.logSquaredNorm.isFinite,
        "\(vector)"
      )
    }
  }

  /// ln |v|² and ln v_i² of a vector with a scale, dead coordinates included.
  @Test func logarithmsIncludeTheScale() {
    let vector = ScaledVector([3, 0, -4], logScale: 1000)
    #expect(abs(vector.logSquaredNorm - (2000 + log(25))) <= 2000.0.ulp)
    #expect(abs(vector.logSquare(of: 2) - (2000 + log(16))) <= 2000.0.ulp)
    #expect(vector.logSquare(of: 1) == -.infinity)
    #expect(ScaledVector([0, 0]).logSquaredNorm == -.infinity)
  }
}
