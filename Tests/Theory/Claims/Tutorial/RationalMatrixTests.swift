import ExactArithmetic
import TestSupport
import Testing

@testable import Theory

/// Small exact matrices, and the circle criterion for their eigenvalues.
@Suite struct RationalMatrixTests {
  /// Shapes that do not fit are refused, not cut to fit.
  @Test func productsThatDoNotFitAreRefused() {
    let wide = RationalMatrix([[1, 2, 3]])
    #expect(throws: RationalMatrix.ShapeMismatch.self) { try wide * wide }
    #expect(throws: Never.self) { try wide * wide.transposed }
  }

  /// The criterion agrees with the roots of the characteristic polynomial.
  @Test func eigenvaluesAgreeWithTheRoots() {
    let row = Gen.pair(.int(in: -8...8), .int(in: -8...8))
    forAll("circle criterion", Gen.pair(row, row), count: 300) { rows in
      let ((a, b), (c, d)) = rows
      let matrix = RationalMatrix([
        [Rational(a, 5), Rational(b, 5)], [Rational(c, 5), Rational(d, 5)],
      ])
      // The moduli from trace and determinant, times 5 and 25.
      let trace = a + d
      let determinant = a * d - b * c
      let discriminant = trace * trace - 4 * determinant
      if discriminant < 0 {
        try expectLaw(
          matrix.eigenvaluesAreBelowOne == (determinant < 25),
          "below"
        )
        try expectLaw(
          matrix.eigenvaluesAreAboveOne == (determinant > 25),
          "above"
        )
        return
      }
      // Integers up to 1000 have exact enough roots; ties at 1 are integers.
      let root = Double(discriminant).squareRoot()
      let moduli = [
        abs(Double(trace) + root) / 2, abs(Double(trace) - root) / 2,
      ]
      try expectLaw(
        matrix.eigenvaluesAreBelowOne == moduli.allSatisfy { $0 < 5 },
        "below"
      )
      try expectLaw(
        matrix.eigenvaluesAreAboveOne == moduli.allSatisfy { $0 > 5 },
        "above"
      )
    }
  }
}
