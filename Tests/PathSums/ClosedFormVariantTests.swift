import ExactArithmetic
import Foundation
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct ClosedFormVariantTests {
  @Test func orthogonalGoldenVectors() throws {
    let small = OrthogonalMoments.moment(2, width: 4, depth: 4).rational
    #expect(small == Rational(27, 4))
    let deep = OrthogonalMoments.moment(2, width: 16, depth: 10)
    #expect(abs((deep.doubleValue ?? 0) - 8.0085) < 5e-5)
  }

  /// Masks of a uniform unit vector u, by E ∏ u_i^{2k_i} =
  /// ∏ (2k_i − 1)!! / (n(n + 2)⋯(n + 2K − 2)).
  @Test func orthogonalFactorEqualsTheSumOverMasks() {
    let cases = Gen<(Int, Int)>.pair(.int(in: 1...5), .int(in: 1...4))
    forAll("orthogonal masks", cases, count: 200) { n, order in
      var sum: Rational = 0
      for mask in 0..<(1 << n) {
        forEachExponent(order, mask: mask, parts: n) { exponents in
          let ways =
            Rational.factorial(order)
            / exponents.map { Rational.factorial($0) }.product()
          let odd = exponents.map { Rational.oddFactorial($0) }.product()
          sum += ways * odd
        }
      }
      let sphere = (0..<order).map { Rational(n + 2 * $0) }.product()
      let kept = sum / sphere / Rational(2).power(n)
      return OrthogonalMoments.layerFactor(order, width: n)
        == kept * Rational(2).power(order)
    }
  }

  @Test func masksEqualTheSumOverFourPaths() {
    let cases = Gen<([Int], Int, Bool)>.triple(
      tinyWidths(depth: 1...3),
      .int(in: 0...6),
      .bool
    )
    forAll("leaky and masked", cases, count: 250) { widths, k, isLeaky in
      let d = widths.count - 1
      var strands = StrandSum(widths: widths)
      let closed: MaskedSecondMoment
      if isLeaky {
        let slope = Rational(k - 2, 3)
        strands.gain = 2 / (1 + slope * slope)
        strands.mask = { (1 + slope.power($0)) / 2 }
        closed = .leaky(slope: slope)
      } else {
        let density = Rational(k + 1, 7)
        strands.gain = 1 / density
        strands.mask = { _ in density }
        closed = .masks(density: density)
      }
      var sum: Rational = 0
      for p in 0..<widths[0] {
        for s in 0..<widths[0] {
          sum += strands.sum([
            .entries(d, inputs: (p, p), outputs: (0, 0)),
            .entries(d, inputs: (s, s), outputs: (0, 0)),
          ])
        }
      }
      return closed.value(try architecture(widths)) == sum
    }
  }

  @Test func maskedSpecialCasesAreTheGaussianOnes() throws {
    let net = try architecture([3, 4, 5, 2])
    #expect(MaskedSecondMoment.leaky(slope: 0).value(net) == 15)
    #expect(MaskedSecondMoment.masks(density: Rational(1, 2)).value(net) == 15)
    let linear = MaskedSecondMoment.leaky(slope: 1)
    #expect(linear.layerFactor(width: 7) == Rational(9, 7))
  }

  @Test func expectedLengthHasThePrintedValues() throws {
    let printed = [
      (1, 0.564190), (5, 0.869781), (10, 0.935637), (50, 0.987427),
      (200, 0.996870),
    ]
    for (n, value) in printed {
      let enclosure = try ExpectedLength.enclosure(width: n)
      #expect(abs(enclosure.doubleValue - value) < 6e-7)
      #expect(enclosure.relativeWidth < 1e-40)
      let fast = ExpectedLength.layerFactor(width: n)
      #expect(abs(fast.log - enclosure.logarithm) < 1e-13)
    }
    let wide = ExpectedLength.layerFactor(width: 1_000_000)
    #expect(abs(wide.log + 5.0 / 8e6) < 1e-11)
  }

  @Test func lyapunovExponentsHaveThePrintedValues() throws {
    let printed = [-0.0326, -0.0605, -0.0901]
    for (k, value) in printed.enumerated() {
      let exponent = try LyapunovExponents.exponent(k + 1, width: 40)
      #expect(abs(exponent - value) < 6e-5)
    }
    #expect(throws: PathSumError.self) {
      try LyapunovExponents.exponent(5, width: 4)
    }
  }

  /// λ_1 is half the mean of ln X̄_n, and for n = 1 ψ(½) + ln 4 halved.
  @Test func firstExponentIsHalfTheMeanLogarithm() throws {
    for n in [1, 2, 10, 100, 5000] {
      let mean = try LogCumulants.layer(width: n).mean
      let exponent = try LyapunovExponents.exponent(1, width: n)
      #expect(abs(exponent - mean / 2) < 1e-13)
    }
    let one = try LyapunovExponents.exponent(1, width: 1)
    let euler = 0.577_215_664_901_532_9
    #expect(abs(one - (-euler - 2 * log(2) + log(4)) / 2) < 1e-15)
  }
}

/// All exponents (k_i) with sum K that vanish off the mask.
private func forEachExponent(
  _ order: Int,
  mask: Int,
  parts: Int,
  _ body: ([Int]) -> Void
) {
  func extend(_ exponents: [Int], _ rest: Int) {
    guard exponents.count < parts else {
      if rest == 0 { body(exponents) }
      return
    }
    let most = mask >> exponents.count & 1 == 1 ? rest : 0
    for k in 0...most { extend(exponents + [k], rest - k) }
  }
  extend([], order)
}
