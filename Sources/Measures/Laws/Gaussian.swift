import ExactArithmetic
import Foundation
import GSL

/// The standard Gaussian: density e^{−x²/2}/√(2π), κ_r = (2r−1)!!.
public struct Gaussian: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "gaussian"
  public let formula = "exp(-x^2/2)/sqrt(2 pi)"
  public let standardDeviation = 1.0

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(.oddFactorial(r))
  }

  public func density(at x: Double) -> Double? {
    exp(-x * x / 2) / sqrt(2 * .pi)
  }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.gaussian)
  }

  public func fill(_ draws: inout [Double], using generator: Generator) {
    generator.fill(&draws, from: .gaussian)
  }
}
