import ExactArithmetic
import Networks

/// E Z_q² where a neuron multiplies its gradient by a random factor m, Gaussian
/// weights.
///
/// With ρ = E m⁴/(E m²)² and weights of variance 1/(E m² · fan-in),
///
///     E Z_q = 1,   E Z_q² = ρ (1 + 2/n₀) ∏_{j<d} (1 + (3ρ − 1)/n_j).
///
/// * Leaky ReLU of slope a: m is 1 or a, each with probability ½, so
///   ρ = 2(1 + a⁴)/(1 + a²)² and the variance is 2/((1 + a²) fan-in).
/// * Masks of density p (dropout-like): m is 1 with probability p, else 0, so
///   ρ = 1/p and the variance is 1/(p · fan-in).
///
/// The factor acts at the output too. Hypotheses: Gaussian weights, symmetric
/// biases, no ties; for a density other than ½ the masks are independent of all
/// weights by definition.
///
/// The masks are independent coins by the sum over paths: Hanin, "Which neural
/// net architectures give rise to exploding and vanishing gradients?", NeurIPS
/// 2018.
public struct MaskedSecondMoment: Sendable, Hashable {
  /// ρ ≥ 1.
  public let ratio: Rational

  /// A leaky ReLU with the slope a for negative arguments.
  public static func leaky(slope a: Rational) -> MaskedSecondMoment {
    let square = a * a
    let mean = 1 + square
    return MaskedSecondMoment(ratio: 2 * (1 + square * square) / (mean * mean))
  }

  /// Independent masks that keep a neuron with probability p, 0 < p ≤ 1.
  public static func masks(density p: Rational) -> MaskedSecondMoment {
    precondition(p.signum > 0 && p <= 1, "a density lies in (0, 1]")
    return MaskedSecondMoment(ratio: 1 / p)
  }

  /// 1 + (3ρ − 1)/n.
  public func layerFactor(width n: Int) -> Rational {
    LayerProduct.factor(n, 3 * ratio - 1)
  }

  /// E Z_q².
  public func value(_ architecture: Architecture) -> Rational {
    ratio * (1 + Rational(2, architecture.inputWidth))
      * LayerProduct.value(architecture.hiddenWidths, excess: 3 * ratio - 1)
  }
}
