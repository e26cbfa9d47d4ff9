import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing
import Theory

/// The bounds of `Bounds.v`, written as in Coq, against the toolkit's bounds and
/// the exact moments of nets of finite laws.
@Suite struct BoundsBridgeTests {
  private static func bound(
    _ name: String,
    _ side: Bound.Side,
    _ spec: NetworkSpec,
    order: Int = 2
  ) throws -> Bound {
    let found = Bounds(spec, order: order).all()
      .first { $0.name == name && $0.side == side }
    guard let found else { throw LawViolation("no bound \(name)") }
    return found
  }

  /// `Bounds.product_bounds` and `Bounds.product_bounds_entry`: the toolkit's
  /// "kurtosis product" is the same rational, and the moment lies between.
  @Test func productBounds() {
    forAll("product_bounds", LargeNet.nets(), count: 100) { item in
      let kurtoses = try item.kurtoses()
      let low = kurtoses.map { min($0, 3) }
      let high = kurtoses.map { max($0, 3) }
      for isEntry in [false, true] {
        let spec = try network(
          item.widths,
          item.laws,
          isEntry ? .entry(input: 0, output: 0) : .row(output: 0)
        )
        let formula = isEntry ? entryProductBound : productBound
        let (lower, upper) = (
          formula(item.widths, low), formula(item.widths, high)
        )
        try expectLaw(
          Self.bound("kurtosis product", .lower, spec).value?.rational,
          equals: lower,
          "lower"
        )
        try expectLaw(
          Self.bound("kurtosis product", .upper, spec).value?.rational,
          equals: upper,
          "upper"
        )
        let moment = try exactMoment(2, spec)
        try expectLaw(lower <= moment && moment <= upper, "\(moment)")
      }
    }
  }

  /// `Bounds.universal_product`, `Bounds.universal_lower_ln2` and
  /// `Bounds.second_moment_ge2`, decided in integers: with L a common multiple
  /// of the hidden widths, E[Z²] ≥ 2·2^β if and only if (E[Z²]/2)^L ≥ 2^{βL}.
  @Test func universalLowerBounds() {
    let nets = LargeNet.nets(depth: 1...4).map { item in
      LargeNet(
        widths: item.widths.map { 1 + $0 % 12 },
        laws: item.laws
      )
    }
    forAll("universal_lower_ln2", nets, count: 60) { item in
      let spec = try network(item.widths, item.laws)
      let moment = try exactMoment(2, spec)
      let product = 2 * hiddenProduct(item.widths) { _ in 1 }
      try expectLaw(2 <= product && product <= moment, "universal_product")
      let hidden = spec.architecture.hiddenWidths
      let multiple = hidden.reduce(1, *)
      let betas = spec.architecture.beta * Rational(multiple)
      guard let exponent = betas.integerValue else {
        throw LawViolation("βL is \(betas)")
      }
      try expectLaw(
        (product / 2).power(multiple) >= Rational(2).power(exponent),
        "∏(1 + 1/n) < 2^β"
      )
      let bound = try Self.bound("universal ln 2", .lower, spec)
      try expectLaw(bound.admits(.rational(moment)) != false, "universal ln 2")
    }
  }

  /// `Bounds.universal_lower_power`: E[Z^{k+1}] ≥ (2·2^β)^k, again in integers,
  /// and by the toolkit's bound of the same order.
  @Test func universalLowerBoundsOfHigherMoments() {
    let nets = LargeNet.nets(depth: 1...4).map { item in
      LargeNet(
        widths: item.widths.map { 1 + $0 % 6 },
        laws: item.laws
      )
    }
    forAll("universal_lower_power", nets, count: 40) { item in
      let spec = try network(item.widths, item.laws)
      let hidden = spec.architecture.hiddenWidths
      let multiple = hidden.reduce(1, *)
      let exponent = hidden.map { multiple / $0 }.reduce(0, +)
      for k in 0...3 {
        let moment = try exactMoment(k + 1, spec)
        let floor = Rational(2).power(k * (multiple + exponent))
        try expectLaw(moment.power(multiple) >= floor, "K = \(k + 1)")
        guard k > 0 else { continue }
        let bound = try Self.bound("universal ln 2", .lower, spec, order: k + 1)
        try expectLaw(bound.admits(.rational(moment)) != false, "the toolkit")
      }
    }
  }

  /// `Bounds.universal_lower_half`: E[Z²] ≥ 2 exp(β/2), the printed lower
  /// bound.
  @Test func printedLowerBound() {
    forAll("universal_lower_half", LargeNet.nets(), count: 60) { item in
      let spec = try network(item.widths, item.laws)
      let bound = try Self.bound("Hanin exponential", .lower, spec)
      let half = Enclosure(rational: spec.architecture.beta / 2).exponential
      let value = half * Enclosure(rational: 2)
      let moment = try exactMoment(2, spec)
      try expectLaw(bound.admits(.rational(moment)) == true, "the toolkit")
      try expectLaw(
        Enclosure.isCertainlyAtMost(value, Enclosure(rational: moment)),
        "2 exp(β/2)"
      )
    }
  }

  /// `Bounds.upper_with_prefactor`: E[Z²] ≤ 2(1 + (u−1)/n₀) exp((2u−1)β).
  ///
  /// Here u is the largest kurtosis, at least 3. The toolkit has it for u = 3.
  @Test func upperBoundWithItsPrefactor() {
    forAll("upper_with_prefactor", LargeNet.nets(depth: 2...7)) { item in
      let spec = try network(item.widths, item.laws)
      let u = try item.kurtoses().reduce(3) { max($0, $1) }
      let rate = (2 * u - 1) * spec.architecture.beta
      let prefactor = 2 * (1 + (u - 1) / Rational(item.widths[0]))
      let value =
        Enclosure(rational: prefactor) * Enclosure(rational: rate).exponential
      let moment = Enclosure(rational: try exactMoment(2, spec))
      try expectLaw(Enclosure.isCertainlyAtMost(moment, value), "too large")
    }
  }

  /// `Bounds.upper_kurtosis3`: 2(1 + 2/n₀) exp(5β), which is the toolkit's
  /// "Gaussian sharp exponential", holds for threepoint(1/3).
  @Test func upperBoundAtKurtosisThree() {
    let nets = Gen<[Int]>.array(of: .int(in: 1...60), count: 3...8)
    forAll("upper_kurtosis3", nets, count: 60) { widths in
      let gaussian = try network(widths, ["gaussian"])
      let bound = try Self.bound(
        "Gaussian sharp exponential",
        .upper,
        gaussian
      )
      let moment = try exactMoment(2, network(widths, [Instance.threePoint]))
      try expectLaw(bound.admits(.rational(moment)) == true, "too large")
    }
  }
}
