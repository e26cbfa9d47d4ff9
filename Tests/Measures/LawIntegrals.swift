import ExactArithmetic
import Foundation
import GSL
import Measures

/// A number and a bound on its error.
struct Bounded {
  var value: Double
  var error: Double

  static func + (x: Bounded, y: Bounded) -> Bounded {
    Bounded(value: x.value + y.value, error: x.error + y.error)
  }
}

/// Expectations under a law by quadrature of its density, atoms added exactly.
///
/// Nil where the density or the atoms are not known.
struct LawIntegrals {
  private let density: @Sendable (Double) -> Double
  private let atoms: [Atoms.Atom]
  /// What the quadrature is asked for.
  private let relativeError = 1e-9

  init?(_ law: any WeightMeasure) {
    guard law.density(at: 0.1) != nil, !law.atoms.hasIrrationalPoints else {
      return nil
    }
    density = { law.density(at: $0) ?? .nan }
    atoms = law.atoms.points
  }

  /// E f(X), with f(x) = 0 for x ≤ 0: half a line has no kink at 0.
  private func positive(
    _ sign: Double,
    _ f: (Double) -> Double
  ) throws -> Bounded {
    let integral = try Quadrature.overTheLine(relativeError: relativeError) {
      $0 > 0 ? f($0) * density(sign * $0) : 0
    }
    let discrete = atoms.reduce(0) {
      let x = sign * $1.value.doubleValue
      return x > 0 ? $0 + $1.probability.doubleValue * f(x) : $0
    }
    return Bounded(value: integral.value + discrete, error: integral.error)
  }

  /// E X^{2r}.
  func rawMoment(_ r: Int) throws -> Bounded {
    let power = { (x: Double) in pow(x, Double(2 * r)) }
    let zero = atoms.first { $0.value.isZero }?.probability.doubleValue ?? 0
    let atZero = Bounded(value: r == 0 ? zero : 0, error: 0)
    return try positive(1, power) + positive(-1, power) + atZero
  }

  /// E max(X, 0) or E max(−X, 0).
  func meanPart(sign: Double) throws -> Bounded {
    try positive(sign) { $0 }
  }

  /// P(X > 0) or P(X < 0).
  func half(sign: Double) throws -> Bounded { try positive(sign) { _ in 1 } }

  /// P(X ≤ t), where no atom is at t.
  func atMost(_ t: Double) throws -> Double {
    let integral =
      try Quadrature.between(0, t, relativeError: relativeError, density)
    let atomic = atoms.filter { $0.value.doubleValue <= t }
      .map(\.probability).sum().doubleValue
    let below = try Quadrature.overTheLine(relativeError: relativeError) {
      $0 < 0 ? density($0) : 0
    }
    return below.value + integral.value + atomic
  }

  /// P(sign · X > t) for t > 0, with every digit of a small tail.
  func tail(sign: Double, _ t: Double) throws -> Double {
    let integral = try Quadrature.overTheLine(relativeError: relativeError) {
      $0 > 0 ? density(sign * (t + $0)) : 0
    }
    let atomic = atoms.filter { sign * $0.value.doubleValue > t }
    return integral.value + atomic.map(\.probability).sum().doubleValue
  }
}
