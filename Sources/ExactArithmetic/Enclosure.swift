import CMPFR

/// A real number enclosed between two binary numbers (MPFR).
///
/// Every operation rounds its lower end down and its upper end up, so the true
/// value never leaves the enclosure.
///
///     let log2 = Enclosure(rational: 2).naturalLogarithm
///     let (low, high) = log2.decimals(digits: 12)
///     print(low, high)
///     // 6.93147180559e-1 6.93147180560e-1
///     print(log2.contains(Rational(25, 36)))  // false
public struct Enclosure: Sendable {
  let storage: Storage

  /// The two ends, freed with their last owner and never changed once shared.
  final class Storage: @unchecked Sendable {
    let lower = UnsafeMutablePointer<ps_mpfr>.allocate(capacity: 1)
    let upper = UnsafeMutablePointer<ps_mpfr>.allocate(capacity: 1)

    init() {
      mpfr_init2(lower, Enclosure.precision)
      mpfr_init2(upper, Enclosure.precision)
    }

    deinit {
      mpfr_clear(lower)
      mpfr_clear(upper)
      lower.deallocate()
      upper.deallocate()
    }
  }

  /// The bits of each end: room for 10⁵ layers and sixteen digits beyond.
  static let precision: mpfr_prec_t = 192

  init(storage: Storage) { self.storage = storage }

  /// The tightest enclosure of a rational.
  public init(rational value: Rational) {
    storage = Storage()
    _ = ps_mpfr_set_q(storage.lower, value.storage.pointer, MPFR_RNDD)
    _ = ps_mpfr_set_q(storage.upper, value.storage.pointer, MPFR_RNDU)
  }

  /// Whether the rational lies in the enclosure.
  public func contains(_ value: Rational) -> Bool {
    ps_mpfr_cmp_q(storage.lower, value.storage.pointer) <= 0
      && ps_mpfr_cmp_q(storage.upper, value.storage.pointer) >= 0
  }

  /// (upper − lower)/upper, rounded up; 0 for the enclosure of 0.
  public var relativeWidth: Double {
    if ps_mpfr_sgn(storage.upper) == 0 { return 0 }
    var width = ps_mpfr()
    mpfr_init2(&width, Enclosure.precision)
    defer { mpfr_clear(&width) }
    _ = mpfr_sub(&width, storage.upper, storage.lower, MPFR_RNDU)
    _ = withUnsafeMutablePointer(to: &width) {
      mpfr_div($0, $0, storage.upper, MPFR_RNDU)
    }
    return mpfr_get_d(&width, MPFR_RNDU)
  }

  /// A double in or next to the enclosure; infinite beyond the range.
  public var doubleValue: Double { mpfr_get_d(storage.lower, MPFR_RNDN) }

  /// The natural logarithm of the lower end, to the last bit; −∞ for 0.
  public var logarithm: Double {
    if ps_mpfr_sgn(storage.lower) == 0 { return -.infinity }
    var log = ps_mpfr()
    mpfr_init2(&log, Enclosure.precision)
    defer { mpfr_clear(&log) }
    _ = mpfr_log(&log, storage.lower, MPFR_RNDN)
    return mpfr_get_d(&log, MPFR_RNDN)
  }

  /// Whether every point of `x` is at most every point of `y`.
  public static func isCertainlyAtMost(_ x: Enclosure, _ y: Enclosure) -> Bool {
    ps_mpfr_cmp(x.storage.upper, y.storage.lower) <= 0
  }
}

extension Enclosure: NonnegativeScalar {
  /// 0.
  public static var zero: Enclosure { Enclosure(rational: 0) }

  /// 1.
  public static var one: Enclosure { Enclosure(rational: 1) }

  /// Whether the enclosure is the point 0.
  public var isZero: Bool { ps_mpfr_sgn(storage.upper) == 0 }

  /// The sum.
  public static func + (x: Enclosure, y: Enclosure) -> Enclosure {
    let sum = Storage()
    _ = mpfr_add(sum.lower, x.storage.lower, y.storage.lower, MPFR_RNDD)
    _ = mpfr_add(sum.upper, x.storage.upper, y.storage.upper, MPFR_RNDU)
    return Enclosure(storage: sum)
  }

  /// The product of non-negative numbers.
  public static func * (x: Enclosure, y: Enclosure) -> Enclosure {
    let product = Storage()
    _ = mpfr_mul(product.lower, x.storage.lower, y.storage.lower, MPFR_RNDD)
    _ = mpfr_mul(product.upper, x.storage.upper, y.storage.upper, MPFR_RNDU)
    return Enclosure(storage: product)
  }

  /// The quotient of a non-negative number by a positive one.
  public static func / (x: Enclosure, y: Enclosure) -> Enclosure {
    precondition(ps_mpfr_sgn(y.storage.lower) > 0, "division by zero")
    let quotient = Storage()
    _ = mpfr_div(quotient.lower, x.storage.lower, y.storage.upper, MPFR_RNDD)
    _ = mpfr_div(quotient.upper, x.storage.upper, y.storage.lower, MPFR_RNDU)
    return Enclosure(storage: quotient)
  }
}
