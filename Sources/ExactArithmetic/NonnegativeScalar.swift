import CMPFR

/// Numbers in which sums of products of non-negative terms can be evaluated.
///
/// The path sums and the transfer recursion use nothing but addition and
/// multiplication of non-negative numbers, so the same code runs exactly
/// (`Rational`), rigorously (`Enclosure`) and fast (`LogNumber`).
public protocol NonnegativeScalar: Sendable {
  /// The additive identity.
  static var zero: Self { get }

  /// The multiplicative identity.
  static var one: Self { get }

  /// The number for a non-negative rational, as exactly as the type allows.
  init(rational value: Rational)

  /// The sum.
  static func + (x: Self, y: Self) -> Self

  /// The product.
  static func * (x: Self, y: Self) -> Self

  /// Adds a product in place.
  mutating func add(_ x: Self, times y: Self)

  /// Whether the number is known to be exactly 0.
  var isZero: Bool { get }
}

extension NonnegativeScalar {
  /// Adds a product, by one multiplication and one addition.
  public mutating func add(_ x: Self, times y: Self) { self = self + x * y }
}

extension Rational: NonnegativeScalar {
  /// 0.
  public static var zero: Rational { 0 }

  /// 1.
  public static var one: Rational { 1 }

  /// The number itself.
  public init(rational value: Rational) { self = value }

  /// Adds a product; integers in place.
  public mutating func add(_ x: Rational, times y: Rational) {
    guard isKnownUniquelyReferenced(&storage),
      ps_mpq_addmul_integers(
        storage.pointer,
        x.storage.pointer,
        y.storage.pointer
      ) != 0
    else {
      self += x * y
      return
    }
  }
}
