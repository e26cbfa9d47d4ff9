/// A measured number, or the reason why there is none.
public enum MetricValue: Sendable, Hashable {
  /// A finite number.
  case value(Double)
  /// Why the quantity is not defined here, without a full stop.
  case undefined(String)

  /// The number, or undefined if it is not finite.
  init(_ x: Double, or reason: String = "a number beyond the doubles") {
    self = x.isFinite ? .value(x) : .undefined(reason)
  }

  /// `numerator`/`denominator`, undefined for the given reason if the
  /// denominator is 0.
  init(_ numerator: Double, over denominator: Double, zero reason: String) {
    if denominator == 0 {
      self = .undefined(reason)
    } else {
      self.init(numerator / denominator)
    }
  }

  /// The number, if there is one.
  public var number: Double? {
    if case .value(let x) = self { x } else { nil }
  }

  /// Why there is no number.
  public var reason: String? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}
