import ExactArithmetic
import Foundation
import TestSupport
import Testing

/// Logarithmic numbers against exact rationals.
///
/// An error of u in the logarithm is a relative error of u in the number, so
/// that all tolerances are units in the last place of the largest logarithm.
@Suite struct LogNumberTests {
  private static let pairs = Gen<(Rational, Rational)>.pair(.any, .any)
    .map { (x, y) in (x.magnitude, y.magnitude) }

  private static func expect(
    _ number: LogNumber,
    equals value: Rational,
    units: Double = 4,
    scale: Double,
    _ subject: String
  ) throws {
    if value.isZero || number.isZero {
      try expectLaw(number.isZero == value.isZero, "\(subject) and 0")
      return
    }
    let gap = abs(number.log - value.logarithm)
    let limit = units * max(1, scale).ulp
    try expectLaw(gap <= limit, "\(subject) is off by \(gap)")
  }

  /// The size of the logarithms that meet in an operation.
  private static func scale(_ numbers: LogNumber...) -> Double {
    numbers.filter { !$0.isZero }.map { abs($0.log) }.max() ?? 0
  }

  /// Sums, products and quotients are those of the rationals.
  @Test func operationsAreAccurate() {
    forAll("log numbers: operations", Self.pairs, count: 300) { x, y in
      let (a, b) = (LogNumber(rational: x), LogNumber(rational: y))
      let scale = 2 * Self.scale(a, b)
      try Self.expect(a + b, equals: x + y, scale: scale, "x + y")
      try Self.expect(a * b, equals: x * y, scale: scale, "x y")
      if !y.isZero {
        try Self.expect(a / b, equals: x / y, scale: scale, "x / y")
      }
    }
  }

  /// (x + y) − y = x, up to the cancellation factor (x + y)/x.
  @Test func differencesAreAccurate() {
    let pairs = Gen<(Rational, Rational)>.pair(.positive, .nonnegative)
    forAll("log numbers: differences", pairs) { x, y in
      let sum = LogNumber(rational: x + y)
      let difference = sum.subtracting(LogNumber(rational: y))
      let units = 4 * ((x + y) / x).doubleValue
      let scale = Self.scale(sum, LogNumber(rational: x))
      try Self.expect(
        difference,
        equals: x,
        units: units,
        scale: scale,
        "x + y − y"
      )
    }
  }

  /// Powers multiply logarithms; 0⁰ is 1.
  @Test func powers() {
    let cases = Gen<(Rational, Int)>.pair(.positive, .int(in: 0...40))
    forAll("log numbers: powers", cases) { x, n in
      let power = LogNumber(rational: x).power(Double(n))
      let scale = Double(n) * abs(x.logarithm)
      try Self.expect(power, equals: x.power(n), scale: scale, "the power")
    }
    #expect(LogNumber.zero.power(0) == .one)
    #expect(LogNumber.zero.power(0.5) == .zero)
  }

  /// The order of numbers is the order of logarithms.
  @Test func orderIsKept() {
    forAll("log numbers: order", Self.pairs) { x, y in
      let (a, b) = (LogNumber(rational: x), LogNumber(rational: y))
      try expectLaw(x < y ? a <= b : a >= b, "\(a) and \(b)")
    }
  }

  /// Doubles come back; 0 and 1 are exact and neutral.
  @Test func doublesComeBack() {
    forAll("log numbers: doubles", .positive) { (x: Rational) in
      let d = x.doubleValue
      let a = LogNumber(d)
      let units = 2 * (1 + abs(a.log))
      try expectLaw(abs(a.value - d) <= units * d.ulp, "\(d) is \(a.value)")
      try expectLaw(a + .zero == a && a * .one == a, "neutral elements")
      try expectLaw((a * .zero).isZero && (.zero / a).isZero, "zero")
      try expectLaw(a.subtracting(a).isZero, "a − a")
    }
  }

  /// What no double holds still adds and multiplies.
  @Test func nothingOverflows() {
    let huge = LogNumber(log: 1e6)
    #expect((huge * huge).log == 2e6)
    #expect((huge + huge).log == 1e6 + log(2))
    #expect(huge.value == .infinity && (.one / huge).value == 0)
  }
}
