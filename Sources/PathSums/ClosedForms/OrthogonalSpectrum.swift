import ExactArithmetic

/// E tr G² and E (tr G)² of G = J Jᵀ for Haar-orthogonal square weights of gain
/// √2, ReLU on every layer.
///
/// For a symmetric matrix A and a Haar-distributed Q let B = Q A Qᵀ. A diagonal
/// entry is a quadratic form in a uniform unit vector, so
/// E Σ B_ii² = ((tr A)² + 2 tr A²)/(n + 2). A coin mask D keeps each row with
/// probability ½; with the gain 2 of a layer,
///
///     E tr (2DBD)²   = E tr B² + E Σ B_ii²
///     E (tr 2DBD)²   = E (tr B)² + E Σ B_ii²
///
/// so that S = E tr G² and T = E (tr G)², which start at n and n², obey
///
///     S ← S + (T + 2S)/(n + 2),   T ← T + (T + 2S)/(n + 2).
///
/// As n → ∞, S/n → L + 1 after L layers. Hypotheses: those of
/// `OrthogonalMoments`, whose independent coins come from the sum over paths:
/// Hanin, "Which neural net architectures give rise to exploding and vanishing
/// gradients?", NeurIPS 2018.
public struct OrthogonalSpectrum: Sendable, Hashable {
  /// E tr G².
  public let squareTrace: Rational
  /// E (tr G)².
  public let traceSquared: Rational

  /// The moments after L layers of n × n weights, n ≥ 1 and L ≥ 0.
  public init(width n: Int, depth: Int) {
    var s = Rational(n)
    var t = s * s
    for _ in 0..<depth {
      let diagonal = (t + 2 * s) / Rational(n + 2)
      s += diagonal
      t += diagonal
    }
    squareTrace = s
    traceSquared = t
  }
}
