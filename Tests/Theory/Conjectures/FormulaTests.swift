import ExactArithmetic
import Measures
import Networks
import TestSupport
import Testing

@testable import Theory

/// Formulas: what they are worth, and where they are wrong.
@Suite struct FormulaTests {
  private func value(
    _ text: String,
    _ widths: String = "3,4,5,2",
    _ laws: [String] = ["gaussian"],
    order: Int = 2
  ) throws -> RealNumber {
    let spec = try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: laws.map { try MeasureParser.law($0) }
    )
    return try Formula(parsing: text)
      .value(in: FormulaSetting(spec, order: order))
  }

  /// Rational values are exact.
  @Test(arguments: [
    ("1 + 2*3^2 - 4/8", "37/2"), ("-2^2", "-4"), ("2^-3", "1/8"),
    ("2^3^2", "512"), ("0.1 + 1e-1", "1/5"), ("10 - 3 - 2", "5"),
    ("n_0 + n[1]*n[d]", "11"), ("n_d", "2"), ("d + K", "5"),
    ("beta", "9/20"), ("β × 20", "9"), ("kappa", "3"), ("kappa_1", "3"),
    ("sum(j, 1..d-1, 1/n[j]) - beta", "0"),
    ("2*(1 + 2/n_0)*prod(j, 1..d-1, 1 + 5/n[j])", "15"),
    ("sum(i, 1..3, sum(j, 1..i, j))", "10"), ("prod(j, 2..1, 0)", "1"),
    ("min(3, 1/2, 2)", "1/2"), ("max(j, 0..d, n[j])", "5"),
    ("exp(0) + log(1) + sqrt(9/4)", "5/2"), ("4^(3/2)", "8"),
    ("(1/4)^(-1/2)", "2"), ("0^0", "1"), ("--1", "1"), ("2 ÷ 4 − 1", "-1/2"),
  ])
  func rationalValues(text: String, expected: String) throws {
    #expect(try value(text).rational == Rational(expected))
  }

  /// Irrational ones are enclosed; 2.718281828459045 < e < …46.
  @Test func irrationalValuesAreEnclosed() throws {
    for (text, low, high) in [
      ("exp(1)", "2.718281828459045", "2.718281828459046"),
      ("2^(1/2)", "1.414213562373095", "1.414213562373096"),
      ("-log(2)", "-0.693147180559946", "-0.693147180559945"),
      ("2^beta", "1.366040256", "1.366040257"),
    ] {
      let interval = try value(text).interval
      let (a, b) = (try #require(Rational(low)), try #require(Rational(high)))
      #expect(Interval.isCertainlyLess(Interval(a), interval), "\(text)")
      #expect(Interval.isCertainlyLess(interval, Interval(b)), "\(text)")
    }
  }

  /// Nothing overflows: e^1000000 is no infinity.
  @Test func hugeValuesAreNumbers() throws {
    let huge = try value("exp(1000000)")
    #expect(huge.logarithm == 1_000_000)
    let power = try value("2^100000")
    #expect(power.sign == 1 && power.rational == nil)
    #expect(throws: FormulaError.self) { try value("exp(exp(exp(9)))") }
  }

  /// Every layer has its own kurtosis.
  @Test func kurtosesByLayer() throws {
    let laws = ["gaussian", "laplace", "rademacher"]
    let text = "kappa[1] + 10*kappa[2] + 100*kappa[d]"
    #expect(try value(text, "1,2,2,1", laws).rational == 163)
    let error = #expect(throws: FormulaError.self) {
      try value("kappa", "1,2,2,1", laws)
    }
    #expect(error?.description.contains("kappa[1] to kappa[3]") == true)
  }

  /// What cannot be read, and the column where that is seen.
  @Test(arguments: [
    ("", 1, "the end"), ("1 +", 4, "the end"), ("2 * * 3", 5, "'*'"),
    ("foo", 1, "'foo'"), ("1 + m_0", 5, "'m'"), ("n", 1, "index"),
    ("(1 + 2", 7, "')'"), ("1 2", 3, "too much"), ("exp(1, 2)", 1, "one"),
    ("min(1)", 1, "two numbers"), ("sum(1, 2)", 1, "range"),
    ("sum(j, 1..2)", 12, "','"), ("j", 1, "'j'"), ("1 & 2", 3, "'&'"),
    ("sum(d, 1..2, d)", 1, "range"), ("n[1", 4, "']'"), ("1e9999", 1, "1e9999"),
    ("ln(2)", 1, "not a function"), ("2^", 3, "the end"), ("é", 1, "'é'"),
  ])
  func unreadable(text: String, column: Int, mention: String) {
    let error = #expect(throws: FormulaError.self) {
      try Formula(parsing: text)
    }
    #expect(error?.column == column, "\(error?.description ?? "")")
    #expect(error?.description.contains(mention) == true)
  }

  @Test func deepNestingIsRefused() {
    let text =
      String(repeating: "(", count: 5000) + "1"
      + String(repeating: ")", count: 5000)
    #expect(throws: FormulaError.self) { try Formula(parsing: text) }
    let powers = Array(repeating: "1", count: 5000).joined(separator: "^")
    #expect(throws: FormulaError.self) { try Formula(parsing: powers) }
  }

  /// What can be read and has no value.
  @Test(arguments: [
    ("1/0", "denominator"), ("1/(d-3)", "denominator"), ("log(0)", "log"),
    ("log(1 - d)", "log"), ("sqrt(-1)", "sqrt"), ("n[4]", "0 to d = 3"),
    ("kappa[0]", "1 to d = 3"), ("n[1/2]", "integer"), ("n[beta]", "integer"),
    ("(-2)^(1/2)", "power"), ("0^-1", "power"), ("max(j, 2..1, j)", "empty"),
    ("sum(j, 1..10^7, j)", "1000000"), ("moment[2]", "not known here"),
    ("moment[17]", "0 to 16"),
  ])
  func withoutValue(text: String, mention: String) {
    let error = #expect(throws: FormulaError.self) { try value(text) }
    #expect(error?.description.contains(mention) == true, "\(text)")
  }

  /// Integers in a formula of + − * are what Swift makes of them.
  @Test func agreesWithSwift() {
    let digits = Gen.int(in: -20...20)
    forAll("a+b*c-d", .pair(.pair(digits, digits), digits)) { pair, c in
      let (a, b) = pair
      let text = "(\(a)) + (\(b))*(\(c)) - (\(a))*((\(b)) - (\(c)))"
      let expected = a + b * c - a * (b - c)
      return try value(text).rational == Rational(expected)
    }
  }

  /// Conditions compare, in chains too.
  @Test(arguments: [
    ("n_0 < n[1] < n[2]", true), ("K < min(j, 1..d-1, n[j])", true),
    ("K >= 3", false), ("2 = K", true), ("d != 3", false), ("β ≤ 1/2", true),
    ("n_0 == 3", true), ("1 > 2", false),
  ])
  func conditions(text: String, holds: Bool) throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [3, 4, 5, 2])
    )
    let condition = try FormulaConstraint(parsing: text)
    #expect(
      try condition.holds(in: FormulaSetting(spec, order: 2)) == holds
    )
  }

  @Test(arguments: ["1", "1 < ", "< 1", "1 < 2 )"])
  func noConditions(text: String) {
    #expect(throws: FormulaError.self) { try FormulaConstraint(parsing: text) }
  }
}
