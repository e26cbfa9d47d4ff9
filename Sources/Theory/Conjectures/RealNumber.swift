import ExactArithmetic
import Networks
import PathSums

/// A number that a formula takes: a rational as long as that is possible,
/// otherwise a rigorous interval.
public enum RealNumber: Sendable {
  /// The number itself.
  case rational(Rational)
  /// Rigorous bounds on it.
  case interval(Interval)

  /// The most digits of a rational before bounds take its place.
  static let longest = 20_000

  /// The number as an interval.
  public var interval: Interval {
    switch self {
    case .rational(let value): Interval(value)
    case .interval(let value): value
    }
  }

  /// The number, if it is known to be rational.
  public var rational: Rational? {
    if case .rational(let value) = self { value } else { nil }
  }

  /// An exact moment.
  init(_ value: ExactValue) {
    switch value {
    case .rational(let value): self = .rational(value)
    case .enclosure(let value): self = .interval(Interval(value))
    }
  }

  /// A double next to the number.
  public var doubleValue: Double {
    switch self {
    case .rational(let value): value.doubleValue
    case .interval(let value): value.doubleValue
    }
  }

  /// The natural logarithm, nearly; nil unless the number is certainly
  /// greater than 0.
  var logarithm: Double? {
    switch self {
    case .rational(let value):
      value.signum > 0 ? value.logarithm : nil
    case .interval(let value): value.naturalLogarithm?.doubleValue
    }
  }

  /// −1, 0 or 1 if it is certain; otherwise nil.
  var sign: Int? {
    switch self {
    case .rational(let value): value.signum
    case .interval(let value): value.sign
    }
  }

  /// Whether x ≤ y; nil if the bounds overlap.
  static func isAtMost(_ x: RealNumber, _ y: RealNumber) -> Bool? {
    if let a = x.rational, let b = y.rational { return a <= b }
    let (a, b) = (x.interval, y.interval)
    if Interval.isCertainlyAtMost(a, b) { return true }
    return Interval.isCertainlyLess(b, a) ? false : nil
  }

  /// Whether x = y; nil if the bounds overlap.
  static func isEqual(_ x: RealNumber, _ y: RealNumber) -> Bool? {
    if let a = x.rational, let b = y.rational { return a == b }
    let (a, b) = (x.interval, y.interval)
    let isApart =
      Interval.isCertainlyLess(a, b) || Interval.isCertainlyLess(b, a)
    return isApart ? false : nil
  }
}

extension RealNumber: CustomStringConvertible {
  /// The fraction if it is short, otherwise an interval of decimals.
  public var description: String {
    if let value = rational, value.digitCount <= 40 { return "\(value)" }
    let ends = interval.decimals(digits: 12)
    return "[\(ends.lower), \(ends.upper)]"
  }
}

/// Arithmetic that stays rational where it can; nil has no value.
extension RealNumber {
  private init(shortest value: Rational) {
    self =
      value.digitCount <= RealNumber.longest
      ? .rational(value) : .interval(Interval(value))
  }

  private static func combine(
    _ x: RealNumber,
    _ y: RealNumber,
    _ exact: (Rational, Rational) -> Rational,
    _ rounded: (Interval) -> (Interval) -> Interval?
  ) -> RealNumber? {
    if let a = x.rational, let b = y.rational {
      return RealNumber(shortest: exact(a, b))
    }
    return rounded(x.interval)(y.interval).map { .interval($0) }
  }

  static func sum(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    combine(x, y, +, Interval.adding)
  }

  static func difference(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    combine(x, y, -, Interval.subtracting)
  }

  static func product(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    if x.rational?.isZero == true || y.rational?.isZero == true {
      return .rational(0)
    }
    return combine(x, y, *, Interval.multiplied)
  }

  static func quotient(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    if y.rational?.isZero == true { return nil }
    return combine(x, y, /, Interval.divided)
  }

  static func minimum(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    combine(x, y, Swift.min, { a in { a.minimum($0) } })
  }

  static func maximum(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    combine(x, y, Swift.max, { a in { a.maximum($0) } })
  }

  /// e^x.
  var exponential: RealNumber? {
    if rational?.isZero == true { return .rational(1) }
    return interval.exponential.map { .interval($0) }
  }

  /// ln x.
  var naturalLogarithm: RealNumber? {
    if rational == 1 { return .rational(0) }
    return interval.naturalLogarithm.map { .interval($0) }
  }

  /// √x.
  var squareRoot: RealNumber? {
    if let value = rational, value.signum >= 0,
      let root = RootSum(squareRootOf: value)?.rational
    {
      return .rational(root)
    }
    return interval.squareRoot.map { .interval($0) }
  }

  /// x^y: by repeated multiplication for an integer y, otherwise e^{y ln x}.
  static func power(_ x: RealNumber, _ y: RealNumber) -> RealNumber? {
    if let n = y.rational?.integerValue { return power(x, n) }
    if let half = y.rational, (half + half).isInteger,
      let root = x.squareRoot?.rational, let n = (half + half).integerValue
    {
      return power(.rational(root), n)
    }
    guard let log = x.naturalLogarithm, let exponent = product(y, log)
    else { return nil }
    return exponent.exponential
  }

  private static func power(_ x: RealNumber, _ n: Int) -> RealNumber? {
    if n == 0 { return .rational(1) }
    if let a = x.rational {
      if a.isZero { return n > 0 ? .rational(0) : nil }
      if Double(a.digitCount) * Double(n.magnitude) <= Double(longest) {
        return .rational(a.power(n))
      }
    }
    guard n.magnitude <= 1 << 40 else { return nil }
    var result = Interval(1)
    for bit in String(n.magnitude, radix: 2) {
      guard let square = result.multiplied(by: result) else { return nil }
      result = square
      if bit == "1" {
        guard let next = result.multiplied(by: x.interval) else { return nil }
        result = next
      }
    }
    if n > 0 { return .interval(result) }
    return Interval(1).divided(by: result).map { .interval($0) }
  }
}
