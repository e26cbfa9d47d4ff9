import ExactArithmetic
import GSL

/// The law on {−1, 0, 1} with P(≠ 0) = t: variance t, κ_r = t^{1−r}.
///
/// At t = ⅓ its kurtosis is the Gaussian's.
public struct ThreePoint: WeightMeasure {
  /// The probability of not being 0.
  public let t: Rational

  /// The law with P(≠ 0) = `t`, 0 < t ≤ 1.
  public init(t: Rational) throws(MeasureError) {
    guard t.signum > 0, t <= 1 else {
      throw MeasureError(
        .undefined,
        "threepoint(\(t)) needs a probability in (0, 1]"
      )
    }
    self.t = t
  }

  public var name: String { "threepoint(\(t))" }
  public var formula: String {
    "P(-1) = P(1) = \(t / 2), P(0) = \(1 - t)"
  }
  public var standardDeviation: Double { t.doubleValue.squareRoot() }

  public var atoms: Atoms {
    let ends: [Atoms.Atom] = [.init(-1, t / 2), .init(1, t / 2)]
    return Atoms(points: t == 1 ? ends : ends + [.init(0, 1 - t)])
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(r == 0 ? 1 : t.power(1 - r))
  }

  public func density(at x: Double) -> Double? { 0 }

  public func draw(using generator: Generator) -> Double {
    guard generator.uniform() < t.doubleValue else { return 0 }
    return generator.draw(.rademacher)
  }
}
