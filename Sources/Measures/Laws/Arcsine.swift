import ExactArithmetic
import Foundation
import GSL

/// The arcsine law: density 1/(π√(1−x²)) on (−1, 1), variance ½,
/// κ_r = C(2r, r)/2^r; the law of the sine of a uniform angle.
public struct Arcsine: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "arcsine"
  public let formula = "1/(pi sqrt(1 - x^2)) on (-1,1)"
  public let standardDeviation = 0.5.squareRoot()

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(SymmetricBeta.standardizedMoment(r, a: Rational(1, 2)))
  }

  public func density(at x: Double) -> Double? {
    abs(x) < 1 ? 1 / (.pi * sqrt(1 - x * x)) : 0
  }

  public func draw(using generator: Generator) -> Double {
    sin(.pi * (generator.uniform() - 0.5))
  }
}
