import CMPFR

/// A real number of either sign enclosed between two binary numbers (MPFR).
///
/// Every operation rounds its lower end down and its upper end up. What has no
/// value, or passes MPFR's range near 2^(±2⁶²), is nil: no end is ever infinite.
public struct Interval: Sendable {
  private let storage: Enclosure.Storage

  private typealias Ends = Enclosure.Storage
  private typealias Pointer = UnsafeMutablePointer<ps_mpfr>
  private typealias Operation = (
    UnsafeMutablePointer<ps_mpfr>, UnsafePointer<ps_mpfr>,
    UnsafePointer<ps_mpfr>, mpfr_rnd_t
  ) -> Int32

  private init?(_ ends: Ends) {
    guard mpfr_number_p(ends.lower) != 0, mpfr_number_p(ends.upper) != 0
    else { return nil }
    storage = ends
  }

  /// The tightest interval around a rational.
  public init(_ value: Rational) {
    storage = Enclosure(rational: value).storage
  }

  /// The interval of an enclosure.
  public init(_ value: Enclosure) { storage = value.storage }

  private static func apply(
    _ operation: Operation,
    _ low: (Pointer, Pointer),
    _ high: (Pointer, Pointer)
  ) -> Interval? {
    let ends = Ends()
    _ = operation(ends.lower, low.0, low.1, MPFR_RNDD)
    _ = operation(ends.upper, high.0, high.1, MPFR_RNDU)
    return Interval(ends)
  }

  /// x + y.
  public func adding(_ y: Interval) -> Interval? {
    let (a, b) = (storage, y.storage)
    return Interval.apply(mpfr_add, (a.lower, b.lower), (a.upper, b.upper))
  }

  /// x − y.
  public func subtracting(_ y: Interval) -> Interval? {
    let (a, b) = (storage, y.storage)
    return Interval.apply(mpfr_sub, (a.lower, b.upper), (a.upper, b.lower))
  }

  /// x y.
  public func multiplied(by y: Interval) -> Interval? {
    Interval.hull(storage, y.storage, mpfr_mul)
  }

  /// x/y; nil if y may be 0.
  public func divided(by y: Interval) -> Interval? {
    y.sign == nil ? nil : Interval.hull(storage, y.storage, mpfr_div)
  }

  /// The least interval around the four combinations of ends.
  private static func hull(
    _ x: Ends,
    _ y: Ends,
    _ operation: Operation
  ) -> Interval? {
    var hull: Interval?
    for a in [x.lower, x.upper] {
      for b in [y.lower, y.upper] {
        guard let corner = apply(operation, (a, b), (a, b)) else { return nil }
        hull = hull.map { $0.joined(corner) } ?? corner
      }
    }
    return hull
  }

  /// The least interval around both.
  func joined(_ y: Interval) -> Interval {
    let ends = Ends()
    let (a, b) = (storage, y.storage)
    let low = ps_mpfr_cmp(a.lower, b.lower) <= 0 ? a.lower : b.lower
    let high = ps_mpfr_cmp(a.upper, b.upper) >= 0 ? a.upper : b.upper
    ps_mpfr_set(ends.lower, low, MPFR_RNDD)
    ps_mpfr_set(ends.upper, high, MPFR_RNDU)
    return Interval(ends) ?? self
  }

  /// The smaller of two numbers.
  public func minimum(_ y: Interval) -> Interval { choose(y, sign: -1) }

  /// The larger of two numbers.
  public func maximum(_ y: Interval) -> Interval { choose(y, sign: 1) }

  private func choose(_ y: Interval, sign: Int32) -> Interval {
    let ends = Ends()
    let (a, b) = (storage, y.storage)
    let low = ps_mpfr_cmp(a.lower, b.lower) * sign >= 0 ? a.lower : b.lower
    let high = ps_mpfr_cmp(a.upper, b.upper) * sign >= 0 ? a.upper : b.upper
    ps_mpfr_set(ends.lower, low, MPFR_RNDD)
    ps_mpfr_set(ends.upper, high, MPFR_RNDU)
    return Interval(ends) ?? self
  }
}

extension Interval {
  private typealias Function = (
    UnsafeMutablePointer<ps_mpfr>, UnsafePointer<ps_mpfr>, mpfr_rnd_t
  ) -> Int32

  private func increasing(_ function: Function) -> Interval? {
    let ends = Ends()
    _ = function(ends.lower, storage.lower, MPFR_RNDD)
    _ = function(ends.upper, storage.upper, MPFR_RNDU)
    return Interval(ends)
  }

  /// e^x.
  public var exponential: Interval? { increasing(mpfr_exp) }

  /// ln x; nil unless x is certainly greater than 0.
  public var naturalLogarithm: Interval? {
    sign == 1 ? increasing(mpfr_log) : nil
  }

  /// √x; nil unless x is certainly not negative.
  public var squareRoot: Interval? {
    ps_mpfr_sgn(storage.lower) >= 0 ? increasing(mpfr_sqrt) : nil
  }

  /// 1 or −1 if the sign is certain and not 0; otherwise nil.
  public var sign: Int? {
    if ps_mpfr_sgn(storage.lower) > 0 { return 1 }
    return ps_mpfr_sgn(storage.upper) < 0 ? -1 : nil
  }

  /// Whether every point of `x` is at most every point of `y`.
  public static func isCertainlyAtMost(_ x: Interval, _ y: Interval) -> Bool {
    ps_mpfr_cmp(x.storage.upper, y.storage.lower) <= 0
  }

  /// Whether every point of `x` is less than every point of `y`.
  public static func isCertainlyLess(_ x: Interval, _ y: Interval) -> Bool {
    ps_mpfr_cmp(x.storage.upper, y.storage.lower) < 0
  }

  /// Whether the rational lies in the interval.
  public func contains(_ value: Rational) -> Bool {
    Enclosure(storage: storage).contains(value)
  }

  /// A double next to the interval's middle; infinite beyond the range.
  public var doubleValue: Double {
    let low = mpfr_get_d(storage.lower, MPFR_RNDN)
    let high = mpfr_get_d(storage.upper, MPFR_RNDN)
    return low == high ? low : low / 2 + high / 2
  }

  /// Decimal numbers with `digits` digits, rounded outward.
  public func decimals(digits: Int = 20) -> (lower: String, upper: String) {
    Enclosure(storage: storage).decimals(digits: digits)
  }
}
