import ExactArithmetic
import PathSums
import TestSupport
import Testing

@testable import Theory

/// The enumerations that the claims rest on, against values found otherwise.
@Suite struct FiniteNetworkTests {
  /// Every sum of two weights ±1 at x = (1, 1), counted by hand: the single
  /// neuron is on once in four.
  @Test func aTieByHand() {
    let net = FiniteNetwork(widths: [2, 1], input: [1, 1])
    #expect(net.zeroProbability == Rational(3, 4))
    #expect(net.moment(1) == Rational(1, 2))
    #expect(net.moment(2) == 1)
  }

  /// The enumeration agrees with one that draws all weights at once and
  /// differentiates by dual numbers.
  @Test(arguments: [[2, 2, 1], [1, 2, 2, 1], [2, 1, 2, 1], [3, 2, 1]])
  func agreesWithDrawnNetworks(_ widths: [Int]) {
    let x = (0..<widths[0]).map { Rational($0 + 1) }
    let net = FiniteNetwork(widths: widths, input: x)
    for order in 1...3 {
      let count = DrawnNetwork.weightCount(widths)
      let mean = FiniteLaw.meanOverSigns(count) { signs in
        let drawn = DrawnNetwork(widths, signs, isBiased: false)
        let layers = drawn.activations(at: Dual.variables(x))
        return layers[widths.count - 1][0].squaredGradient.power(order)
      }
      #expect(net.moment(order) == mean * net.unit.power(order))
    }
  }

  /// With coins for masks the enumeration is the sum over paths, whatever the
  /// input.
  @Test func coinMasksAreTheFormula() throws {
    let net = FiniteNetwork(widths: [2, 2, 2, 1], input: [1, 1])
    for order in 1...3 {
      let formula = try ClaimNet.signFormula(order, net.widths)
      #expect(net.withCoinMasks.moment(order) == formula)
    }
  }

  /// ±1, ±2, ±4 have the moments of N(0, 2) up to the fifth, and no further.
  @Test func theLawWithGaussianMoments() {
    let law = FiniteLaw.gaussianMoments
    #expect((0...6).map(law.moment) == [1, 0, 2, 0, 12, 0, 148])
    #expect(2 * 2 * 2 * Rational.oddFactorial(3) == 120)
  }

  /// The moments of the two convolutions from the Gaussian's own: with tied
  /// filters E Z² = ½ (2 · 3 · 6^L + 2 · 12^L P(both masks are on)).
  @Test(arguments: [1, 2])
  func convolutions(_ layers: Int) {
    let net = Convolution(
      layers: layers,
      isTied: true,
      law: FiniteLaw.gaussianMoments
    )
    let own = 3 * Rational(6).power(layers)
    let both = Rational(12).power(layers)
    // At x_1, x_2 > 0 both masks are on together, (1/2)^L; else never.
    let together = Rational(1, 2).power(layers)
    #expect(net.moment(2, randomInput: false) == own + both * together)
    #expect(net.moment(2, randomInput: true) == own + both * together / 2)
    #expect(net.formula == own + 1)
  }

  /// Leibniz's rule and the chain rule, on a polynomial.
  @Test func dualNumbers() {
    let xy = Dual.variables([3, 5])
    let f = xy[0] * xy[0] * xy[1] + 2 * xy[1]
    #expect(f.value == 55)
    #expect(f.gradient == [30, 11])
    #expect((-1 * f).relu.gradient == [0, 0])
  }
}
