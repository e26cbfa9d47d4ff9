import ExactArithmetic
import GSL

/// The triangular law: density 1 − |x| on [−1, 1], variance 1/6,
/// κ_r = 6^r · 2/((2r+1)(2r+2)).
public struct Triangular: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "triangular"
  public let formula = "1 - |x| on [-1,1]"
  public let standardDeviation = (1.0 / 6).squareRoot()

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(
      Rational(6).power(r) * Rational(2, (2 * r + 1) * (2 * r + 2))
    )
  }

  public func density(at x: Double) -> Double? { max(0, 1 - abs(x)) }

  public func draw(using generator: Generator) -> Double {
    (generator.uniform() - generator.uniform())
  }
}
