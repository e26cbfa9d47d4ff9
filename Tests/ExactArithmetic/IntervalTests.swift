import TestSupport
import Testing

@testable import ExactArithmetic

/// Intervals of either sign never lose the number that they enclose.
@Suite struct IntervalTests {
  private static let fractions = Gen.pair(.int(in: -60...60), .int(in: 1...60))

  /// Every operation on rationals contains the exact result.
  @Test func containTheExactResult() {
    let pairs = Gen.pair(Self.fractions, Self.fractions)
    forAll("arithmetic is contained", pairs) { first, second in
      let (x, y) = (
        Rational(first.0, first.1), Rational(second.0, second.1)
      )
      let (a, b) = (Interval(x), Interval(y))
      let results = [
        (a.adding(b), x + y), (a.subtracting(b), x - y),
        (a.multiplied(by: b), x * y), (a.minimum(b), min(x, y)),
        (a.maximum(b), max(x, y)),
      ]
      for (interval, exact) in results {
        try expectLaw(interval?.contains(exact) == true, "\(exact)")
      }
      let quotient = a.divided(by: b)
      try expectLaw((quotient == nil) == y.isZero, "\(x)/\(y)")
      return y.isZero || quotient?.contains(x / y) == true
    }
  }

  /// A wide interval times another contains all four products of ends.
  @Test func productsOfWideIntervals() {
    let ends = Gen.pair(Self.fractions, Self.fractions)
    forAll("products of wide intervals", .pair(ends, ends)) { first, second in
      let x = [first.0, first.1].map { Rational($0.0, $0.1) }
      let y = [second.0, second.1].map { Rational($0.0, $0.1) }
      let wide = Self.around(x[0], x[1])
      let other = Self.around(y[0], y[1])
      let product = wide.multiplied(by: other)
      return x.allSatisfy { a in
        y.allSatisfy { product?.contains(a * $0) == true }
      }
    }
  }

  /// The interval between two rationals.
  private static func around(_ x: Rational, _ y: Rational) -> Interval {
    Interval(x).joined(Interval(y))
  }

  /// e^{ln x} and √x² enclose x; e^x e^{−x} encloses 1.
  @Test func inversesEncloseTheNumber() {
    forAll("inverses", .pair(.int(in: 1...500), .int(in: 1...500))) { p, q in
      let x = Rational(p, q)
      let a = Interval(x)
      let back = a.naturalLogarithm?.exponential
      let root = a.squareRoot
      let square = root.flatMap { $0.multiplied(by: $0) }
      let negative = Interval(0 - x).exponential
      let one = negative.flatMap { a.exponential?.multiplied(by: $0) }
      return back?.contains(x) == true && square?.contains(x) == true
        && one?.contains(1) == true
    }
  }

  /// What has no value is nil, not an infinite end.
  @Test func noValues() {
    let zero = Interval(0)
    #expect(zero.naturalLogarithm == nil)
    #expect(Interval(-1).naturalLogarithm == nil)
    #expect(Interval(-1).squareRoot == nil)
    #expect(Interval(1).divided(by: zero) == nil)
    #expect(zero.sign == nil && Interval(-3).sign == -1)
    let huge = Interval(Rational(10).power(30))
    #expect(huge.exponential == nil)
    // e^{−10³⁰} is below the least positive number: the lower end is 0.
    #expect(Interval(0 - Rational(10).power(30)).exponential?.sign == nil)
    #expect(Interval(1_000_000).exponential?.sign == 1)
  }
}
