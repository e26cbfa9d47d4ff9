import ExactArithmetic
import Networks

/// Moments of the squared singular values of the Jacobian, G = J Jᵀ.
///
///     E tr G     = n_d
///     E (tr G)²  = 2 n_d (1 + 2/n₀) P₅ + n_d(n_d − 1)(a + 2r/n₀)
///     E tr G²    = 2 n_d (1 + 2/n₀) P₅ + n_d(n_d − 1)(r(1 + 1/n₀) + a/n₀)
///
/// with a = P₅/3 + 2P₁/3 and r = (P₅ − P₁)/3, see `PairMoments`, whose
/// hypotheses are assumed. As n → ∞ in a square network of
/// depth L, (1/n) E tr G² → 2L + 1. A linear output doubles E tr G and the
/// diagonal terms and quadruples the others.
///
/// The masks are independent coins by the sum over paths: Hanin, "Which neural
/// net architectures give rise to exploding and vanishing gradients?", NeurIPS
/// 2018.
///
///     let spectrum = SpectralMoments(try Architecture(parsing: "3,4,5,2"))
///     print(spectrum.trace)  // 2
///     print(spectrum.traceSquared, spectrum.squareTrace)  // 533/15 521/15
public struct SpectralMoments: Sendable, Hashable {
  /// E tr G = E ‖J‖²_F.
  public let trace: Rational
  /// E (tr G)².
  public let traceSquared: Rational
  /// E tr G².
  public let squareTrace: Rational

  /// The moments of a network with these widths.
  public init(
    _ architecture: Architecture,
    outputActivation: OutputActivation = .relu
  ) {
    let pairs = PairMoments(architecture, outputActivation: outputActivation)
    let inputs = Rational(architecture.inputWidth)
    let outputs = Rational(architecture.outputWidth)
    let (a, r) = (pairs.lengths, pairs.overlap)
    let diagonal =
      2 * pairs.lift * outputs * (1 + 2 / inputs) * pairs.coherent
    let others = pairs.lift * pairs.lift * outputs * (outputs - 1)
    trace = pairs.lift * outputs
    traceSquared = diagonal + others * (a + 2 * r / inputs)
    squareTrace = diagonal + others * (r * (1 + 1 / inputs) + a / inputs)
  }
}
