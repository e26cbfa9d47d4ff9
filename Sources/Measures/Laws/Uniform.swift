import ExactArithmetic
import GSL

/// The uniform law: density ½ on [−1, 1], variance ⅓, κ_r = 3^r/(2r+1).
public struct Uniform: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "uniform"
  public let formula = "1/2 on [-1,1]"
  public let standardDeviation = (1.0 / 3).squareRoot()

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(Rational(3).power(r) / Rational(2 * r + 1))
  }

  public func density(at x: Double) -> Double? { abs(x) <= 1 ? 0.5 : 0 }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.uniform)
  }

  public func fill(_ draws: inout [Double], using generator: Generator) {
    generator.fill(&draws, from: .uniform)
  }
}
