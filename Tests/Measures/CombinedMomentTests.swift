import ExactArithmetic
import Measures
import TestSupport
import Testing

/// Moments of laws made of laws, by conditioning on the component.
@Suite struct CombinedMomentTests {
  private static let numbers = Gen<Ratio>.ratio(
    numerators: 1...9,
    denominators: 9...12
  ).map { Rational($0.numerator, $0.denominator) }

  private static let inner = Gen.element(of: [
    "gaussian", "rademacher", "uniform", "laplace", "threepoint(1/4)",
    "sparse(1/2,logistic)",
  ])

  /// sparse(p, L): E X^{2r} = p E L^{2r}, so κ_r = p^{1−r} κ_r(L).
  @Test func sparseLaws() {
    let cases = Gen<(Rational, String)>.pair(Self.numbers, Self.inner)
    forAll("moments of sparse laws", cases) { p, name in
      let inner = try MeasureParser.law(name)
      let law = try Sparse(p: p, inner)
      for r in 1...6 {
        guard let kappa = inner.standardizedMoment(r).rational else {
          throw LawViolation("κ_\(r) of \(name) is not rational")
        }
        let expected = p * kappa / p.power(r)
        let found = law.standardizedMoment(r).rational
        try expectLaw(found, equals: expected, "κ_\(r)")
      }
    }
  }

  /// A mixture's raw moments are the weighted raw moments.
  @Test func mixtures() {
    let parts = Gen<(Rational, String)>.pair(Self.numbers, Self.inner)
    let cases = Gen<(Int, (Rational, String), (Rational, String))>.triple(
      .int(in: 1...9),
      parts,
      parts
    )
    forAll("moments of mixtures", cases) { k, first, second in
      let w = Rational(k, 10)
      let (a, b) = try (
        MeasureParser.law(first.1), MeasureParser.law(second.1)
      )
      let law = try Mixture([
        .init(weight: w, law: a, variance: first.0),
        .init(weight: 1 - w, law: b, variance: second.0),
      ])
      let raw = { (r: Int) -> Rational? in
        guard let x = a.standardizedMoment(r).rational,
          let y = b.standardizedMoment(r).rational
        else { return nil }
        return w * first.0.power(r) * x + (1 - w) * second.0.power(r) * y
      }
      for r in 0...6 {
        guard let top = raw(r), let variance = raw(1) else {
          throw LawViolation("irrational moments")
        }
        let found = law.standardizedMoment(r).rational
        try expectLaw(found, equals: top / variance.power(r), "κ_\(r)")
      }
    }
  }

  /// One infinite component makes the moment infinite, of any weight.
  @Test func infiniteComponents() throws {
    let law = try MeasureParser.law(
      "mixture(1/1000*student(5)(1)+999/1000*gaussian(1))"
    )
    #expect(law.standardizedMoment(2).rational != nil)
    #expect(!law.standardizedMoment(3).isFinite)
    #expect(law.standardizedMoment(3).doubleValue == .infinity)
    let sparse = try MeasureParser.law("sparse(1/2,student(5))")
    #expect(!sparse.standardizedMoment(3).isFinite)
  }

  /// Enclosed components give an enclosure that contains the exact mixture.
  @Test func enclosedComponents() throws {
    let law = try MeasureParser.law("sparse(1/2,exppower(3))")
    let inner = try MeasureParser.law("exppower(3)")
    for r in 2...5 {
      let moment = law.standardizedMoment(r)
      let scaled = inner.standardizedMoment(r).doubleValue
      #expect(moment.rational == nil)
      let expected = scaled * Rational(2).power(r - 1).doubleValue
      #expect(moment.doubleValue == expected)
    }
  }
}
