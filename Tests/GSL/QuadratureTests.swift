import Foundation
import GSL
import TestSupport
import Testing

/// Integrals with known values, to within the error that is stated.
@Suite struct QuadratureTests {
  private static func expect(
    _ result: Quadrature.Result,
    equals integral: Double,
    relativeError: Double = 1e-10
  ) {
    #expect(abs(result.value - integral) <= result.error)
    #expect(result.error <= relativeError * abs(integral))
  }

  /// ∫ x^{2r} e^{−x²/2} dx = (2r−1)!! √(2π).
  @Test(arguments: [(0, 1.0), (1, 1), (2, 3), (3, 15), (4, 105), (6, 10395)])
  func gaussianMoments(r: Int, oddFactorial: Double) throws {
    let result = try Quadrature.overTheLine {
      pow($0, Double(2 * r)) * exp(-$0 * $0 / 2)
    }
    Self.expect(result, equals: oddFactorial * (2 * .pi).squareRoot())
  }

  /// A shifted and scaled Gaussian keeps its mass.
  @Test func shiftsAndScales() {
    let cases = Gen<(Int, Int)>.pair(
      .int(in: -9...9, origin: 0),
      .int(in: 1...9)
    )
    forAll("quadrature: Gaussian mass", cases, count: 30) { shift, scale in
      let (m, s) = (Double(shift), Double(scale))
      let result = try Quadrature.overTheLine {
        exp(-($0 - m) * ($0 - m) / (2 * s * s))
      }
      let gap = abs(result.value - s * (2 * .pi).squareRoot())
      try expectLaw(gap <= result.error, "off by \(gap)")
    }
  }

  /// ∫₀¹ x^{−½} dx = 2, ∫₀¹ −ln x dx = 1, ∫₋₁¹ (1−x²)^{−½} dx = π.
  @Test func endPointSingularities() throws {
    Self.expect(try Quadrature.between(0, 1) { 1 / $0.squareRoot() }, equals: 2)
    Self.expect(try Quadrature.between(0, 1) { -log($0) }, equals: 1)
    let arcsine = try Quadrature.between(-1, 1, relativeError: 1e-7) {
      1 / ((1 - $0) * (1 + $0)).squareRoot()
    }
    Self.expect(arcsine, equals: .pi, relativeError: 1e-7)
  }

  /// ∫ₐᵇ of a cubic is the difference of its antiderivative.
  @Test func polynomialsAreIntegrated() {
    let cubics = Gen<([Int], Int)>.pair(
      Gen<[Int]>.array(of: .int(in: -9...9, origin: 0), count: 4),
      .int(in: 1...8)
    )
    forAll("quadrature: cubics", cubics) { c, b in
      let c = c.map(Double.init)
      let integrand = { (x: Double) in c[0] + x * (c[1] + x * (c[2] + x * c[3]))
      }
      let antiderivative = { (x: Double) in
        x * (c[0] + x * (c[1] / 2 + x * (c[2] / 3 + x * c[3] / 4)))
      }
      let integral = antiderivative(Double(b)) - antiderivative(0)
      let size = (0..<4).reduce(0) { $0 + abs(c[$1]) * pow(Double(b), 4) }
      // An integral that vanishes by cancellation has no relative accuracy.
      try assume(abs(integral) > 1e-3)
      let result = try Quadrature.between(0, Double(b), integrand)
      let gap = abs(result.value - integral)
      try expectLaw(gap <= result.error + 8 * size.ulp, "off by \(gap)")
    }
  }

  /// Reversing the ends changes the sign.
  @Test func endsMayBeReversed() throws {
    let forward = try Quadrature.between(0, 2, exp)
    let backward = try Quadrature.between(2, 0, exp)
    #expect(forward.value == -backward.value)
    Self.expect(forward, equals: exp(2.0) - 1)
  }

  /// A divergent integral is an error in a sentence, not a number.
  @Test func divergentIntegralsAreRefused() throws {
    let error = try #require(throws: GSLError.self) {
      try Quadrature.overTheLine { _ in 1 }
    }
    #expect(error.description.hasPrefix("quadrature: "))
    #expect(throws: GSLError.self) {
      try Quadrature.between(0, 1) { 1 / $0 }
    }
  }
}
