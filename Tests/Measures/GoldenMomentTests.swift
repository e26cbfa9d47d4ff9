import ExactArithmetic
import Measures
import Testing

/// Exact moments of each law, from the textbooks.
@Suite struct GoldenMomentTests {
  private static func expect(
    _ spelling: String,
    _ moments: [String]
  ) throws {
    let law = try MeasureParser.law(spelling)
    for (i, text) in moments.enumerated() {
      let expected = try #require(Rational(text))
      let found = law.standardizedMoment(i + 2).rational
      #expect(found == expected, "κ_\(i + 2) of \(spelling)")
    }
  }

  /// κ_2, κ_3, κ_4, … of every family.
  @Test(arguments: [
    ("gaussian", ["3", "15", "105", "945"]),
    ("rademacher", ["1", "1", "1"]),
    ("uniform", ["9/5", "27/7", "9"]),
    ("laplace", ["6", "90", "2520"]),
    ("logistic", ["21/5", "279/7", "3429/5"]),
    ("semicircle", ["2", "5", "14", "42"]),
    ("arcsine", ["3/2", "5/2", "35/8", "63/8"]),
    ("triangular", ["12/5", "54/7", "144/5"]),
    ("exponential", ["9", "265", "14833"]),
    ("student(5)", ["9"]),
    ("student(7)", ["5", "125"]),
    ("student(10)", ["4", "40", "1120"]),
    ("exppower(1)", ["6", "90", "2520"]),
    ("exppower(2)", ["3", "15", "105", "945"]),
    ("exppower(1/2)", ["126/5", "18018/5"]),
    ("exppower(2/3)", ["429/35"]),
    ("beta(1)", ["9/5", "27/7", "9"]),
    ("beta(1/2)", ["3/2", "5/2", "35/8"]),
    ("beta(3/2)", ["2", "5", "14"]),
    ("threepoint(1/3)", ["3", "9", "27"]),
    ("threepoint(1)", ["1", "1"]),
    ("sparse(1/10,gaussian)", ["30", "1500"]),
    ("sparse(1/4,rademacher)", ["4", "16"]),
    ("mixture(9/10*gaussian(1)+1/10*gaussian(9))", ["25/3", "5125/27"]),
    ("mixture(1/2*gaussian(1)+1/2*rademacher(1))", ["2", "8"]),
    ("discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)", ["25/16", "425/128"]),
    ("discrete(-2:1/5,1/2:4/5)", ["13/4"]),
  ])
  func moments(spelling: String, values: [String]) throws {
    try Self.expect(spelling, values)
  }

  /// Student(5) has no sixth moment, student(6) neither, student(61/10) has.
  @Test(arguments: [
    ("student(5)", 2), ("student(6)", 2), ("student(61/10)", 3),
  ])
  func studentsLastMoment(spelling: String, last: Int) throws {
    let law = try MeasureParser.law(spelling)
    #expect(law.standardizedMoment(last).isFinite)
    #expect(!law.standardizedMoment(last + 1).isFinite)
    #expect(law.highestFiniteMoment(upTo: 16) == last)
  }

  /// Different spellings of one law: Laplace, Gaussian, Wigner, arcsine.
  @Test(arguments: [
    ("exppower(1)", "laplace"), ("exppower(2)", "gaussian"),
    ("beta(1)", "uniform"), ("beta(1/2)", "arcsine"),
    ("beta(3/2)", "semicircle"), ("threepoint(1)", "rademacher"),
    ("sparse(1,logistic)", "logistic"),
    ("sparse(1/3,rademacher)", "threepoint(1/3)"),
    ("discrete(-1:1/6,0:2/3,1:1/6)", "threepoint(1/3)"),
  ])
  func equalLaws(one: String, other: String) throws {
    let (a, b) = try (MeasureParser.law(one), MeasureParser.law(other))
    for r in 0...16 {
      let moment = try #require(a.standardizedMoment(r).rational)
      #expect(moment == b.standardizedMoment(r).rational, "κ_\(r)")
    }
  }

  /// exppower(4): κ_2 = Γ(5/4)Γ(1/4)/Γ(3/4)², enclosed.
  @Test func enclosedMoments() throws {
    let law = try MeasureParser.law("exppower(4)")
    let kappa = law.standardizedMoment(2)
    #expect(kappa.rational == nil)
    // 2.188439615225907 = (Γ(1/4)/Γ(3/4))²/4.
    let quarter = 3.625609908221908311930685155868
    let rest = 1.225416702465177645129098303363
    let expected = quarter / rest * (quarter / rest) / 4
    #expect(abs(kappa.doubleValue - expected) <= 4 * expected.ulp)
  }
}
