import ExactArithmetic
import TestSupport
import Testing

/// Doubles and logarithms of rationals.
@Suite struct RationalRealTests {
  /// No double is nearer than `doubleValue`; ties go to the even one.
  private static func expectNearest(_ x: Rational) throws {
    let d = x.doubleValue
    let distance = (try exact(d) - x).magnitude
    for neighbour in [d.nextUp, d.nextDown] {
      let other = (try exact(neighbour) - x).magnitude
      try expectLaw(distance <= other, "\(neighbour) is nearer than \(d)")
      if distance == other {
        let isEven = d.bitPattern.isMultiple(of: 2)
        try expectLaw(isEven, "the tie goes to \(d), which is odd")
      }
    }
  }

  /// The double nearest to a rational, over the whole normal range.
  @Test func doublesAreNearest() {
    let cases = Gen<(Rational, Int)>.pair(
      .small,
      .int(in: -298...298, origin: 0)
    )
    forAll("ℚ: nearest double", cases, count: 300) { x, e in
      try Self.expectNearest(x.power(3) * Rational(10).power(e))
    }
  }

  /// Midpoints of neighbouring doubles round to even, near misses do not.
  @Test func tiesRoundToEven() {
    let words = Gen.integer(in: 0...UInt64.max)
    forAll("ℚ: ties to even", words) { word in
      let d = 1 + Double(word >> 12) * 0x1p-52
      let middle = (try exact(d) + exact(d.nextUp)) / 2
      try Self.expectNearest(middle)
      try Self.expectNearest(middle + powerOfTwo(-200))
      try Self.expectNearest(middle - powerOfTwo(-200))
    }
  }

  /// Every finite double is a rational and comes back as itself.
  @Test func doublesComeBack() {
    let words = Gen.integer(in: 0...UInt64.max)
    forAll("ℚ: double → ℚ → double", words, count: 300) { word in
      let d = Double(bitPattern: word)
      try assume(d.isFinite)
      try expectLaw(try exact(d).doubleValue, equals: d, "the double")
    }
    #expect(Rational(exactly: .nan) == nil)
    #expect(Rational(exactly: .infinity) == nil)
    #expect(Rational(10).power(400).doubleValue == .infinity)
    #expect(Rational(10).power(-400).doubleValue == 0)
  }

  /// Between subnormal doubles, too, the nearest one is taken.
  @Test func subnormalsAreNearest() throws {
    let ulp = powerOfTwo(-1074)
    try Self.expectNearest((Rational(5, 2) + powerOfTwo(-80)) * ulp)
  }

  /// The logarithm lies within an ulp of the enclosed one, at any size.
  @Test func logarithmsAreAccurate() {
    let cases = Gen<(Rational, Int)>.pair(
      .positive,
      .int(in: -4000...4000, origin: 0)
    )
    forAll("ℚ: logarithm", cases) { x, e in
      let y = x * Rational(10).power(e)
      try assume(y != 1)
      let log = y.logarithm
      let enclosed = Enclosure(rational: y).naturalLogarithm
      let low = Enclosure(rational: try exact(log.nextDown))
      let high = Enclosure(rational: try exact(log.nextUp))
      let isClose =
        Enclosure.isCertainlyAtMost(low, enclosed)
        && Enclosure.isCertainlyAtMost(enclosed, high)
      try expectLaw(isClose, "log is \(log)")
    }
    #expect(Rational(1).logarithm == 0)
    #expect(Rational(0).logarithm == -.infinity)
  }

  /// ln 10^4000 = 4000 ln 10 and ln 2^100000 = 100000 ln 2, to the last digit.
  @Test func logarithmsOfHugeNumbers() {
    #expect(Rational(10).power(4000).logarithm == 9210.340371976182736)
    #expect(powerOfTwo(100_000).logarithm == 69314.718055994530942)
    #expect(powerOfTwo(-100_000).logarithm == -69314.718055994530942)
  }

  /// x/(1+x) < ln(1+x) < x.
  @Test(arguments: [10, 30, 50])
  func logarithmsNextToOne(digits: Int) throws {
    try Self.expectLogarithmNextToOne(Rational(10).power(-digits))
  }

  /// The same where 256 bits do not tell 1 + x from 1, or hardly.
  @Test(arguments: [70, 100])
  func logarithmsVeryCloseToOne(digits: Int) throws {
    try Self.expectLogarithmNextToOne(Rational(10).power(-digits))
  }

  private static func expectLogarithmNextToOne(_ x: Rational) throws {
    let log = (1 + x).logarithm
    #expect(try exact(log.nextUp) > x / (1 + x))
    #expect(try exact(log.nextDown) < x)
  }
}
