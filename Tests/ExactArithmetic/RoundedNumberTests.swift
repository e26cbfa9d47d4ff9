import ExactArithmetic
import Foundation
import TestSupport
import Testing

/// Doubles with a proved error: the exact result is always admitted.
@Suite struct RoundedNumberTests {
  private static let numbers = Gen<Rational>.any.map(\.magnitude)
  private static let pairs = Gen<(Rational, Rational)>.pair(numbers, numbers)

  /// One rounding, and none for what a double holds.
  @Test func rationalsAreAdmitted() {
    forAll("rounded: rationals", Self.numbers, count: 300) { x in
      let number = RoundedNumber(rational: x)
      try expectLaw(number.admits(x), "\(x) is not admitted")
      try expectLaw(number.roundings <= 1, "\(number.roundings) roundings")
      try expectLaw(number.isZero == x.isZero, "zero")
      let dyadic = Rational(x.integerValue ?? 3, 1024)
      let exact = RoundedNumber(rational: dyadic)
      if dyadic < 1_000_000 {
        try expectLaw(exact.roundings, equals: 0, "roundings of \(dyadic)")
        let error = exact.relativeError
        try expectLaw(error <= .leastNonzeroMagnitude, "its error is \(error)")
      }
    }
  }

  /// Sums and products, with as many roundings as are counted.
  @Test func operationsAdmitTheExactResult() {
    forAll("rounded: operations", Self.pairs, count: 500) { x, y in
      let (a, b) = (RoundedNumber(rational: x), RoundedNumber(rational: y))
      try expectLaw((a + b).admits(x + y), "x + y")
      try expectLaw((b + a).admits(x + y), "y + x")
      try expectLaw((a * b).admits(x * y), "x y")
      try expectLaw((a * a).admits(x * x), "x x")
      if !x.isZero && !y.isZero {
        let (sum, product) = (a + b, a * b)
        let most = max(a.roundings, b.roundings) + 1
        try expectLaw(sum.roundings, equals: most, "roundings of x + y")
        let all = a.roundings + b.roundings + 1
        try expectLaw(product.roundings, equals: all, "roundings of x y")
      }
    }
  }

  /// Long chains of operations.
  @Test func chainsAdmitTheExactResult() {
    let steps = Gen<[(Bool, Rational)]>.array(
      of: Gen<(Bool, Rational)>.pair(.bool, Self.numbers),
      count: 0...40
    )
    forAll("rounded: chains", steps, count: 100) { steps in
      var (value, number) = (Rational(1), RoundedNumber.one)
      for (isSum, x) in steps {
        let y = RoundedNumber(rational: x)
        value = isSum ? value + x : value * x
        number = isSum ? number + y : number * y
      }
      try expectLaw(number.admits(value), "\(value) is not admitted")
      try expectLaw(number.relativeError < 1e-13, "\(number.relativeError)")
    }
  }

  /// A bound admits nothing four times as far away.
  @Test func boundsAreSharp() {
    forAll("rounded: what is not admitted", Self.pairs) { x, y in
      let value = x * y + x
      guard !value.isZero else { return }
      let (a, b) = (RoundedNumber(rational: x), RoundedNumber(rational: y))
      let number = a * b + a
      let error = try exact(max(number.relativeError, 1e-300))
      try expectLaw(!number.admits(value * (1 + 4 * error)), "too large")
      try expectLaw(!number.admits(value * (1 - 4 * error)), "too small")
      try expectLaw(!number.admits(0), "zero")
    }
  }

  /// γ_k = ku/(1 − ku), never rounded down; no bound from k = 2⁵² on.
  @Test func errorsAreThoseOfTheLemma() throws {
    let unit = powerOfTwo(-53)
    var number = RoundedNumber(rational: Rational(1, 3))
    for _ in 0..<51 {
      let k = Rational(number.roundings) * unit
      let bound = k / (1 - k)
      let error = try exact(number.relativeError)
      #expect(error >= bound && error <= bound * (1 + powerOfTwo(-40)))
      number = number * number
    }
    #expect(number.roundings == (1 << 52) - 1)
    number = number * number
    #expect(number.relativeError == .infinity)
    #expect(!number.admits(1))
  }

  /// Nothing overflows or underflows, and what is too small costs a rounding.
  @Test func nothingOverflows() {
    let cases = Gen<(Int, Int)>.pair(
      .int(in: -9000...9000, origin: 0),
      .int(in: -9000...9000, origin: 0)
    )
    forAll("rounded: exponents", cases) { m, n in
      let (x, y) = (3 * powerOfTwo(m), 5 * powerOfTwo(n))
      let (a, b) = (RoundedNumber(rational: x), RoundedNumber(rational: y))
      try expectLaw((a * b).admits(x * y), "the product")
      try expectLaw((a + b).admits(x + y), "the sum")
      let gap = abs((a * b).logarithm - (x * y).logarithm)
      try expectLaw(gap <= 1e-11, "the logarithm is off by \(gap)")
    }
  }

  /// Zero and one are exact and neutral.
  @Test func zeroAndOne() {
    let third = RoundedNumber(rational: Rational(1, 3))
    #expect(RoundedNumber.zero.isZero && RoundedNumber.zero.admits(0))
    #expect(!RoundedNumber.zero.admits(powerOfTwo(-5000)))
    #expect(RoundedNumber.one.admits(1) && !RoundedNumber.one.isZero)
    #expect((third * .zero).isZero && (.zero * third).isZero)
    #expect((third + .zero).roundings == third.roundings)
    #expect((.zero + third).admits(Rational(1, 3)))
    #expect((third * .one).admits(Rational(1, 3)))
    #expect(RoundedNumber.zero.logarithm == -.infinity)
    #expect(RoundedNumber.one.logarithm == 0)
    #expect(RoundedNumber.one.relativeError <= .leastNonzeroMagnitude)
  }
}
