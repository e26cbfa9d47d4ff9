import ExactArithmetic
import GSL

/// A law that is 0 with probability 1 − p and another law otherwise,
/// `sparse(p,LAW)`: κ_r = p^{1−r} κ_r(LAW).
public struct Sparse: WeightMeasure {
  /// The probability of drawing from the inner law.
  public let p: Rational
  /// The inner law.
  public let inner: any WeightMeasure

  /// The law that draws from `inner` with probability `p`, 0 < p ≤ 1.
  public init(p: Rational, _ inner: any WeightMeasure) throws(MeasureError) {
    guard p.signum > 0, p <= 1 else {
      throw MeasureError(
        .undefined,
        "sparse(\(p),\(inner.name)) needs a probability in (0, 1]"
      )
    }
    self.p = p
    self.inner = inner
  }

  public var name: String { "sparse(\(p),\(inner.name))" }
  public var formula: String {
    "\(1 - p) at 0, else \(inner.formula)"
  }
  public var isSymmetric: Bool { inner.isSymmetric }
  public var standardDeviation: Double {
    inner.standardDeviation * p.doubleValue.squareRoot()
  }

  public var atoms: Atoms {
    var points = inner.atoms.points.filter { !$0.value.isZero }
      .map { Atoms.Atom($0.value, $0.probability * p) }
    let zero = 1 - p + p * inner.atoms.atZero
    if !zero.isZero { points.append(.init(0, zero)) }
    return Atoms(
      points: points,
      hasIrrationalPoints: inner.atoms.hasIrrationalPoints
    )
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    if r == 0 { return .rational(1) }
    return .combination([(p.power(1 - r), inner.standardizedMoment(r))])
  }

  public func density(at x: Double) -> Double? {
    inner.density(at: x).map { $0 * p.doubleValue }
  }

  public func draw(using generator: Generator) -> Double {
    generator.uniform() < p.doubleValue ? inner.draw(using: generator) : 0
  }
}
