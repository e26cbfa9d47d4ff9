import ExactArithmetic
import Foundation

/// A scalar activation function and its derivatives.
///
/// | name | g(z) | g'(z) |
/// |---|---|---|
/// | `relu` | max(z, 0) | 1{z > 0} |
/// | `leaky(α)` | z for z > 0, αz otherwise | 1 for z > 0, α otherwise |
/// | `linear` | z | 1 |
/// | `sigmoid` | 1/(1 + e^{−z}) | σ(1 − σ) ≤ ¼ |
/// | `tanh` | tanh z | 1 − tanh² z ≤ 1 |
///
/// At the kink the derivative is that from the left: relu'(0) = 0. No value or
/// derivative overflows or is a NaN at any finite argument. Derivatives of the
/// smooth ones underflow to 0 where |z| is beyond some 745 (sigmoid) or 373 (tanh).
public enum Nonlinearity: Sendable, Hashable {
  /// The positive part.
  case relu
  /// The positive part plus a slope times the negative part.
  case leaky(Rational)
  /// The identity.
  case linear
  /// The logistic function.
  case sigmoid
  /// The hyperbolic tangent.
  case tanh

  /// The function as the command line spells it.
  public var name: String {
    switch self {
    case .relu: "relu"
    case .leaky(let slope): "leaky(\(slope))"
    case .linear: "linear"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    }
  }

  /// The slope left of 0 of a piecewise linear function; nil of a smooth one.
  public var leftSlope: Double? {
    switch self {
    case .relu: 0
    case .leaky(let slope): slope.doubleValue
    case .linear: 1
    case .sigmoid, .tanh: nil
    }
  }

  /// Whether g(cz) = c g(z) for all c > 0, that is, g is piecewise linear.
  public var isHomogeneous: Bool { leftSlope != nil }

  /// g(z).
  public func value(_ z: Double) -> Double { values([z])[0] }

  /// g'(z).
  public func derivative(_ z: Double) -> Double { derivatives([z])[0] }

  /// g''(z), which is 0 of a piecewise linear function, even at its kink.
  public func secondDerivative(_ z: Double) -> Double {
    switch self {
    case .relu, .leaky, .linear: 0
    case .sigmoid: -derivative(z) * Foundation.tanh(z / 2)
    case .tanh: -2 * derivative(z) * Foundation.tanh(z)
    }
  }

  /// g of every number.
  public func values(_ z: [Double]) -> [Double] {
    if let slope = leftSlope {
      // A slope of 0 must not make −0 of negative numbers, nor NaN of infinite.
      return z.map { $0 > 0 ? $0 : slope == 0 ? 0 : slope * $0 }
    }
    guard self == .sigmoid else { return z.map(Foundation.tanh) }
    return z.map {
      let e = exp(-abs($0))
      return $0 < 0 ? e / (1 + e) : 1 / (1 + e)
    }
  }

  /// g' at every number.
  public func derivatives(_ z: [Double]) -> [Double] {
    if let slope = leftSlope { return z.map { $0 > 0 ? 1 : slope } }
    // tanh' = 1/cosh² and σ'(z) = tanh'(z/2)/4: nothing cancels, and an infinite
    // cosh makes 0.
    let (rate, factor) = self == .sigmoid ? (0.5, 0.25) : (1, 1)
    return z.map {
      let secant = 1 / cosh(rate * $0)
      return factor * secant * secant
    }
  }
}
