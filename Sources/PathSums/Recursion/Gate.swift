import ExactArithmetic

/// What a mask does to a gradient: 1 with probability p, the leak a otherwise.
///
/// ReLU is p = ½, a = 0; leaky ReLU of slope a is p = ½ (the sign argument holds
/// for any pair of values); p ≠ ½ with a = 0 is a net of linear layers with
/// independent masks, as under dropout. Weights have variance 1/(m₁ · fan-in)
/// with m₁ = p + (1−p)a², which is 2/fan-in for ReLU and keeps E[Z] = 1.
public struct Gate: Sendable, Hashable {
  /// The probability p of passing unchanged.
  public let density: Rational
  /// The value a otherwise.
  public let leak: Rational

  /// The gate of the given density and leak; ReLU by default.
  ///
  /// Throws unless 0 < p ≤ 1.
  public init(
    density: Rational = Rational(1, 2),
    leak: Rational = 0
  ) throws(PathSumError) {
    guard density.signum > 0, density <= 1 else {
      throw PathSumError(
        "the mask density \(density) is not a probability in (0, 1]"
      )
    }
    self.density = density
    self.leak = leak
  }

  private init(unchecked density: Rational, _ leak: Rational) {
    self.density = density
    self.leak = leak
  }

  /// The gate of ReLU.
  public static let relu = Gate(unchecked: Rational(1, 2), 0)

  /// m_l = E mask^{2l} = p + (1−p)a^{2l}.
  public func moment(_ l: Int) -> Rational {
    density + (1 - density) * leak.power(2 * l)
  }
}
