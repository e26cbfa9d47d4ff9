import ExactArithmetic
import Networks

/// The second moment of a residual network's gradient, for any laws.
///
/// Let v be a row e_qᵀ (1 + V_L D_L W_L) ⋯ (1 + V_{j+1} D_{j+1} W_{j+1}), and put
/// B = E Σ v_i⁴, P = E Σ_{i≠j} v_i² v_j², A = P + B = E|v|⁴. A block adds the row
/// c = vᵀ V D W to v; odd powers of c vanish because V is symmetric, and
/// E[c_p c_r] = 0 for p ≠ r. With σ = Var V, w = Var W and s² = N h σ w/2,
///
///     Y = h σ² (3P + κ_V B),  Y' = h (h − 1) σ² A      y = vᵀV: fourths, pairs
///     C = N w² (3Y'/4 + κ_W Y/2)                       E Σ c_p⁴, y masked
///     B ← B + 6 (s²/N) A + C
///     P ← P + 2s² (1 − 1/N) A + N (N − 1) w² (Y/2 + Y'/4)
///
/// and E[Z_q²] = A at the end. For Gaussian laws A is multiplied by
/// (1 + s²)² + 4s²/N + s⁴ (2/N + 5/h + 10/(Nh)).
struct ResidualSecondMoment<Scalar: NonnegativeScalar> {
  /// P.
  private var pairs = Scalar.zero
  /// B.
  private var fourth = Scalar.one

  /// A.
  var square: Scalar { pairs + fourth }

  /// Passes backward through one block of kurtoses κ_W and κ_V.
  mutating func pass(
    _ block: ResidualNetwork.Block,
    stream: Int,
    inner: Scalar,
    outer: Scalar
  ) {
    func times(_ factor: Rational, _ x: Scalar) -> Scalar {
      Scalar(rational: factor) * x
    }
    let n = Rational(stream)
    let h = Rational(block.width)
    let sigma = block.outerVariance.power(2)
    let w = block.innerVariance.power(2)
    let gain = block.gain(stream: stream)
    let square = square
    let y = times(h * sigma, times(3, pairs) + outer * fourth)
    let others = times(h * (h - 1) * sigma, square)
    let half = times(Rational(1, 2), y)
    let quarter = times(Rational(1, 4), others)
    let c = times(n * w, times(3, quarter) + inner * half)
    fourth = fourth + times(6 * gain / n, square) + c
    pairs =
      pairs + times(2 * gain * (1 - 1 / n), square)
      + times(n * (n - 1) * w, half + quarter)
  }
}
