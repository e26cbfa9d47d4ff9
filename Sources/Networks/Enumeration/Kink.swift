import ExactArithmetic

/// What relu'(0) is, the slope of a neuron whose pre-activation is exactly 0.
///
/// The theorem does not need it: under its hypotheses such a neuron has no
/// gradient. Where they fail, no number c repairs the sum over paths at every
/// K, for c^{2K} would have to be ½; a fair coin does.
public enum Kink: Sendable, Hashable {
  /// A number.
  case slope(Rational)
  /// 0 or 1, a fair coin for each neuron, independent of everything.
  case coin

  /// relu'(0) = 0, the convention everywhere else.
  public static let zero = Kink.slope(0)

  /// Reads `coin` or a rational number.
  public init(parsing text: String) throws(NetworkError) {
    if text == "coin" {
      self = .coin
      return
    }
    guard let value = Rational(text) else {
      throw NetworkError(
        .malformed,
        "the slope '\(text.prefix(40))' at 0 is neither a number such as 1/2"
          + " nor coin"
      )
    }
    self = .slope(value)
  }

  /// The kink as the command line spells it.
  public var name: String {
    switch self {
    case .slope(let value): "\(value)"
    case .coin: "coin"
    }
  }

  /// The slopes that it takes and their probabilities.
  var slopes: [(value: Rational, probability: Rational)] {
    switch self {
    case .slope(let value): [(value, 1)]
    case .coin: [(0, Rational(1, 2)), (1, Rational(1, 2))]
    }
  }
}
