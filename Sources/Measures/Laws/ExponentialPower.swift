import ExactArithmetic
import Foundation
import GSL

/// The exponential power law: density proportional to e^{−|x|^b}.
///
/// E|x|^m = Γ((m+1)/b)/Γ(1/b), so κ_r = Γ((2r+1)/b) Γ(1/b)^{r−1}/Γ(3/b)^r. This
/// is rational when 2/b is an integer (Gaussian b = 2, Laplace b = 1), because
/// then every Γ is a rational multiple of 1 or of √π and the roots cancel;
/// otherwise it is rigorously enclosed.
public struct ExponentialPower: WeightMeasure {
  /// The exponent b.
  public let b: Rational

  /// The law with exponent `b`, which must lie between 1/10 and 100.
  public init(b: Rational) throws(MeasureError) {
    guard b >= Rational(1, 10), b <= 100 else {
      throw MeasureError(
        .undefined,
        "exppower(\(b)) needs an exponent between 1/10 and 100"
      )
    }
    self.b = b
  }

  public var name: String { "exppower(\(b))" }
  public var formula: String { "c exp(-|x|^(\(b)))" }

  public var standardDeviation: Double {
    let b = b.doubleValue
    return exp((lgamma(3 / b) - lgamma(1 / b)) / 2)
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    if r <= 1 { return .rational(1) }
    if let doubled = (2 / b).integerValue {
      let gamma = { (m: Int) -> Rational in
        ExponentialPower.halfIntegerGamma(doubled * m)
      }
      return .rational(
        gamma(2 * r + 1) * gamma(1).power(r - 1) / gamma(3).power(r)
      )
    }
    let gamma = { (m: Int) -> Enclosure in Enclosure.gamma(Rational(m) / b) }
    return .enclosed(
      gamma(2 * r + 1) * gamma(1).power(r - 1) / gamma(3).power(r)
    )
  }

  /// Γ(m/2), divided by √π if m is odd.
  private static func halfIntegerGamma(_ m: Int) -> Rational {
    m.isMultiple(of: 2)
      ? .factorial(m / 2 - 1)
      : .oddFactorial(m / 2) / Rational(2).power(m / 2)
  }

  public func density(at x: Double) -> Double? {
    let b = b.doubleValue
    return exp(-pow(abs(x), b) - lgamma(1 + 1 / b)) / 2
  }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.exponentialPower(b: b.doubleValue))
  }
}
