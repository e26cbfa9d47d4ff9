import ExactArithmetic
import Measures
import TestSupport
import Testing

/// A law is read back from its own name.
@Suite struct NameTests {
  private static func expectSame(
    _ law: any WeightMeasure,
    _ other: any WeightMeasure
  ) throws {
    try expectLaw(other.name, equals: law.name, "the name")
    try expectLaw(other.formula, equals: law.formula, "the formula")
    try expectLaw(other.standardDeviation, equals: law.standardDeviation, "σ")
    try expectLaw(other.atoms.points, equals: law.atoms.points, "the atoms")
    for r in 0...6 {
      let (x, y) = (law.standardizedMoment(r), other.standardizedMoment(r))
      try expectLaw(y.rational, equals: x.rational, "κ_\(r)")
      try expectLaw(y.doubleValue, equals: x.doubleValue, "κ_\(r)")
    }
  }

  /// The battery's laws are called what they are spelled, and read back.
  @Test(arguments: laws)
  func namesAreReadBack(subject: LawCase) throws {
    let law = try subject.law()
    #expect(law.name == subject.spelling)
    #expect(!law.formula.isEmpty)
    try Self.expectSame(law, MeasureParser.law(law.name))
  }

  /// The documented examples are laws, and read back.
  @Test(arguments: MeasureParser.examples)
  func examplesAreReadBack(text: String) throws {
    let law = try MeasureParser.law(text)
    try Self.expectSame(law, MeasureParser.law(law.name))
  }

  /// Nested laws of any depth are read back, with spaces around every token.
  @Test func nestedNamesAreReadBack() {
    forAll("laws: parse ∘ name = id", .lawSpelling(depth: 2)) { text in
      let law = try MeasureParser.law(text)
      try Self.expectSame(law, MeasureParser.law(law.name))
      let spaced = law.name.map { "(),:*+".contains($0) ? " \($0) " : "\($0)" }
        .joined()
      try Self.expectSame(law, MeasureParser.law(" \(spaced) "))
    }
  }

  /// Decimals and fractions that are the same number are the same law.
  @Test(arguments: [
    ("student(5.0)", "student(5)"), ("exppower(1.5)", "exppower(3/2)"),
    ("sparse(0.1,gaussian)", "sparse(1/10,gaussian)"),
    ("threepoint(2/6)", "threepoint(1/3)"), ("beta(2e0)", "beta(2)"),
    ("discrete(1:0.5,-1:0.5)", "discrete(-1:1/2,1:1/2)"),
    (
      "mixture(0.9*gaussian(1)+0.1*gaussian(9.0))",
      "mixture(9/10*gaussian(1)+1/10*gaussian(9))"
    ),
  ])
  func numbersAreNormalised(text: String, name: String) throws {
    #expect(try MeasureParser.law(text).name == name)
  }
}

extension Gen where Value == String {
  /// Spellings of laws, sparse and mixed ones nested up to a depth.
  static func lawSpelling(depth: Int) -> Gen {
    let simple = Gen.element(of: [
      "gaussian", "rademacher", "uniform", "laplace", "student(9)",
      "exppower(3)", "beta(1/2)", "threepoint(1/4)", "exponential",
      "discrete(-1:1/2,1:1/2)",
    ])
    if depth == 0 { return simple }
    let inner = lawSpelling(depth: depth - 1)
    let number = Gen<Ratio>.ratio(numerators: 1...9, denominators: 9...12)
    return .oneOf(
      simple,
      Gen<(Ratio, String)>.pair(number, inner)
        .map { "sparse(\($0),\($1))" },
      Gen<((Int, Ratio), String, String)>.triple(
        Gen<(Int, Ratio)>.pair(.int(in: 1...9), number),
        inner,
        inner
      )
      .map { weight, a, b in
        let (k, variance) = weight
        return "mixture(\(k)/10*\(a)(\(variance))+\(10 - k)/10*\(b)(2))"
      }
    )
  }
}
