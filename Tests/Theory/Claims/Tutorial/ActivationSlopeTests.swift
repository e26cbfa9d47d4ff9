import Foundation
import Testing

@testable import Theory

/// Quadrature of slopes against their antiderivatives.
@Suite struct ActivationSlopeTests {
  /// The mean slope over [−a, a] is the activation's rise over 2a.
  @Test(arguments: [0.5, 2, 6])
  func uniformMeansAreRises(a: Double) throws {
    let tangent = try ActivationSlope.tanh.uniformMoment(1, upTo: a)
    #expect(abs(tangent.value - tanh(a) / a) <= 2e-12 * tangent.value)
    let sigmoid = try ActivationSlope.sigmoid.uniformMoment(1, upTo: a)
    // σ(a) − σ(−a) = tanh(a/2).
    let rise = tanh(a / 2) / (2 * a)
    #expect(abs(sigmoid.value - rise) <= 2e-12 * rise)
  }

  /// tanh'(z) = 4 σ'(2z), so the largest slopes are 1 and 1/4.
  @Test(arguments: [-30, -1.25, 0, 0.5, 8])
  func tanhIsASigmoid(z: Double) {
    let tangent = ActivationSlope.tanh(z)
    #expect(abs(tangent - 4 * ActivationSlope.sigmoid(2 * z)) <= tangent.ulp)
    #expect(ActivationSlope.tanh(0) == 1 && ActivationSlope.sigmoid(0) == 0.25)
  }

  /// Numbers of an independent quadrature (mpmath, 30 digits).
  @Test func gaussianMeansAreKnown() throws {
    let tangent = try ActivationSlope.tanh.gaussianMoment(1)
    #expect(abs(tangent.value - 0.605705509602) < 1e-12)
    let sigmoid = try ActivationSlope.sigmoid.gaussianMoment(1)
    #expect(abs(sigmoid.value - 0.206620964142) < 1e-12)
  }
}
