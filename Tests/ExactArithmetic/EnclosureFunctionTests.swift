import ExactArithmetic
import TestSupport
import Testing

/// Γ, exponential and logarithm against values known to many digits.
@Suite struct EnclosureFunctionTests {
  private static func enclosure(_ text: String) throws -> Enclosure {
    Enclosure(rational: try #require(Rational(text)))
  }

  /// Whether the enclosure lies between a truncated decimal expansion and its
  /// successor in the last place.
  private static func expect(
    _ value: Enclosure,
    startsWith digits: String
  ) throws {
    let low = try #require(Rational(digits))
    let places = digits.split(separator: ".").last?.count ?? 0
    let high = low + Rational(10).power(-places)
    let (a, b) = (Enclosure(rational: low), Enclosure(rational: high))
    #expect(Enclosure.isCertainlyAtMost(a, value))
    #expect(Enclosure.isCertainlyAtMost(value, b))
    #expect(value.relativeWidth < 0x1p-184)
  }

  /// At the integers, Γ(n+1) is the factorial n!.
  @Test(arguments: [0, 1, 2, 5, 10, 20, 33, 100, 1000])
  func gammaOfIntegers(n: Int) {
    let gamma = Enclosure.gamma(Rational(n + 1))
    #expect(gamma.contains(.factorial(n)))
    #expect(gamma.relativeWidth < 0x1p-184)
  }

  /// Γ(½)² = π.
  @Test func gammaOfOneHalf() throws {
    let root = Enclosure.gamma(Rational(1, 2))
    try Self.expect(
      root * root,
      startsWith: "3.14159265358979323846264338327950288419716939937510"
    )
  }

  /// Γ(⅓) and Γ(¼), to 30 digits.
  @Test func gammaOfFractions() throws {
    try Self.expect(
      .gamma(Rational(1, 3)),
      startsWith: "2.678938534707747633655692940974"
    )
    try Self.expect(
      .gamma(Rational(1, 4)),
      startsWith: "3.625609908221908311930685155867"
    )
  }

  /// Γ(x+1) = x Γ(x): the quotient of the enclosures contains x.
  @Test func gammaRecursion() {
    let cases = Gen<Ratio>.ratio(numerators: 1...9999, denominators: 1...99)
    forAll("enclosure: Γ(x+1)/Γ(x) = x", cases) { ratio in
      let x = Rational(ratio.numerator, ratio.denominator)
      let quotient = Enclosure.gamma(x + 1) / Enclosure.gamma(x)
      try expectLaw(quotient.contains(x), "x escapes")
      try expectLaw(quotient.relativeWidth < 0x1p-183, "too wide")
    }
  }

  /// e, √e and ln 2, ln 10, to 36 digits.
  @Test func constants() throws {
    let half = Enclosure(rational: Rational(1, 2))
    try Self.expect(
      Enclosure.one.exponential,
      startsWith: "2.718281828459045235360287471352662497"
    )
    try Self.expect(
      half.exponential,
      startsWith: "1.648721270700128146848650787814163571"
    )
    try Self.expect(
      Enclosure(rational: 2).naturalLogarithm,
      startsWith: "0.693147180559945309417232121458176568"
    )
    try Self.expect(
      Enclosure(rational: 10).naturalLogarithm,
      startsWith: "2.302585092994045684017991454684364207"
    )
  }

  /// e^{ln x} contains x.
  @Test func exponentialUndoesLogarithm() {
    forAll("enclosure: exp ∘ log", .positive) { (x: Rational) in
      let back = Enclosure(rational: x).naturalLogarithm.exponential
      try expectLaw(back.contains(x), "x escapes")
      try expectLaw(back.relativeWidth < 0x1p-180, "too wide")
    }
  }
}
