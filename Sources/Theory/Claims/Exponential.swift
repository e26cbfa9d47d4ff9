import ExactArithmetic

/// A number of the form p e^q with rational p ≥ 0 and q, compared rigorously.
///
/// The theorem's bounds all have this form.
public struct Exponential: Sendable {
  /// p.
  public let prefactor: Rational
  /// q.
  public let exponent: Rational

  /// The number p e^q.
  public init(_ prefactor: Rational, exp exponent: Rational) {
    self.prefactor = prefactor
    self.exponent = exponent
  }

  /// An enclosure of the number.
  public var enclosure: Enclosure {
    Enclosure(rational: prefactor) * Enclosure(rational: exponent).exponential
  }

  /// Whether the number is at least `value`; nil if too close to tell.
  public func isAtLeast(_ value: Rational) -> Bool? {
    // e^0 is the only rational power of e with a rational exponent.
    if exponent == 0 { return value <= prefactor }
    let value = Enclosure(rational: value)
    if Enclosure.isCertainlyAtMost(value, enclosure) { return true }
    return Enclosure.isCertainlyAtMost(enclosure, value) ? false : nil
  }

  /// Whether the number is at most `value`; nil if too close to tell.
  public func isAtMost(_ value: Rational) -> Bool? {
    if exponent == 0 { return prefactor <= value }
    let value = Enclosure(rational: value)
    if Enclosure.isCertainlyAtMost(enclosure, value) { return true }
    return Enclosure.isCertainlyAtMost(value, enclosure) ? false : nil
  }
}
