import ExactArithmetic
import Networks
import TestSupport
import Testing

/// The width inequalities of `Widths.v` for the toolkit's β.
@Suite struct WidthsBridgeTests {
  private static let hidden = Gen<[Int]>.array(
    of: .int(in: 1...9),
    count: 1...6
  )

  private static func beta(_ hidden: [Int]) throws -> Rational {
    try Architecture(widths: [2] + hidden + [1]).beta
  }

  /// `Widths.beta_ge`, `Widths.beta_eq`: β ≥ m²/S₁, with equality if and only
  /// if all widths are equal; `Widths.harmonic_le_arithmetic` and
  /// `Widths.harmonic_eq_arithmetic` say the same of m/β and S₁/m.
  @Test func harmonicAndArithmeticMeans() {
    forAll("beta_ge", Self.hidden, count: 300) { widths in
      let beta = try Self.beta(widths)
      let m = Rational(widths.count)
      let sum = Rational(widths.reduce(0, +))
      let areEqual = Set(widths).count == 1
      try expectLaw(beta >= m * m / sum, "beta_ge")
      try expectLaw((beta == m * m / sum) == areEqual, "beta_eq")
      try expectLaw(m / beta <= sum / m, "harmonic_le_arithmetic")
      try expectLaw((m / beta == sum / m) == areEqual, "equality")
    }
  }

  /// `Widths.arithmetic_le_quadratic`, `Widths.arithmetic_eq_quadratic`, both
  /// sides squared.
  @Test func arithmeticAndQuadraticMeans() {
    forAll("arithmetic_le_quadratic", Self.hidden, count: 300) { widths in
      let m = Rational(widths.count)
      let sum = Rational(widths.reduce(0, +))
      let squares = Rational(widths.map { $0 * $0 }.reduce(0, +))
      let areEqual = Set(widths).count == 1
      let (arithmetic, quadratic) = ((sum / m).power(2), squares / m)
      try expectLaw(arithmetic <= quadratic, "the inequality")
      try expectLaw((arithmetic == quadratic) == areEqual, "equality")
    }
  }

  /// `Widths.unbalanced_improvable`: moving a neuron from a width a > b + 1 to
  /// the width b makes β smaller.
  @Test func unbalancedWidthsCanBeImproved() {
    forAll("unbalanced_improvable", Self.hidden, count: 300) { widths in
      guard let most = widths.indices.max(by: { widths[$0] < widths[$1] }),
        let least = widths.indices.min(by: { widths[$0] < widths[$1] }),
        widths[most] > widths[least] + 1
      else { throw Discard() }
      var better = widths
      better[most] -= 1
      better[least] += 1
      try expectLaw(try Self.beta(better) < (try Self.beta(widths)), "no gain")
    }
  }

  /// `Widths.printed_display_false`: with d terms for d − 1, the display fails
  /// for equal widths.
  @Test func theDisplayAsPrintedIsFalse() throws {
    for d in 2...6 {
      for c in 1...5 {
        let hidden = Array(repeating: c, count: d - 1)
        let left = Rational(d) / (try Self.beta(hidden))
        let right = Rational(hidden.reduce(0, +), d)
        #expect(left > right)
      }
    }
  }
}
