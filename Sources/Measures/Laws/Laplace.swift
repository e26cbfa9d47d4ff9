import ExactArithmetic
import Foundation
import GSL

/// The Laplace law: density e^{−|x|}/2, variance 2, κ_r = (2r)!/2^r.
public struct Laplace: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "laplace"
  public let formula = "exp(-|x|)/2"
  public let standardDeviation = 2.0.squareRoot()

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(.factorial(2 * r) / Rational(2).power(r))
  }

  public func density(at x: Double) -> Double? { exp(-abs(x)) / 2 }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.laplace)
  }
}
