import ExactArithmetic

/// A moment that is known exactly, or to within a rigorous enclosure.
public enum ExactValue: Sendable {
  /// The exact value.
  case rational(Rational)
  /// Rigorous bounds, where the rational would be too long or does not exist.
  case enclosure(Enclosure)

  /// The natural logarithm.
  public var logarithm: Double {
    switch self {
    case .rational(let value): value.logarithm
    case .enclosure(let value): value.logarithm
    }
  }

  /// The nearest double, or nil beyond the range of doubles.
  public var doubleValue: Double? {
    let value =
      switch self {
      case .rational(let value): value.doubleValue
      case .enclosure(let value): value.doubleValue
      }
    return value.isFinite ? value : nil
  }

  /// The exact value, if there is one.
  public var rational: Rational? {
    if case .rational(let value) = self { value } else { nil }
  }

  /// The value as a logarithmic number.
  public var logNumber: LogNumber { LogNumber(log: logarithm) }

  /// The value as an enclosure.
  public var enclosure: Enclosure {
    switch self {
    case .rational(let value): Enclosure(rational: value)
    case .enclosure(let value): value
    }
  }
}

extension ExactValue {
  /// ∏ factor^count over positive rationals: exact as long as it is short,
  /// rigorously enclosed once it would pass a few thousand digits.
  public static func product(of factors: [Rational: Int]) -> ExactValue {
    let digits = factors.reduce(0) { $0 + $1.key.digitCount * $1.value }
    if digits <= 8000 {
      return .rational(factors.map { $0.key.power($0.value) }.product())
    }
    return .enclosure(
      factors.sorted { $0.key < $1.key }
        .map { Enclosure(rational: $0.key).power($0.value) }
        .reduce(.one, *)
    )
  }
}

extension ExactValue: CustomStringConvertible {
  /// The fraction, or the interval of an enclosure in decimals rounded outward.
  public var description: String {
    switch self {
    case .rational(let value): return "\(value)"
    case .enclosure(let value):
      let ends = value.decimals()
      return "[\(ends.lower), \(ends.upper)]"
    }
  }
}
