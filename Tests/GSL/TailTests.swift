import Foundation
import GSL
import TestSupport
import Testing

/// Whether two positive numbers agree to so many units in the last place.
func agree(_ x: Double, _ y: Double, ulps: Double) -> Bool {
  abs(x - y) <= ulps * y.ulp
}

/// Quantiles and tails against literals, closed forms and other code.
@Suite struct TailTests {
  /// Gaussian quantiles to seventeen digits.
  @Test(arguments: [
    (0.75, 0.674489750196081743), (0.95, 1.644853626951472715),
    (0.975, 1.959963984540054236), (0.995, 2.575829303548900761),
  ])
  func gaussianQuantiles(p: Double, z: Double) {
    #expect(agree(Tail.gaussianQuantile(p), z, ulps: 8))
    #expect(agree(-Tail.gaussianQuantile(1 - p), z, ulps: 16))
  }

  /// Two-sided quantiles agree with the suite's own `criticalZ`.
  @Test(arguments: [0.5, 0.05, 1e-3, 1e-6, 1e-9, 1e-15, 1e-40, 1e-200])
  func twoSidedQuantiles(alpha: Double) {
    let z = Tail.twoSidedGaussianQuantile(alpha)
    #expect(agree(z, criticalZ(alpha), ulps: 16))
    // The tail at z loses z² ulps to the rounding of z.
    let tail = Tail.twoSidedGaussian(z)
    #expect(agree(tail, alpha, ulps: 64 * (1 + z * z)))
    #expect(tail == Tail.twoSidedGaussian(-z))
  }

  /// With ν = 1, t = tan(π(p − ½)); with ν = 2, t = (2p − 1)/√(2p(1 − p)).
  @Test(arguments: [0.6, 0.75, 0.9, 0.975, 0.999])
  func studentQuantiles(p: Double) {
    let one = tan(.pi * (p - 0.5))
    let two = (2 * p - 1) / (2 * p * (1 - p)).squareRoot()
    let steep = 8 / (1 - p)
    #expect(agree(Tail.studentQuantile(p, nu: 1), one, ulps: 8 * steep))
    #expect(agree(Tail.studentQuantile(p, nu: 2), two, ulps: 8 * steep))
  }

  /// Student quantiles as tabulated.
  @Test(arguments: [
    (5.0, 2.570581835636316), (10, 2.228138851986275),
    (30, 2.042272456301238), (100, 1.983971518523552),
  ])
  func tabulatedStudentQuantiles(nu: Double, t: Double) {
    #expect(agree(Tail.studentQuantile(0.975, nu: nu), t, ulps: 64))
  }

  /// χ²₁ is a square of a Gaussian; χ²₂ and χ²₄ have elementary tails.
  @Test(arguments: [0.1, 1, 3.5, 10, 40, 200])
  func chiSquaredTails(x: Double) {
    let ulps = 64 * (1 + x)
    let elementary = exp(-x / 2)
    let one = erfc((x / 2).squareRoot())
    let four = elementary * (1 + x / 2)
    #expect(agree(Tail.chiSquared(x, nu: 1), one, ulps: ulps))
    #expect(agree(Tail.chiSquared(x, nu: 2), elementary, ulps: ulps))
    #expect(agree(Tail.chiSquared(x, nu: 4), four, ulps: ulps))
  }
}
