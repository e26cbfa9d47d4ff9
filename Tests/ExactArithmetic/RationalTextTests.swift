import ExactArithmetic
import TestSupport
import Testing

/// Reading and printing are exact.
@Suite struct RationalTextTests {
  /// Every number is read back from its own spelling.
  @Test func spellingsAreReadBack() {
    forAll("ℚ: parse ∘ print = id", .any) { (x: Rational) in
      try expectLaw(Rational(x.description), equals: x, "the number read")
    }
  }

  /// A decimal `a.bcde±n` is (10^k a + bcd) 10^{±n−k}, not a nearby double.
  @Test func decimalsAreExact() {
    let cases = Gen<(Int, String, Int)>.triple(
      .int(in: 0...9999),
      Gen<[Int]>.array(of: .int(in: 0...9), count: 0...25)
        .map { $0.map(String.init).joined() },
      .int(in: -400...400, origin: 0)
    )
    forAll("ℚ: decimals", cases) { whole, fraction, exponent in
      let scale = Rational(10).power(-fraction.count)
      let tail = Rational(fraction.isEmpty ? "0" : fraction) ?? -1
      let value =
        (Rational(whole) + tail * scale) * Rational(10).power(exponent)
      for e in ["e", "E"] {
        let text = "\(whole).\(fraction)\(e)\(exponent)"
        try expectLaw(Rational(text), equals: value, text)
        try expectLaw(Rational("-" + text), equals: -value, "-" + text)
      }
    }
  }

  /// The spellings of the documentation, and some that people write.
  @Test(arguments: [
    ("3", 3, 1), ("-1/3", -1, 3), ("0.25", 1, 4), ("1e-3", 1, 1000),
    ("0.1", 1, 10), (".5", 1, 2), ("5.", 5, 1), ("+7", 7, 1),
    ("1E3", 1000, 1), ("1e+2", 100, 1), ("-0", 0, 1), ("007", 7, 1),
    ("4/6", 2, 3), ("0.5/0.25", 2, 1), ("-1.5e1/3", -5, 1), ("3/-6", -1, 2),
  ])
  func numbersAreRead(text: String, numerator: Int, denominator: Int) {
    #expect(Rational(text) == Rational(numerator, denominator))
  }

  /// What is not a number is refused, never guessed.
  @Test(arguments: [
    "", " ", "-", "+", ".", "-.", "e", "e5", "1e", "1e1.5", "1e5e5", "1/0",
    "1/0.0", "0/0", "1/", "/2", "1/2/3", "--1", "+-1", "1 ", " 1", "1 2",
    "1,5", "1.2.3", "1_000", "0x10", "nan", "inf", "-inf", "infinity", "١٢",
    "１", "½", "1e99999", "1e-99999", "1e9223372036854775808", "abc", "1a",
    "1\n", "1\u{0}", "−1",
  ])
  func garbageIsRefused(text: String) {
    #expect(Rational(text) == nil)
  }

  /// Exponents are read up to ±4000 and no further.
  @Test func exponentsHaveALimit() {
    #expect(Rational("1e4000") == Rational(10).power(4000))
    #expect(Rational("1e-4000") == Rational(10).power(-4000))
    #expect(Rational("1e4001") == nil)
    #expect(Rational("1e-4001") == nil)
  }

  /// The least machine integer is an exponent like any other too small one.
  @Test func theLeastExponentIsRefused() async {
    await #expect(processExitsWith: .success) {
      _ = Rational("1e-9223372036854775808")
    }
  }

  /// The number of digits is right within two.
  @Test func digitsAreCounted() {
    forAll("ℚ: digit count", .any) { (x: Rational) in
      let text = x.isInteger ? "\(x)/1" : x.description
      let digits = text.count { $0.isNumber }
      let count = x.digitCount
      try expectLaw(abs(count - digits) <= 2, "\(count) digits of \(digits)")
    }
  }
}
