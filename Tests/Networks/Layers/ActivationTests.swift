import ExactArithmetic
import Foundation
import Networks
import TestSupport
import Testing

/// Activation functions and their derivatives.
@Suite struct ActivationTests {
  private static let functions: [Nonlinearity] = [
    .relu, .linear, .leaky(Rational(1, 10)), .leaky(-1), .sigmoid, .tanh,
  ]

  /// Parsing a name gives the activation back.
  @Test func namesAreRead() throws {
    let all: [Activation] = [
      .relu, .linear, .sigmoid, .tanh, .crelu, .leaky(Rational(1, 3)),
    ]
    for activation in all {
      #expect(try Activation(parsing: activation.name) == activation)
    }
    #expect(try Activation(parsing: "leaky(0.1)") == .leaky(Rational(1, 10)))
    #expect(Activation.leaky(Rational(1, 10)).name == "leaky(1/10)")
    for text in ["", "ReLU", "leaky", "leaky()", "leaky(x)", "gelu", "relu "] {
      #expect(throws: NetworkError.self) { try Activation(parsing: text) }
    }
  }

  /// At a kink the derivative is the left one: relu'(0) = 0.
  @Test func kinksTakeTheLeftDerivative() {
    #expect(Nonlinearity.relu.derivative(0) == 0)
    #expect(Nonlinearity.relu.derivative(.leastNonzeroMagnitude) == 1)
    #expect(Nonlinearity.leaky(Rational(1, 10)).derivative(0) == 0.1)
    #expect(Activation.crelu.pullback([1, 1], at: [0]) == [0])
  }

  /// CReLU is [relu(z); relu(−z)]: its two halves differ by z and add up to |z|.
  @Test func creluKeepsTheSign() {
    let z = [-2.0, 0, 3]
    #expect(Activation.crelu.values(z) == [0, 0, 3, 2, 0, 0])
    #expect(
      Activation.crelu.pushforward([1, 1, 1], at: z) == [0, 0, 1, -1, 0, 0]
    )
    #expect(Activation.crelu.width(of: 3) == 6)
    let misprint = Activation([
      .init(.relu), .init(.relu, isNegated: true),
    ])
    #expect(misprint.values(z) == [0, 0, 3, 0, 0, -3])
    #expect(misprint.name == "[relu(z); -relu(z)]")
  }

  /// The smooth functions and their derivatives at known points:
  /// σ(ln 3) = 3/4, σ' = 3/16, σ'' = −3/32; tanh(ln 2) = 3/5, 16/25, −96/125.
  @Test func knownValues() {
    let ulps = { (x: Double, y: Double) in abs(x - y) <= 4 * y.magnitude.ulp }
    #expect(ulps(Nonlinearity.sigmoid.value(log(3)), 0.75))
    #expect(ulps(Nonlinearity.sigmoid.derivative(log(3)), 3.0 / 16))
    #expect(ulps(Nonlinearity.sigmoid.secondDerivative(log(3)), -3.0 / 32))
    #expect(ulps(Nonlinearity.tanh.value(log(2)), 0.6))
    #expect(ulps(Nonlinearity.tanh.derivative(log(2)), 16.0 / 25))
    #expect(ulps(Nonlinearity.tanh.secondDerivative(log(2)), -96.0 / 125))
    #expect(Nonlinearity.sigmoid.derivative(0) == 0.25)
    #expect(Nonlinearity.tanh.derivative(0) == 1)
  }

  /// Difference quotients over ±h: h²/6 sup |g'''| of truncation, and 4 ulps of
  /// each value over 2h.
  ///
  /// sup |σ'''| = 1/8, sup |σ''''| ≤ 1/4; sup |tanh'''| = 2, sup |tanh''''| ≤ 8,
  /// as tanh z = 2σ(2z) − 1.
  @Test func derivativesAreDifferenceQuotients() {
    let step = 0x1p-17
    let cases = Gen<(Nonlinearity, Int)>.pair(
      .element(of: Self.functions),
      .int(in: -640...640, origin: 1)
    )
    forAll("activation derivatives", cases, count: 400) { g, k in
      // Off the kink by a fraction of the grid.
      let z = (Double(k) + 0.5) / 32
      let (left, right) = (z - step, z + step)
      let first = (g.value(right) - g.value(left)) / (2 * step)
      let second = (g.derivative(right) - g.derivative(left)) / (2 * step)
      let size = abs(g.value(z)) + 1
      let truncation = g.isHomogeneous ? 0 : 8 * step * step / 6
      let tolerance = truncation + 4 * size.ulp / step
      try expectLaw(
        abs(first - g.derivative(z)) <= tolerance,
        "g'(\(z)) is \(g.derivative(z)), the quotient \(first)"
      )
      try expectLaw(
        abs(second - g.secondDerivative(z)) <= tolerance,
        "g''(\(z)) is \(g.secondDerivative(z)), the quotient \(second)"
      )
    }
  }

  /// No finite argument gives a NaN or an infinity.
  @Test func extremesAreFinite() {
    let largest = Double.greatestFiniteMagnitude
    for g in Self.functions {
      for z in [largest, -largest, 1e3, -1e3, 0, -0.0] {
        #expect(g.value(z).isFinite)
        #expect(g.derivative(z).isFinite)
        #expect(g.secondDerivative(z).isFinite)
      }
    }
    #expect(Nonlinearity.sigmoid.value(-largest) == 0)
    #expect(Nonlinearity.sigmoid.value(largest) == 1)
    #expect(Nonlinearity.sigmoid.value(-700) == exp(-700))
  }

  /// Homogeneous functions are those with φ(2z) = 2φ(z).
  @Test(arguments: [0.75, -0.75])
  func homogeneityIsAsStated(z: Double) {
    for g in Self.functions {
      #expect((g.value(2 * z) == 2 * g.value(z)) == g.isHomogeneous)
    }
  }
}
