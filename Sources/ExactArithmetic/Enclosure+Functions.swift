import CMPFR
import Foundation

extension Enclosure {
  private typealias Function = (
    UnsafeMutablePointer<ps_mpfr>, UnsafePointer<ps_mpfr>, mpfr_rnd_t
  ) -> Int32

  private func increasing(_ function: Function) -> Enclosure {
    let result = Storage()
    _ = function(result.lower, storage.lower, MPFR_RNDD)
    _ = function(result.upper, storage.upper, MPFR_RNDU)
    return Enclosure(storage: result)
  }

  /// e^x.
  public var exponential: Enclosure { increasing(mpfr_exp) }

  /// ln x, for x > 0.
  public var naturalLogarithm: Enclosure { increasing(mpfr_log) }

  /// Γ(x) for a positive rational x ≤ 10⁶.
  ///
  /// MPFR's Γ is correctly rounded; what has to be added is the rounding of
  /// the argument, relatively 2⁻²⁵⁵ at 256 bits. As |xψ(x)| ≤ x ln x + 2 < 2²⁴
  /// on the range, a relative margin of 2⁻¹⁸⁹ on each side covers it and the
  /// conversion to 192 bits.
  public static func gamma(_ x: Rational) -> Enclosure {
    precondition(x.signum > 0 && x <= 1_000_000, "gamma out of range")
    var value = ps_mpfr()
    mpfr_init2(&value, 256)
    defer { mpfr_clear(&value) }
    _ = ps_mpfr_set_q(&value, x.storage.pointer, MPFR_RNDN)
    _ = withUnsafeMutablePointer(to: &value) { mpfr_gamma($0, $0, MPFR_RNDN) }
    let result = Storage()
    ps_mpfr_set(result.lower, &value, MPFR_RNDD)
    ps_mpfr_set(result.upper, &value, MPFR_RNDU)
    let margin = Rational(2).power(-189)
    let wide = Enclosure(storage: result)
    let low = wide * Enclosure(rational: 1 - margin)
    let high = wide * Enclosure(rational: 1 + margin)
    let hull = Storage()
    ps_mpfr_set(hull.lower, low.storage.lower, MPFR_RNDD)
    ps_mpfr_set(hull.upper, high.storage.upper, MPFR_RNDU)
    return Enclosure(storage: hull)
  }

  /// x^n for a natural number n, by squaring.
  public func power(_ exponent: Int) -> Enclosure {
    var result = Enclosure.one
    for bit in String(exponent, radix: 2) {
      result = result * result
      if bit == "1" { result = result * self }
    }
    return result
  }

  /// Decimal numbers with `digits` digits, rounded outward.
  public func decimals(digits: Int = 20) -> (lower: String, upper: String) {
    (
      Enclosure.decimal(storage.lower, digits, MPFR_RNDD),
      Enclosure.decimal(storage.upper, digits, MPFR_RNDU)
    )
  }

  private static func decimal(
    _ x: UnsafePointer<ps_mpfr>,
    _ digits: Int,
    _ rounding: mpfr_rnd_t
  ) -> String {
    if ps_mpfr_sgn(x) == 0 { return "0" }
    var exponent: mpfr_exp_t = 0
    guard let raw = mpfr_get_str(nil, &exponent, 10, digits, x, rounding)
    else { return "" }
    defer { mpfr_free_str(raw) }
    let numeral = String(cString: raw)
    let sign = numeral.hasPrefix("-") ? "-" : ""
    let figures = numeral.drop { $0 == "-" }
    guard let first = figures.first else { return "" }
    return "\(sign)\(first).\(figures.dropFirst())e\(exponent - 1)"
  }
}
