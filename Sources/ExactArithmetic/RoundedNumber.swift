import Foundation

/// A non-negative number in double precision with a proved error bound.
///
/// Every addition and multiplication of non-negative doubles multiplies the
/// true result by a factor 1 + δ with |δ| ≤ u = 2⁻⁵³, and none of them can
/// cancel. So a number that `roundings` = k such factors lie on is within the
/// relative error γ_k = ku/(1 − ku) of the truth (Higham, "Accuracy and
/// Stability of Numerical Algorithms", 2nd ed., Lemma 3.1). The exponent is kept
/// apart: nothing overflows or underflows.
public struct RoundedNumber: Sendable {
  /// In [½, 1), or 0.
  private let significand: Double
  /// The power of two that multiplies it.
  private let exponent: Int
  /// How many rounding factors lie on the number at most.
  public let roundings: Int

  private init(_ significand: Double, exponent: Int, roundings: Int) {
    let shift = significand == 0 ? 0 : Int(significand.exponent) + 1
    self.significand = RoundedNumber.scaled(significand, -shift)
    self.exponent = significand == 0 ? 0 : exponent + shift
    self.roundings = roundings
  }

  /// The proved bound on the relative error.
  public var relativeError: Double {
    if roundings == 0 { return 0 }
    let k = Double(roundings) * 0x1p-53
    return k < 0.5 ? (k / (1 - k)).nextUp : .infinity
  }

  /// The natural logarithm, without a proof for the logarithm's own rounding.
  public var logarithm: Double {
    log(significand) + Double(exponent) * M_LN2
  }

  /// x · 2^n, exactly.
  private static func scaled(_ x: Double, _ n: Int) -> Double {
    Double(sign: .plus, exponent: n, significand: x)
  }

  /// Whether the true number is certainly within the error bound of `exact`.
  public func admits(_ exact: Rational) -> Bool {
    guard let value = Rational(exactly: significand),
      let error = Rational(exactly: relativeError)
    else { return false }
    let approximation = value * Rational(2).power(exponent)
    return (approximation - exact).magnitude <= exact * error
  }
}

extension RoundedNumber: NonnegativeScalar {
  /// 0.
  public static var zero: RoundedNumber {
    RoundedNumber(0, exponent: 0, roundings: 0)
  }

  /// 1.
  public static var one: RoundedNumber {
    RoundedNumber(1, exponent: 0, roundings: 0)
  }

  /// The number nearest to a rational, with one rounding unless it is exact.
  public init(rational value: Rational) {
    let (nearest, exponent) = value.nearestBinary
    let isExact =
      Rational(exactly: nearest).map {
        $0 * Rational(2).power(exponent) == value
      } ?? false
    self.init(nearest, exponent: exponent, roundings: isExact ? 0 : 1)
  }

  /// Whether the number is 0.
  public var isZero: Bool { significand == 0 }

  /// The sum.
  public static func + (x: RoundedNumber, y: RoundedNumber) -> RoundedNumber {
    let (small, large) = x.exponent < y.exponent ? (x, y) : (y, x)
    if small.isZero { return large }
    if large.isZero { return small }
    // A term too small to matter is still only one rounding away.
    let shift = max(small.exponent - large.exponent, -200)
    let term = scaled(small.significand, shift)
    return RoundedNumber(
      large.significand + term,
      exponent: large.exponent,
      roundings: max(x.roundings, y.roundings) + 1
    )
  }

  /// The product.
  public static func * (x: RoundedNumber, y: RoundedNumber) -> RoundedNumber {
    if x.isZero || y.isZero { return .zero }
    return RoundedNumber(
      x.significand * y.significand,
      exponent: x.exponent + y.exponent,
      roundings: x.roundings + y.roundings + 1
    )
  }
}
