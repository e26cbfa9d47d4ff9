import ExactArithmetic

/// The variance of a layer's weights as a function of its size.
///
/// | name | variance | source |
/// |---|---|---|
/// | `he` | 2/fan-in | He, Zhang, Ren, Sun, arXiv:1502.01852 |
/// | `lecun` | 1/fan-in | LeCun, Bottou, Orr, Müller, *Efficient BackProp*, 1998 |
/// | `xavier` | 2/(fan-in + fan-out) | Glorot, Bengio, AISTATS 2010 |
/// | `pytorch` | 1/(3 fan-in) | PyTorch's default, U(±1/√fan-in) |
/// | `fan-in(c)` | c/fan-in | |
/// | `variance(v)` | v | |
///
/// `gain(g)` is read as `fan-in(g²)`.
public struct VarianceRule: Sendable, Hashable {
  private enum Fan: Sendable { case input, sum, none }
  private let numerator: Rational
  private let fan: Fan

  /// 2/fan-in.
  public static let he = perFanIn(2)
  /// 1/fan-in.
  public static let lecun = perFanIn(1)
  /// 2/(fan-in + fan-out).
  public static let xavier = VarianceRule(numerator: 2, fan: .sum)
  /// 1/(3 fan-in).
  public static let pytorch = perFanIn(Rational(1, 3))

  /// `c`/fan-in.
  public static func perFanIn(_ c: Rational) -> VarianceRule {
    VarianceRule(numerator: c, fan: .input)
  }

  /// `g`²/fan-in.
  public static func gain(_ g: Rational) -> VarianceRule { perFanIn(g * g) }

  /// `v`, whatever the size.
  public static func variance(_ v: Rational) -> VarianceRule {
    VarianceRule(numerator: v, fan: .none)
  }

  private init(numerator: Rational, fan: Fan) {
    self.numerator = numerator
    self.fan = fan
  }

  /// Reads a name of the table, or `gain(g)`.
  public init(parsing text: String) throws(NetworkError) {
    switch text {
    case "he": self = .he
    case "lecun": self = .lecun
    case "xavier": self = .xavier
    case "pytorch": self = .pytorch
    default:
      let parts = text.dropLast().split(separator: "(", maxSplits: 1)
      guard text.hasSuffix(")"), parts.count == 2,
        let number = Rational(String(parts[1])), number.signum > 0,
        number.survivesRounding,
        ["gain", "fan-in", "variance"].contains(parts[0])
      else {
        throw NetworkError(
          .malformed,
          "'\(text.prefix(40))' is not a variance rule: the rules are he, lecun,"
            + " xavier, pytorch, gain(g), fan-in(c) and variance(v) with"
            + " positive numbers"
        )
      }
      switch parts[0] {
      case "gain": self = .gain(number)
      case "fan-in": self = .perFanIn(number)
      default: self = .variance(number)
      }
    }
  }

  /// The rule as the command line spells it.
  public var name: String {
    switch self {
    case .he: "he"
    case .lecun: "lecun"
    case .xavier: "xavier"
    case .pytorch: "pytorch"
    default:
      fan == .none ? "variance(\(numerator))" : "fan-in(\(numerator))"
    }
  }

  /// The variance of the weights of a layer; sizes below 1 count as 1.
  public func variance(fanIn: Int, fanOut: Int) -> Rational {
    switch fan {
    case .input: numerator / Rational(max(fanIn, 1))
    case .sum: numerator / Rational(max(fanIn + fanOut, 1))
    case .none: numerator
    }
  }
}
