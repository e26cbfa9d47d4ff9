import Foundation

/// How alike the gradients at two inputs are at initialization.
///
///     ρ_L = E⟨∇f(x), ∇f(x')⟩ / E‖∇f‖²,   ‖x‖ = ‖x'‖
///
/// In the model of independent masks every layer multiplies ρ by 2c_l, c_l being
/// the probability that a neuron is on at both inputs. Of a ReLU net without
/// biases, infinitely wide, inputs at an angle θ_l meet c_l = (π − θ_l)/(2π), and
///
///     cos θ_{l+1} = (sin θ_l + (π − θ_l) cos θ_l)/π,   ρ_L = ∏_{l<L} (1 − θ_l/π)
///
/// (Y. Cho, L. Saul, *Kernel Methods for Deep Learning*, NIPS 2009). θ_l falls
/// like 3π/l, so that ρ_L falls like L^{−3}: polynomially, not like the 2^{−L}
/// that a fixed c = ¼ gives (D. Balduzzi, M. Frean, L. Leary, J. P. Lewis,
/// K. W.-D. Ma, B. McWilliams, *The Shattered Gradients Problem*,
/// arXiv:1702.08591), because the angles shrink and neurons co-activate.
///
/// All this for many inputs n₀: ∇f has a component f along x, which adds terms of
/// order 1/n₀.
///
/// A clean residual block a + V relu(W a) of gain s² = N h Var V Var W/2 mixes
/// the identity in: (1 + s²(1 − θ/π))/(1 + s²). A looks-linear net is linear at
/// initialization: ρ = 1 at every depth.
public struct GradientCorrelation: Sendable {
  /// θ_0, …, θ_L.
  public let angles: [Double]
  /// ρ_0 = 1, ρ_1, …, ρ_L for the gradient with respect to the input.
  public let correlations: [Double]

  /// The limit of a plain ReLU net with `depth` layers of masks; the angle is
  /// held to 0 … π.
  public static func relu(
    angle: Double,
    depth: Int
  ) -> GradientCorrelation {
    GradientCorrelation(angle, factors: Array(repeating: nil, count: depth))
  }

  /// The limit of clean residual ReLU blocks with these gains s² ≥ 0.
  public static func residual(
    angle: Double,
    gains: [Double]
  ) -> GradientCorrelation {
    GradientCorrelation(angle, factors: gains)
  }

  /// A looks-linear net, exactly and at every width.
  public static func looksLinear(
    angle: Double,
    depth: Int
  ) -> GradientCorrelation {
    GradientCorrelation(
      angles: Array(repeating: angle, count: depth + 1),
      correlations: Array(repeating: 1, count: depth + 1)
    )
  }

  /// ρ_L = (2c)^L of masks that co-activate with a fixed probability c.
  public static func fixed(coactivation c: Double, depth: Int) -> Double {
    pow(2 * c, Double(max(depth, 0)))
  }

  /// ∏ (1 + 2c s²)/(1 + s²) over residual blocks of gains s² at a fixed c.
  public static func fixed(coactivation c: Double, gains: [Double]) -> Double {
    gains.reduce(1) { $0 * (1 + 2 * c * $1) / (1 + $1) }
  }

  private init(angles: [Double], correlations: [Double]) {
    self.angles = angles
    self.correlations = correlations
  }

  private init(_ angle: Double, factors: [Double?]) {
    var angles = [min(max(angle, 0), .pi)]
    var correlations = [1.0]
    for gain in factors {
      let theta = angles[angles.count - 1]
      let share = 1 - theta / .pi
      let branch = GradientCorrelation.kernel(theta)
      let last = correlations[correlations.count - 1]
      if let gain {
        let cosine = (cos(theta) + gain * branch) / (1 + gain)
        angles.append(acos(min(max(cosine, -1), 1)))
        correlations.append(last * (1 + gain * share) / (1 + gain))
      } else {
        angles.append(GradientCorrelation.nextAngle(theta))
        correlations.append(last * share)
      }
    }
    self.init(angles: angles, correlations: correlations)
  }

  /// E relu(z) relu(z')/E relu(z)² of unit Gaussians at an angle.
  static func kernel(_ theta: Double) -> Double {
    (sin(theta) + (.pi - theta) * cos(theta)) / .pi
  }

  /// The angle above one layer.
  ///
  /// 1 − cos θ' = (1 − cos θ)(1 − θ/π) + (θ − sin θ)/π = 2 sin²(θ'/2): in this
  /// form small angles keep their digits.
  static func nextAngle(_ theta: Double) -> Double {
    let half = sin(theta / 2)
    let cap = 2 * half * half * (1 - theta / .pi)
    // θ − sin θ by its series where the difference would lose digits.
    let square = theta * theta
    let arc =
      theta < 0.1
      ? theta * square / 6 * (1 - square / 20 * (1 - square / 42))
      : theta - sin(theta)
    let loss = cap + arc / .pi
    return 2 * asin(min(1, (loss / 2).squareRoot()))
  }
}

extension GradientCorrelation {
  /// The correlation of the gradients in the weights of layer `l`, 1 ≤ l ≤ L:
  /// cos θ_{l−1} of its inputs times that of the δ above.
  public func weights(layer l: Int) -> Double {
    guard correlations.indices.contains(l) else { return 0 }
    let below = correlations[l - 1]
    let above = below > 0 ? correlations[correlations.count - 1] / below : 0
    return cos(angles[l - 1]) * above
  }

  /// Diversity Σ‖g_i‖²/‖Σ g_i‖² of `count` gradients of one expected size with
  /// pairwise correlations ρ, as a ratio of expectations.
  public static func diversity(count: Int, correlation rho: Double) -> Double {
    let b = Double(max(count, 1))
    return 1 / (1 + (b - 1) * rho)
  }

  /// Coherence b‖ḡ‖²/Σ‖g_i‖² of the same, which is 1/(b · diversity).
  public static func coherence(count: Int, correlation rho: Double) -> Double {
    let b = Double(max(count, 1))
    return (1 + (b - 1) * rho) / b
  }

  /// Confusion −min(min cos, 0) in the limit where cosines are their
  /// expectations: 0 for every ρ ≥ 0.
  public static func confusion(correlation rho: Double) -> Double {
    max(0, -rho)
  }
}
