import ExactArithmetic
import TestSupport
import Testing

/// Decimals, doubles and logarithms of enclosures.
@Suite struct EnclosureTextTests {
  /// The two decimals bracket the number, a unit in the last place apart.
  @Test func decimalsBracket() {
    let cases = Gen<(Rational, Int, Int)>.triple(
      .positive,
      .int(in: -500...500, origin: 0),
      .int(in: 2...40)
    )
    forAll("enclosure: decimals", cases) { x, exponent, digits in
      let value = x * Rational(10).power(exponent)
      let text = Enclosure(rational: value).decimals(digits: digits)
      guard let low = Rational(text.lower), let high = Rational(text.upper)
      else { throw LawViolation("\(text) are not numbers") }
      try expectLaw(low <= value && value <= high, "\(text) do not bracket")
      let gap = (high - low) / value
      try expectLaw(gap <= 2 * Rational(10).power(1 - digits), "\(text)")
      let figures = text.lower.prefix { $0 != "e" }.count { $0.isNumber }
      try expectLaw(figures, equals: digits, "the number of digits")
    }
  }

  /// Exact decimals are printed as they are, and zero as 0.
  @Test func exactDecimals() {
    let quarter = Enclosure(rational: Rational(1, 4)).decimals(digits: 3)
    #expect(quarter == ("2.50e-1", "2.50e-1"))
    #expect(Enclosure.zero.decimals() == ("0", "0"))
    let half = Enclosure(rational: Rational(1, 2)).naturalLogarithm
    #expect(half.decimals(digits: 5) == ("-6.9315e-1", "-6.9314e-1"))
  }

  /// The double of a point is the nearest one.
  @Test func doublesOfPoints() {
    let words = Gen.integer(in: 0...UInt64.max)
    forAll("enclosure: doubles", words) { word in
      let d = abs(Double(bitPattern: word))
      try assume(d.isFinite)
      let enclosure = Enclosure(rational: try exact(d))
      try expectLaw(enclosure.doubleValue, equals: d, "the double")
    }
  }

  /// The logarithm agrees with the rational's own.
  @Test func logarithms() {
    let cases = Gen<(Rational, Int)>.pair(
      .positive,
      .int(in: -4000...4000, origin: 0)
    )
    forAll("enclosure: logarithm", cases) { x, exponent in
      let value = x * Rational(10).power(exponent)
      let log = Enclosure(rational: value).logarithm
      let gap = abs(log - value.logarithm)
      try expectLaw(gap <= value.logarithm.ulp, "log is \(log)")
    }
  }
}
