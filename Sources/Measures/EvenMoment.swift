import ExactArithmetic

/// A standardised even moment κ_r, as exactly as it can be known.
public enum EvenMoment: Sendable {
  /// A rational number, exact.
  case rational(Rational)
  /// An irrational number, rigorously enclosed.
  case enclosed(Enclosure)
  /// The moment does not exist.
  case infinite

  /// Whether the moment exists.
  public var isFinite: Bool {
    if case .infinite = self { false } else { true }
  }

  /// The rational value, if that is what it is.
  public var rational: Rational? {
    if case .rational(let value) = self { value } else { nil }
  }

  /// The moment as a double; infinite if it does not exist.
  public var doubleValue: Double {
    switch self {
    case .rational(let value): value.doubleValue
    case .enclosed(let value): value.doubleValue
    case .infinite: .infinity
    }
  }

  /// The sum of moments with rational weights: the moment of a mixture.
  static func combination(_ terms: [(Rational, EvenMoment)]) -> EvenMoment {
    let used = terms.filter { !$0.0.isZero }
    if used.contains(where: { !$0.1.isFinite }) { return .infinite }
    let rationals = used.compactMap { weight, moment in
      moment.rational.map { weight * $0 }
    }
    if rationals.count == used.count { return .rational(rationals.sum()) }
    let enclosures = used.compactMap { weight, moment in
      moment.enclosure.map { Enclosure(rational: weight) * $0 }
    }
    return .enclosed(enclosures.reduce(.zero, +))
  }

  /// The moment as an enclosure; nil if it does not exist.
  public var enclosure: Enclosure? {
    switch self {
    case .rational(let value): Enclosure(rational: value)
    case .enclosed(let value): value
    case .infinite: nil
    }
  }
}
