import ExactArithmetic
import Foundation
import GSL

/// Wigner's semicircle law: density (2/π)√(1−x²) on [−1, 1], variance ¼;
/// κ_r is the r-th Catalan number.
public struct Semicircle: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "semicircle"
  public let formula = "(2/pi) sqrt(1 - x^2) on [-1,1]"
  public let standardDeviation = 0.5

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(.binomial(2 * r, r) / Rational(r + 1))
  }

  public func density(at x: Double) -> Double? {
    abs(x) < 1 ? 2 / .pi * sqrt(1 - x * x) : 0
  }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.symmetricBeta(a: 1.5))
  }
}
