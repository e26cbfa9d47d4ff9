import ExactArithmetic
import Foundation
import GSL

/// The symmetric beta law of 2B − 1 with B ~ Beta(a, a): density proportional
/// to (1 − x²)^{a−1} on [−1, 1], variance 1/(2a+1).
///
/// E x^{2r} = ∏_{i<r} (i + ½)/(i + a + ½). The arcsine law is a = ½, the
/// uniform law a = 1, Wigner's semicircle a = 3/2.
public struct SymmetricBeta: WeightMeasure {
  /// The shape a > 0.
  public let a: Rational

  /// The law of shape `a`, which must lie between 1/100 and 10⁶.
  public init(a: Rational) throws(MeasureError) {
    guard a >= Rational(1, 100), a <= 1_000_000 else {
      throw MeasureError(
        .undefined,
        "beta(\(a)) needs a shape between 1/100 and 1000000"
      )
    }
    self.a = a
  }

  public var name: String { "beta(\(a))" }
  public var formula: String { "c (1 - x^2)^(\(a) - 1) on [-1,1]" }
  public var standardDeviation: Double {
    (1 / (2 * a + 1)).doubleValue.squareRoot()
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(SymmetricBeta.standardizedMoment(r, a: a))
  }

  static func standardizedMoment(_ r: Int, a: Rational) -> Rational {
    let double = a + a
    var moment: Rational = (double + Rational(1)).power(r)
    for i in 0..<r {
      let odd = Rational(2 * i + 1)
      moment *= odd / (double + odd)
    }
    return moment
  }

  public func density(at x: Double) -> Double? {
    guard abs(x) < 1 else { return 0 }
    let a = a.doubleValue
    let power: Double = a - 1
    let gammas: Double = lgamma(a + a) - lgamma(a) - lgamma(a)
    let norm: Double = gammas - (a + power) * log(2.0)
    return exp(power * log1p(-x * x) + norm)
  }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.symmetricBeta(a: a.doubleValue))
  }
}
