import ExactArithmetic
import Foundation
import Networks

/// The expected length of a unit vector's image, Gaussian weights.
///
///     E X̄_n^{1/2} = Σ_b C(n, b) 2^{−n} √(4/n) Γ((b+1)/2)/Γ(b/2) = 1 − 5/(8n) + …
///
/// and E‖J u‖ = (n_d/n₀)^{1/2} ∏_{j=1}^{d} E X̄_{n_j}^{1/2} for every unit vector
/// u, ReLU at every layer. As Γ((b+1)/2)/Γ(b/2) is √π times a rational for even b
/// and 1/√π times one for odd b, the layer factor is
///
///     (2/√n)(α √π + ω/√π)   with α, ω rational.
///
/// Hypotheses: Gaussian weights of variance 2/fan-in, symmetric biases, no ties.
/// That deep ReLU networks preserve expected length: Hanin, Jeong and Rolnick,
/// ICLR 2022.
public enum ExpectedLength {
  /// The widest layer for which the exact coefficients are formed.
  public static let exactLimit = 4096

  /// α and ω, exactly, for 1 ≤ n ≤ 4096.
  public static func coefficients(
    width n: Int
  ) throws(PathSumError) -> (rootPi: Rational, inverseRootPi: Rational) {
    guard (1...exactLimit).contains(n) else {
      throw PathSumError(
        "the exact expected length is formed for widths from 1 to"
          + " \(exactLimit), not \(n)"
      )
    }
    var sums: [Rational] = [0, 0]
    // Γ(1)/Γ(1/2) = 1/√π and Γ(3/2)/Γ(1) = √π/2; Γ(a+1)/Γ(a) = a.
    var ratios: [Rational] = [Rational(1, 2), 1]
    var binomial: Rational = 1
    for b in 1...n {
      binomial = binomial * Rational(n - b + 1) / Rational(b)
      let parity = b % 2
      sums[parity] += binomial * ratios[parity]
      ratios[parity] = ratios[parity] * Rational(b + 1, b)
    }
    let scale = Rational(2).power(-n)
    return (sums[0] * scale, sums[1] * scale)
  }

  /// E X̄_n^{1/2}, rigorously enclosed, for 1 ≤ n ≤ 4096.
  public static func enclosure(
    width n: Int
  ) throws(PathSumError) -> Enclosure {
    let (alpha, omega) = try coefficients(width: n)
    let rootPi = Enclosure.gamma(Rational(1, 2))
    let sum =
      Enclosure(rational: alpha) * rootPi
      + Enclosure(rational: omega) / rootPi
    let half = Enclosure(rational: Rational(1, 2))
    let rootWidth =
      n == 1
      ? .one
      : (Enclosure(rational: Rational(n)).naturalLogarithm * half).exponential
    return Enclosure(rational: 2) * sum / rootWidth
  }

  /// E X̄_n^{1/2} for any width, to about thirteen digits.
  public static func layerFactor(width n: Int) -> LogNumber {
    let mellin = LayerMellin(width: n)
    let alive = LogNumber(log: log1p(-exp2(-Double(n))))
    return LogNumber(log: mellin.logMoment(0.5)) * alive
  }

  /// E‖J u‖ for a unit vector u and all n_d outputs.
  public static func value(_ architecture: Architecture) -> LogNumber {
    let ratio =
      log(Double(architecture.outputWidth))
      - log(Double(architecture.inputWidth))
    var result = LogNumber(log: ratio / 2)
    let widths = Dictionary(grouping: architecture.widths.dropFirst()) { $0 }
    for (n, layers) in widths.sorted(by: { $0.key < $1.key }) {
      result = result * layerFactor(width: n).power(Double(layers.count))
    }
    return result
  }
}
