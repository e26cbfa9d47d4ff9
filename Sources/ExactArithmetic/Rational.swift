import CMPFR

/// An exact rational number of any size (GMP), always in lowest terms.
///
/// Copies are cheap; arithmetic never rounds. Division by zero is a programmer
/// error.
///
///     let third = Rational(1, 3)
///     print(third + Rational(1, 6))  // 1/2, exactly
///     print(Rational("0.1") == Rational(1, 10))  // true
///     print(Rational(exactly: 0.1) == Rational(1, 10))  // false
public struct Rational: Sendable {
  var storage: Storage

  /// The GMP number, freed with its last owner and never changed while shared.
  final class Storage: @unchecked Sendable {
    let pointer = UnsafeMutablePointer<ps_mpq>.allocate(capacity: 1)

    init() { ps_mpq_init(pointer) }
    deinit {
      ps_mpq_clear(pointer)
      pointer.deallocate()
    }
  }

  init(storage: Storage) { self.storage = storage }

  /// The integer `n`.
  public init(_ n: Int) {
    storage = Storage()
    ps_mpq_set_si(storage.pointer, n)
  }

  /// The fraction `n/d`; `d` must not be zero.
  public init(_ n: Int, _ d: Int) {
    self = Rational(n) / Rational(d)
  }

  /// The exact value of a finite double, or nil for NaN and infinities.
  public init?(exactly x: Double) {
    guard x.isFinite else { return nil }
    storage = Storage()
    ps_mpq_set_d(storage.pointer, x)
  }

  /// Whether the number is 0.
  public var isZero: Bool { signum == 0 }

  /// −1, 0 or 1.
  public var signum: Int { Int(ps_mpq_sgn(storage.pointer)) }

  /// Whether the denominator is 1.
  public var isInteger: Bool { ps_mpq_is_integer(storage.pointer) != 0 }

  /// The number as a machine integer, or nil if it is not one.
  public var integerValue: Int? {
    ps_mpq_fits_long(storage.pointer) != 0
      ? ps_mpq_get_si(storage.pointer) : nil
  }

  /// The decimal digits of numerator and denominator together, within two.
  public var digitCount: Int { Int(ps_mpq_digits(storage.pointer)) }

  /// The absolute value.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The number raised to an integer power; 0 has no negative powers.
  public func power(_ exponent: Int) -> Rational {
    let result = Storage()
    ps_mpq_pow(result.pointer, storage.pointer, exponent.magnitude)
    let power = Rational(storage: result)
    return exponent < 0 ? 1 / power : power
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The integer written in the source.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Hashable, Comparable {
  /// Equality of numbers.
  public static func == (x: Rational, y: Rational) -> Bool {
    ps_mpq_equal(x.storage.pointer, y.storage.pointer) != 0
  }

  /// The order of numbers.
  public static func < (x: Rational, y: Rational) -> Bool {
    ps_mpq_cmp(x.storage.pointer, y.storage.pointer) < 0
  }

  /// Feeds the number to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ps_mpq_hash(storage.pointer))
  }
}
