import ExactArithmetic
import Foundation
import GSL

/// Student's t with ν > 2 degrees of freedom: variance ν/(ν−2),
/// κ_r = (ν−2)^r ∏_{i=1}^{r} (2i−1)/(ν−2i) for 2r < ν and infinite beyond.
public struct StudentT: WeightMeasure {
  /// The degrees of freedom ν.
  public let nu: Rational

  /// The law with `nu` > 2 degrees of freedom.
  public init(nu: Rational) throws(MeasureError) {
    guard nu > 2 else {
      throw MeasureError(
        .undefined,
        "student(\(nu)) has no variance: more than 2 degrees of freedom"
          + " are needed"
      )
    }
    guard nu <= 1_000_000 else {
      throw MeasureError(
        .undefined,
        "student(\(nu)) is Gaussian in all but name: use gaussian"
      )
    }
    self.nu = nu
  }

  public var name: String { "student(\(nu))" }
  public var formula: String { "c (1 + x^2/\(nu))^(-(\(nu) + 1)/2)" }
  public var standardDeviation: Double {
    (nu / (nu - 2)).doubleValue.squareRoot()
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    guard r == 0 || Rational(2 * r) < nu else { return .infinite }
    var moment: Rational = (nu - Rational(2)).power(r)
    for i in 0..<r {
      moment *= Rational(2 * i + 1) / (nu - Rational(2 * i + 2))
    }
    return .rational(moment)
  }

  public func density(at x: Double) -> Double? {
    let nu = nu.doubleValue
    let half: Double = (nu + 1) / 2
    let norm: Double = lgamma(half) - lgamma(nu / 2) - log(nu * Double.pi) / 2
    return exp(norm - half * log1p(x * x / nu))
  }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.student(nu: nu.doubleValue))
  }
}
