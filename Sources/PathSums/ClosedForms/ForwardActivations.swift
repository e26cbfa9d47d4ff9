import ExactArithmetic
import Networks

/// Moments of the activation lengths M_j = ‖a^{(j)}‖²/n_j, Gaussian weights.
///
/// With Gaussian biases of variance σ_b² in every layer (0 for none),
///
///     M_j = (M_{j−1} + σ_b²/2) X̄_{n_j},   E X̄_n^K = g_K(n),
///
/// in law, X̄_{n_j} independent of the layers before; so
///
///     E M_j^K   = g_K(n_j) Σ_i C(K, i) (σ_b²/2)^{K−i} E M_{j−1}^i
///     E M_i M_j = E M_i² + (j − i)(σ_b²/2) E M_i,   i ≤ j.
///
/// Hypotheses: Gaussian weights of variance 2/fan-in, ReLU at every layer.
/// The quantity is that of Hanin and Rolnick, "How to start training: the effect
/// of initialization and architecture", NeurIPS 2018.
///
/// The masks are independent coins by the sum over paths: Hanin, "Which neural
/// net architectures give rise to exploding and vanishing gradients?", NeurIPS
/// 2018.
public struct ForwardActivations: Sendable {
  /// The widths.
  public let architecture: Architecture
  /// M₀ = ‖x‖²/n₀.
  public let inputLength: Rational
  /// σ_b².
  public let biasVariance: Rational

  /// The activations of a network with these widths at an input with
  /// ‖x‖² = n₀ · `inputLength`.
  public init(
    _ architecture: Architecture,
    inputLength: Rational = 1,
    biasVariance: Rational = 0
  ) {
    self.architecture = architecture
    self.inputLength = inputLength
    self.biasVariance = biasVariance
  }

  /// E M_0^i, …, E M_d^i for every i from 0 to K, by layer and i.
  ///
  /// - Complexity: O(d K²) rational operations.
  public func moments(upTo order: Int) -> [[Rational]] {
    let half = biasVariance / 2
    let powers = (0...order).map { half.power($0) }
    var moments = [(0...order).map { inputLength.power($0) }]
    for n in architecture.widths.dropFirst() {
      let last = moments[moments.count - 1]
      moments.append(
        (0...order).map { k in
          let shifted = (0...k).map {
            .binomial(k, $0) * powers[k - $0] * last[$0]
          }.sum()
          return shifted * GaussianMoments.layerFactor(k, width: n)
        }
      )
    }
    return moments
  }

  /// E M_j^K, 0 ≤ j ≤ d.
  public func moment(_ order: Int, layer j: Int) -> Rational {
    moments(upTo: order)[j][order]
  }

  /// E M_i M_j, 0 ≤ i, j ≤ d.
  public func product(_ i: Int, _ j: Int) -> Rational {
    let early = moments(upTo: 2)[min(i, j)]
    return early[2] + Rational(abs(i - j)) * biasVariance / 2 * early[1]
  }

  /// E V̂, the expected empirical variance of M_1, …, M_d over the layers:
  /// (1/d) Σ_j E M_j² − (1/d²) Σ_{i,j} E M_i M_j.
  public func expectedLayerVariance() -> Rational {
    let depth = architecture.depth
    let half = biasVariance / 2
    var squares: Rational = 0
    var products: Rational = 0
    for (i, m) in moments(upTo: 2).enumerated().dropFirst() {
      let later = depth - i
      let steps = Rational(later) * Rational(later + 1) / 2
      squares += m[2]
      products += Rational(1 + 2 * later) * m[2] + 2 * half * steps * m[1]
    }
    return squares / Rational(depth) - products / Rational(depth).power(2)
  }
}
