import ExactArithmetic
import Networks

/// The law of the gradient in one layer's weights, Gaussian and bias-free.
///
///     ‖∂f_q/∂W^{(j)}‖²_F = n_{j−1} M_{j−1} ‖δ_j‖²  =  n_{j−1} M₀ · b ∏_{k<d} X̄_{n_k}
///
/// in law, with the same product for every layer j, b ~ Bern(½); hence
///
///     E ‖∂f_q/∂W^{(j)}‖_F^{2K} = ½ (n_{j−1} M₀)^K ∏_{k<d} g_K(n_k).
///
/// The gradients of all layers, each divided by its fan-in, have one law: at
/// initialisation no layer's gradient is larger than another's. Hypotheses:
/// Gaussian weights of variance 2/fan-in, no biases, x ≠ 0. A linear output lifts the coin b and doubles every moment.
///
/// The masks are independent coins by the sum over paths: Hanin, "Which neural
/// net architectures give rise to exploding and vanishing gradients?", NeurIPS
/// 2018.
public struct WeightGradient: Sendable {
  /// The widths.
  public let architecture: Architecture
  /// M₀ = ‖x‖²/n₀.
  public let inputLength: Rational
  /// The output's activation.
  public let outputActivation: OutputActivation

  /// The gradients at an input with ‖x‖² = n₀ · `inputLength`.
  public init(
    _ architecture: Architecture,
    inputLength: Rational = 1,
    outputActivation: OutputActivation = .relu
  ) {
    self.architecture = architecture
    self.inputLength = inputLength
    self.outputActivation = outputActivation
  }

  /// E ‖∂f_q/∂W^{(j)}‖_F^{2K} for K ≥ 1 and 1 ≤ j ≤ d.
  public func moment(_ order: Int, layer j: Int) -> ExactValue {
    let scale = Rational(architecture.widths[j - 1]) * inputLength
    let on: Rational = outputActivation == .linear ? 1 : Rational(1, 2)
    var factors = [on * scale.power(order): 1]
    for (width, layers) in Dictionary(
      grouping: architecture.hiddenWidths,
      by: { $0 }
    ) {
      let factor = GaussianMoments.layerFactor(order, width: width)
      factors[factor, default: 0] += layers.count
    }
    return .product(of: factors)
  }
}
