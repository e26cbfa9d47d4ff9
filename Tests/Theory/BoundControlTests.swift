import ExactArithmetic
import Networks
import PathSums
import Testing

@testable import Theory

/// Negative controls: bounds a little wrong are found wrong on some net.
@Suite struct BoundControlTests {
  /// A bound on E[Z^K] with the given logarithmic rate in β.
  private func bound(
    _ side: Bound.Side,
    _ spec: NetworkSpec,
    order: Int,
    rate: Enclosure,
    prefactor: Rational
  ) -> Bound {
    Bound(
      name: "control",
      side: side,
      formula: "c exp(rate beta)",
      value: Bounds(spec, order: order).exponential(rate, times: prefactor),
      standing: .proved,
      condition: ("none", true),
      remark: ""
    )
  }

  private func rate(_ numerator: Int, _ denominator: Int = 1) -> Enclosure {
    Enclosure(rational: Rational(numerator, denominator))
  }

  /// E[Z^K] ≤ 2^{K−1} ∏(1+2i/n₀) e^{5K(K−1)β/2} is sharp as widths grow: with
  /// four fifths of the exponent it fails.
  @Test(arguments: [2, 3, 4])
  func theUpperExponentIsSharp(order: Int) throws {
    let spec = try net("50,200x50,1")
    let moment = try ExactMoments(spec).moment(order)
    let prefactor = GaussianMoments.prefactor(
      order,
      inputWidth: 50,
      quantity: spec.quantity
    )
    let full = 5 * order * (order - 1)
    for (rate, holds) in [(rate(full, 2), true), (rate(2 * full, 5), false)] {
      let bound = bound(
        .upper,
        spec,
        order: order,
        rate: rate,
        prefactor: prefactor
      )
      #expect(bound.admits(moment) == holds)
    }
  }

  /// E[Z^K] ≥ pref · e^{c_K β} with c_K = (K−1) ln 2 + ln (2K−1)!! is attained
  /// at widths 1: a fifth more fails.
  @Test(arguments: [2, 3, 4])
  func theLowerExponentIsSharp(order: Int) throws {
    let spec = try net("1,1x6,1")
    let moment = try ExactMoments(spec).moment(order)
    let prefactor = GaussianMoments.prefactor(
      order,
      inputWidth: 1,
      quantity: spec.quantity
    )
    let constant = Rational.oddFactorial(order) * Rational(2).power(order - 1)
    let c = Enclosure(rational: constant).naturalLogarithm
    let more = bound(
      .lower,
      spec,
      order: order,
      rate: c * rate(6, 5),
      prefactor: prefactor
    )
    #expect(more.admits(moment) == false)
    let less = bound(
      .lower,
      spec,
      order: order,
      rate: c * rate(4, 5),
      prefactor: prefactor
    )
    #expect(less.admits(moment) == true)
  }

  /// ln 2 is the best universal constant: Rademacher moments at widths 1 give
  /// 2^d exactly, so that a fifth more fails.
  @Test func theUniversalConstantIsSharp() throws {
    let spec = try net("1,1x9,1", "rademacher")
    let moment = try ExactMoments(spec).moment(2)
    #expect(moment.rational == Rational(2).power(10))
    let ln2 = Enclosure(rational: 2).naturalLogarithm
    let wrong = bound(
      .lower,
      spec,
      order: 2,
      rate: ln2 * rate(6, 5),
      prefactor: 2
    )
    #expect(wrong.admits(moment) == false)
  }

  /// Without the prefactor no constant is large enough: C = 1000 fails at
  /// widths (10⁶, 1436, 1), as the slides' bound does for every C somewhere.
  @Test func theMissingPrefactorIsFatal() throws {
    for (widths, c) in [("1,8,1", 18), ("1000000,1436,1", 1000)] {
      let spec = try net(widths)
      let moment = try ExactMoments(spec).moment(2)
      let wrong = bound(.upper, spec, order: 2, rate: rate(c), prefactor: 1)
      #expect(wrong.admits(moment) == false)
    }
  }

  /// β is Σ 1/n_j, not d/max n: a bottleneck tells them apart.
  @Test func betaIsNotTheDepthOverTheWidth() throws {
    let spec = try net("20,100,2,100,2,1")
    let moment = try ExactMoments(spec).moment(2)
    let wrong =
      (Enclosure(rational: Rational(5 * 4, 100))).exponential
      * Enclosure(rational: 2 * (1 + Rational(2, 20)))
    let bound = Bound(
      name: "control",
      side: .upper,
      formula: "2(1+2/n_0) exp(5 d/max n)",
      value: .enclosure(wrong),
      standing: .proved,
      condition: ("none", true),
      remark: ""
    )
    #expect(bound.admits(moment) == false)
  }

  /// A bound that meets the moment within its enclosure is left undecided.
  @Test func whatCannotBeDecidedIsNot() throws {
    let spec = try net("1,1,1", "rademacher")
    let universal = Bounds(spec, order: 2).all().first {
      $0.name == "universal ln 2"
    }
    let moment = try ExactMoments(spec).moment(2)
    #expect(moment.rational == 4)
    #expect(universal?.admits(moment) != false)
  }
}
