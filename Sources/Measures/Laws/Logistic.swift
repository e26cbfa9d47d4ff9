import ExactArithmetic
import Foundation
import GSL

/// The logistic law: density e^{−x}/(1+e^{−x})², variance π²/3,
/// κ_r = 3^r (2^{2r} − 2) |B_{2r}| with Bernoulli numbers B.
public struct Logistic: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "logistic"
  public let formula = "exp(-x)/(1 + exp(-x))^2"
  public let standardDeviation = Double.pi / 3.0.squareRoot()

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    if r == 0 { return .rational(1) }
    let bernoulli = Logistic.bernoulliNumber(2 * r).magnitude
    return .rational(
      Rational(3).power(r) * (Rational(4).power(r) - 2) * bernoulli
    )
  }

  public func density(at x: Double) -> Double? {
    let e = exp(-abs(x))
    return e / ((1 + e) * (1 + e))
  }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.logistic)
  }

  /// B_n from Σ_{k≤m} C(m+1, k) B_k = 0.
  private static func bernoulliNumber(_ n: Int) -> Rational {
    var numbers: [Rational] = [1]
    for m in 1...n {
      let sum = (0..<m).map { Rational.binomial(m + 1, $0) * numbers[$0] }
        .sum()
      numbers.append(-sum / Rational(m + 1))
    }
    return numbers[n]
  }
}
