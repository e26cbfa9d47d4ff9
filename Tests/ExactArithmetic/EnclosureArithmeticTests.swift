import ExactArithmetic
import TestSupport
import Testing

/// The true value never leaves an enclosure, and enclosures stay narrow.
@Suite struct EnclosureArithmeticTests {
  /// Four roundings at 192 bits: what one operation on two tight ends loses.
  private static let narrow = 0x1p-188

  private static func expect(
    _ enclosure: Enclosure,
    encloses value: Rational,
    _ subject: String
  ) throws {
    let off = value * (1 + powerOfTwo(-180))
    try expectLaw(enclosure.contains(value), "\(subject) escapes")
    try expectLaw(enclosure.relativeWidth <= narrow, "\(subject) is wide")
    if !value.isZero {
      try expectLaw(!enclosure.contains(off), "\(subject) contains \(off)")
    }
  }

  /// Sums, products and quotients contain the exact ones.
  @Test func operationsContainTheExactResult() {
    let pairs = Gen<(Rational, Rational)>.pair(.nonnegative, .positive)
    forAll("enclosure: operations", pairs, count: 300) { x, y in
      let (a, b) = (Enclosure(rational: x), Enclosure(rational: y))
      try Self.expect(a, encloses: x, "x")
      try Self.expect(a + b, encloses: x + y, "x + y")
      try Self.expect(a * b, encloses: x * y, "x y")
      try Self.expect(a / b, encloses: x / y, "x / y")
      try Self.expect(b * b, encloses: y * y, "y y, aliased")
    }
  }

  /// Containment survives long chains of operations.
  @Test func chainsContainTheExactResult() {
    let steps = Gen<[(Int, Rational)]>.array(
      of: Gen<(Int, Rational)>.pair(.int(in: 0...2), .positive),
      count: 0...40
    )
    forAll("enclosure: chains", steps) { steps in
      var (value, enclosure) = (Rational(1), Enclosure.one)
      for (operation, x) in steps {
        let y = Enclosure(rational: x)
        switch operation {
        case 0: (value, enclosure) = (value + x, enclosure + y)
        case 1: (value, enclosure) = (value * x, enclosure * y)
        default: (value, enclosure) = (value / x, enclosure / y)
        }
      }
      try expectLaw(enclosure.contains(value), "\(value) escapes")
      try expectLaw(enclosure.relativeWidth < 0x1p-180, "too wide")
    }
  }

  /// Powers contain the exact powers; the zeroth is 1.
  @Test func powersContainTheExactPower() {
    let cases = Gen<(Rational, Int)>.pair(.nonnegative, .int(in: 0...200))
    forAll("enclosure: powers", cases, count: 50) { x, n in
      let power = Enclosure(rational: x).power(n)
      try expectLaw(power.contains(x.power(n)), "the power escapes")
      try expectLaw(power.relativeWidth < 0x1p-178, "too wide")
    }
  }

  /// What is certainly ordered is ordered, and what is well apart is certain.
  @Test func certainOrderIsOrder() {
    let pairs = Gen<(Rational, Rational)>.pair(.nonnegative, .nonnegative)
    forAll("enclosure: order", pairs) { x, y in
      let (a, b) = (Enclosure(rational: x), Enclosure(rational: y))
      let isCertain = Enclosure.isCertainlyAtMost(a, b)
      if x < y { try expectLaw(isCertain, "x < y is not seen") }
      if x > y { try expectLaw(!isCertain, "x > y is denied") }
    }
  }

  /// Zero and one are points; a zero factor gives exactly zero.
  @Test func zeroAndOne() {
    let third = Enclosure(rational: Rational(1, 3))
    #expect(Enclosure.zero.isZero && (Enclosure.zero * third).isZero)
    #expect(!third.isZero && !Enclosure.one.isZero)
    #expect(Enclosure.one.relativeWidth == 0)
    #expect(Enclosure.zero.relativeWidth == 0)
    #expect(third.relativeWidth > 0 && third.doubleValue == 1.0 / 3)
    #expect(Enclosure.zero.logarithm == -.infinity)
  }
}
