import ExactArithmetic

/// The moments of Z_q for Haar-orthogonal square weights of gain √2.
///
///     E Z_q^K = 2^{K−1} h_K(n)^{d−1},   h_K(n) = g_K(n) / ∏_{i<K}(1 + 2i/n)
///
/// All widths are n. A row of √2 Haar has length² 2, and a coin mask keeps of a
/// uniform unit vector the length² Beta(B/2, (n − B)/2), B ~ Bin(n, ½), whose
/// K-th moment is 2^{−K} h_K(n). h_2(n) = 1 + 3/(n + 2): the log-variance grows by
/// 3/n a layer instead of the Gaussian 5/n. Hypotheses: independent Haar
/// matrices (their law is invariant under flips of rows and columns), no biases,
/// x ≠ 0, ReLU at the output.
///
/// The masks are independent coins by the sum over paths: Hanin, "Which neural
/// net architectures give rise to exploding and vanishing gradients?", NeurIPS
/// 2018.
public enum OrthogonalMoments {
  /// h_K(n).
  public static func layerFactor(_ order: Int, width n: Int) -> Rational {
    let unmasked = (0..<order).map { 1 + Rational(2 * $0, n) }.product()
    return GaussianMoments.layerFactor(order, width: n) / unmasked
  }

  /// E Z_q^K of a network with d layers of n × n weights, K ≥ 1, d ≥ 1.
  public static func moment(
    _ order: Int,
    width n: Int,
    depth: Int
  ) -> ExactValue {
    var factors = [Rational(2).power(order - 1): 1]
    factors[layerFactor(order, width: n), default: 0] += depth - 1
    return .product(of: factors)
  }
}
