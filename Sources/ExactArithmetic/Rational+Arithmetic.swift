import CMPFR

extension Rational {
  private typealias Operation = (
    UnsafeMutablePointer<ps_mpq>, UnsafePointer<ps_mpq>, UnsafePointer<ps_mpq>
  ) -> Void

  private static func apply(
    _ operation: Operation,
    _ x: Rational,
    _ y: Rational
  ) -> Rational {
    let result = Storage()
    operation(result.pointer, x.storage.pointer, y.storage.pointer)
    return Rational(storage: result)
  }

  private mutating func update(_ operation: Operation, _ y: Rational) {
    guard isKnownUniquelyReferenced(&storage), storage !== y.storage else {
      self = Rational.apply(operation, self, y)
      return
    }
    operation(storage.pointer, storage.pointer, y.storage.pointer)
  }

  /// The sum.
  public static func + (x: Rational, y: Rational) -> Rational {
    apply(ps_mpq_add, x, y)
  }

  /// The difference.
  public static func - (x: Rational, y: Rational) -> Rational {
    apply(ps_mpq_sub, x, y)
  }

  /// The product.
  public static func * (x: Rational, y: Rational) -> Rational {
    apply(ps_mpq_mul, x, y)
  }

  /// The quotient; `y` must not be zero.
  public static func / (x: Rational, y: Rational) -> Rational {
    precondition(!y.isZero, "division by zero")
    return apply(ps_mpq_div, x, y)
  }

  /// The negative.
  public static prefix func - (x: Rational) -> Rational { 0 - x }

  /// Adds in place.
  public static func += (x: inout Rational, y: Rational) {
    x.update(ps_mpq_add, y)
  }

  /// Subtracts in place.
  public static func -= (x: inout Rational, y: Rational) {
    x.update(ps_mpq_sub, y)
  }

  /// Multiplies in place.
  public static func *= (x: inout Rational, y: Rational) {
    x.update(ps_mpq_mul, y)
  }
}

extension Sequence where Element == Rational {
  /// The sum of all elements; 0 if there are none.
  public func sum() -> Rational { reduce(into: 0) { $0 += $1 } }

  /// The least positive integer that makes every element an integer.
  public func commonDenominator() -> Rational {
    let result = Rational.Storage()
    ps_mpq_set_si(result.pointer, 1)
    for x in self { ps_mpq_lcm_den(result.pointer, x.storage.pointer) }
    return Rational(storage: result)
  }

  /// The product of all elements; 1 if there are none.
  public func product() -> Rational { reduce(into: 1) { $0 *= $1 } }
}
