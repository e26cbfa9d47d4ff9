import ExactArithmetic
import TestSupport
import Testing

/// The order of ℚ is total, and compatible with the operations.
@Suite struct RationalOrderTests {
  private static let triples = Gen<(Rational, Rational, Rational)>.triple(
    .any,
    .any,
    .any
  )

  /// Exactly one of x < y, x = y, x > y holds, as the sign of x − y says.
  @Test func trichotomy() {
    forAll("ℚ: trichotomy", Self.triples) { x, y, _ in
      let sign = (x - y).signum
      try expectLaw(x < y, equals: sign < 0, "x < y")
      try expectLaw(x == y, equals: sign == 0, "x = y")
      try expectLaw(x > y, equals: sign > 0, "x > y")
    }
  }

  /// Adding, and multiplying by a positive number, keep the order.
  @Test func operationsKeepTheOrder() {
    forAll("ℚ: ordered field", Self.triples) { x, y, z in
      try expectLaw(x < y, equals: x + z < y + z, "x + z < y + z")
      if z.signum > 0 {
        try expectLaw(x < y, equals: x * z < y * z, "x z < y z")
      }
    }
  }

  /// |x y| = |x| |y|, and the sign is multiplicative.
  @Test func signsMultiply() {
    forAll("ℚ: signs", Self.triples) { x, y, _ in
      try expectLaw((x * y).signum, equals: x.signum * y.signum, "the sign")
      try expectLaw((x * y).magnitude, equals: x.magnitude * y.magnitude)
    }
  }

  /// Equal numbers have one spelling and one hash, however they are written.
  @Test func valuesDecideEquality() {
    let cases = Gen<(Ratio, Int)>.pair(
      .ratio(numerators: -99...99, denominators: 1...99),
      .int(in: 1...50)
    )
    forAll("ℚ: lowest terms", cases) { ratio, k in
      let x = Rational(ratio.numerator, ratio.denominator)
      let y = Rational(-k * ratio.numerator, -k * ratio.denominator)
      try expectLaw(x, equals: y, "the unreduced ratio")
      try expectLaw(x.hashValue, equals: y.hashValue, "its hash")
      try expectLaw(x.description, equals: y.description, "its spelling")
    }
  }

  /// Machine integers survive the round trip; nothing else is one.
  @Test func machineIntegers() {
    let ends = Gen.integer(in: Int.min...Int.max, origin: 0)
    forAll("ℚ: machine integers", ends) { n in
      let x = Rational(n)
      try expectLaw(x.integerValue, equals: n, "the integer")
      try expectLaw(x.isInteger, "\(n) is an integer")
      try expectLaw((x + Rational(1, 2)).integerValue, equals: nil, "n + 1/2")
    }
    #expect((Rational(Int.max) + 1).integerValue == nil)
    #expect((Rational(Int.max) + 1).isInteger)
    #expect((Rational(Int.min) - 1).integerValue == nil)
  }
}
