import Foundation

/// A non-negative real number kept as its natural logarithm.
///
/// Never overflows for the moments met here; the relative error of a sum or a
/// product is a few units in the last place of the logarithm.
///
///     let huge = LogNumber(log: 2000)
///     print((huge * huge).log)  // 4000.0
///     print((huge / huge).value)  // 1.0
///     print(huge.value)  // inf
public struct LogNumber: Sendable, Hashable {
  /// The natural logarithm; −∞ for 0.
  public let log: Double

  /// The number e^`log`; `log` must not be NaN.
  public init(log: Double) {
    precondition(!log.isNaN, "the logarithm of a number is not NaN")
    self.log = log
  }

  /// The non-negative number `value`.
  public init(_ value: Double) { self.init(log: Foundation.log(value)) }

  /// The number itself; infinite above 1.8e308.
  public var value: Double { exp(log) }
}

extension LogNumber: Comparable {
  /// The order of numbers.
  public static func < (x: LogNumber, y: LogNumber) -> Bool { x.log < y.log }
}

extension LogNumber: NonnegativeScalar {
  /// 0.
  public static var zero: LogNumber { LogNumber(log: -.infinity) }

  /// 1.
  public static var one: LogNumber { LogNumber(log: 0) }

  /// The number nearest to a non-negative rational.
  public init(rational value: Rational) { self.init(log: value.logarithm) }

  /// Whether the number is 0.
  public var isZero: Bool { log == -.infinity }

  /// The sum, by factoring out the larger term.
  public static func + (x: LogNumber, y: LogNumber) -> LogNumber {
    let (small, large) = x.log < y.log ? (x.log, y.log) : (y.log, x.log)
    if small == -.infinity { return LogNumber(log: large) }
    return LogNumber(log: large + log1p(exp(small - large)))
  }

  /// The product.
  public static func * (x: LogNumber, y: LogNumber) -> LogNumber {
    x.isZero || y.isZero ? .zero : LogNumber(log: x.log + y.log)
  }

  /// The quotient; `y` must not be 0.
  public static func / (x: LogNumber, y: LogNumber) -> LogNumber {
    precondition(!y.isZero, "division by zero")
    return x.isZero ? .zero : LogNumber(log: x.log - y.log)
  }

  /// The number raised to a real power ≥ 0; 0⁰ is 1.
  public func power(_ exponent: Double) -> LogNumber {
    exponent == 0 ? .one : LogNumber(log: log * exponent)
  }

  /// The difference of a number and a smaller one; 0 if `y` is not smaller.
  public func subtracting(_ y: LogNumber) -> LogNumber {
    guard y.log < log else { return .zero }
    return LogNumber(log: log + log1p(-exp(y.log - log)))
  }
}
