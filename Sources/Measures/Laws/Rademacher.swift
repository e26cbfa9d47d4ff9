import ExactArithmetic
import GSL

/// Fair signs: ±1 with probability ½ each, κ_r = 1.
public struct Rademacher: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "rademacher"
  public let formula = "P(-1) = P(1) = 1/2"
  public let standardDeviation = 1.0

  public var atoms: Atoms {
    let half = Rational(1, 2)
    return Atoms(points: [.init(-1, half), .init(1, half)])
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment { .rational(1) }

  public func density(at x: Double) -> Double? { 0 }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.rademacher)
  }
}
