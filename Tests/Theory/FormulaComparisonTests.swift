import ExactArithmetic
import Measures
import Networks
import TestSupport
import Testing

@testable import Theory

/// Real nets beside the sum over paths: they agree where the theorem applies.
@Suite struct FormulaComparisonTests {
  private static let laws = [
    "rademacher", "threepoint(1/3)", "discrete(-2:1/8,-1:3/8,1:3/8,2:1/8)",
  ]

  /// Small nets at small integer inputs, ties or not: symmetry without a tie
  /// makes every even statistic the formula's.
  @Test func noTiesMeansTheFormula() {
    let shape = Gen.pair(.int(in: 1...2), .int(in: 1...2))
    let input = Gen.pair(.int(in: -2...3), .int(in: 1...3))
    let choice = Gen.pair(.int(in: 0...2), .int(in: 0...1))
    var applied = 0
    forAll("truth", .pair(.pair(shape, input), choice), count: 40) { net, law in
      let ((n, m), (x, y)) = net
      let widths = law.1 == 0 ? [2, n, 1] : [2, n, m, 1]
      let spec = try NetworkSpec(
        architecture: Architecture(widths: law.0 == 0 ? widths : [2, n, 1]),
        weights: [MeasureParser.law(Self.laws[law.0])],
        input: .values([Rational(x), Rational(y)])
      )
      let comparison = try FormulaComparison(
        spec,
        [
          .moment(.row(output: 0), order: 1),
          .moment(.row(output: 0), order: 2),
          GradientStatistic(parsing: "0,0^2*1,0^2"),
          GradientStatistic(parsing: "0,0*1,0"),
        ]
      )
      if comparison.theoremApplies { applied += 1 }
      try expectLaw(!comparison.isViolated, "a contradiction")
      // Where no hypothesis fails for certain, theory must not say so either.
      let judged = Hypotheses(spec).noTies.status
      let hasTie = comparison.ties.contains { !$0.isZero }
      return !(judged == .holds && hasTie) && !(judged == .fails && !hasTie)
    }
    // The property is about these; without them it would be empty.
    #expect(applied > 0)
  }

  /// An odd product is no contradiction, and asymmetry no theorem.
  @Test func whatTheTheoremDoesNotCover() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [1, 2]),
      weights: [Rademacher()]
    )
    let odd = try FormulaComparison(spec, [GradientStatistic(parsing: "0,0")])
    #expect(odd.theoremApplies && !odd.isViolated)
    #expect(odd.rows[0].agrees == false && !odd.rows[0].isEven)
    let skewed = try NetworkSpec(
      architecture: Architecture(widths: [1, 1]),
      weights: [MeasureParser.law("discrete(2:1/5,-1/2:4/5)")]
    )
    let mean = try FormulaComparison(
      skewed,
      [.moment(.row(output: 0), order: 1)]
    )
    #expect(!mean.theoremApplies && mean.rows[0].agrees == false)
    #expect(mean.rows[0].truth.rational == Rational(8, 5))
    #expect(mean.rows[0].formula?.rational == 1)
  }
}
