import Foundation
import GSL

/// How a ReLU layer of finite width shrinks a small angle θ between two inputs.
///
///     ln sin² θ' − ln sin² θ = ln χ²_{B−1} − ln χ²_B  in law as θ → 0,
///     mean −E[ψ(B/2) − ψ((B−1)/2)],  B ~ Bin(n, ½) given B ≥ 2,
///     variance E[ψ'(B/2) + ψ'((B−1)/2)] + Var[ψ(B/2) − ψ((B−1)/2)]
///
/// Gaussian weights: both inputs share the B neurons that are on, and of the
/// B-dimensional images one length and one distance to a line remain. The depth
/// degeneracy of angles: C. Jakub, M. Nica, arXiv:2302.09712.
public struct AngleDrift: Sendable {
  /// The mean change of ln sin² θ in one layer.
  public let mean: Double
  /// Its variance.
  public let variance: Double

  /// The drift of a layer of n ≥ 2 neurons.
  public init(width n: Int) throws(PathSumError) {
    guard n >= 2 else {
      throw PathSumError(
        "a layer of \(n) neurons has no angle: two have to be on"
      )
    }
    var (total, first, second, noise) = (0.0, 0.0, 0.0, 0.0)
    var logMass = -Double(n) * M_LN2
    do {
      for b in 0...n {
        if b > 0 { logMass += log(Double(n - b + 1) / Double(b)) }
        guard b >= 2 else { continue }
        let mass = exp(logMass)
        let (x, y) = (Double(b) / 2, Double(b - 1) / 2)
        let gap = try PolyGamma.value(0, x) - PolyGamma.value(0, y)
        total += mass
        first += mass * gap
        second += mass * gap * gap
        noise += mass * (try PolyGamma.value(1, x) + PolyGamma.value(1, y))
      }
    } catch {
      throw PathSumError(error.description)
    }
    mean = -first / total
    variance = (noise + second) / total - mean * mean
  }
}
