import ExactArithmetic
import Networks

/// Second moments of two squared entries of the Jacobian, Gaussian weights.
///
/// For two rows u, u′ carried backward, a = E‖u‖²‖u′‖² and r = E⟨u, u′⟩² obey
/// at every hidden layer
///
///     (a, r) ← [[1 + 1/n, 4/n], [2/n, 1 + 3/n]] (a, r),
///
/// with eigenvalues 1 + 5/n at (1, 1) and 1 − 1/n at (−2, 1). With
/// P₅ = ∏(1 + 5/n_j) and P₁ = ∏(1 − 1/n_j) over the hidden layers,
///
///     n₀² E Z_{p,q}⁴             = 6 P₅
///     n₀² E Z_{p,q}² Z_{p′,q}²   = 2 P₅
///     n₀² E Z_{p,q}² Z_{p,q′}²   = P₅
///     n₀² E Z_{p,q}² Z_{p′,q′}²  = P₅/3 + 2 P₁/3,   p ≠ p′, q ≠ q′.
///
/// Hypotheses: Gaussian weights of variance 2/fan-in, symmetric biases, no
/// ties. A linear output lifts one mask of probability ½
/// for each distinct output.
///
/// The masks are independent coins by the sum over paths: Hanin, "Which neural
/// net architectures give rise to exploding and vanishing gradients?", NeurIPS
/// 2018.
public struct PairMoments: Sendable, Hashable {
  /// P₅.
  public let coherent: Rational
  /// P₁.
  public let incoherent: Rational
  /// n₀.
  public let inputWidth: Int
  /// The inverse of the probability that an output is on: 1, or 2 if linear.
  let lift: Rational

  /// The moments of a network with these widths.
  public init(
    _ architecture: Architecture,
    outputActivation: OutputActivation = .relu
  ) {
    coherent = LayerProduct.value(architecture.hiddenWidths, excess: 5)
    incoherent = LayerProduct.value(architecture.hiddenWidths, excess: -1)
    inputWidth = architecture.inputWidth
    lift = outputActivation == .linear ? 2 : 1
  }

  private var scale: Rational { Rational(inputWidth).power(-2) }

  /// E Z_{p,q}⁴.
  public var sameEntry: Rational { 6 * lift * coherent * scale }

  /// E Z_{p,q}² Z_{p′,q}², p ≠ p′.
  public var sameOutput: Rational { 2 * lift * coherent * scale }

  /// E Z_{p,q}² Z_{p,q′}², q ≠ q′.
  public var sameInput: Rational { lift * lift * coherent * scale }

  /// E Z_{p,q}² Z_{p′,q′}², p ≠ p′ and q ≠ q′.
  public var neither: Rational { lift * lift * lengths * scale }

  /// a = E‖u‖²‖u′‖² of two different outputs at the first hidden layer.
  var lengths: Rational { (coherent + 2 * incoherent) / 3 }

  /// r = E⟨u, u′⟩² of two different outputs at the first hidden layer.
  var overlap: Rational { (coherent - incoherent) / 3 }
}
