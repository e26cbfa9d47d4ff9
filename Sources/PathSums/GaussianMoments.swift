import ExactArithmetic
import Networks

/// Closed forms for Gaussian weights, any K and any widths.
///
/// With g_K(n) = (2/n)^K 2^{−n} Σ_b C(n,b) b(b+2)⋯(b+2K−2), the K-th moment of
/// (2/n)χ²_B for B ~ Bin(n, ½),
///
///     E[Z_q^K]        = 2^{K−1} ∏_{i<K}(1 + 2i/n₀) ∏_{j<d} g_K(n_j)
///     E[Z_{p,q}^{2K}] = 2^{K−1} (2K−1)!! n₀^{−K} ∏_{j<d} g_K(n_j)
public enum GaussianMoments {
  /// g_K(n), by summing over the number b of active neurons.
  public static func layerFactor(_ order: Int, width n: Int) -> Rational {
    var sum: Rational = 0
    for b in 0...n {
      sum += Rational.binomial(n, b) * rising(b, order)
    }
    return sum * Rational(2, n).power(order) / Rational(2).power(n)
  }

  /// b(b+2)⋯(b+2K−2), the K-th moment of χ²_b.
  static func rising(_ b: Int, _ order: Int) -> Rational {
    (0..<order).map { Rational(b + 2 * $0) }.product()
  }

  /// The factor of the input and the output, without the hidden layers: the
  /// moment's limit as all hidden widths grow.
  public static func prefactor(
    _ order: Int,
    inputWidth n: Int,
    quantity: Quantity
  ) -> Rational {
    let start = Rational(2).power(order - 1) / Rational(n).power(order)
    switch quantity {
    case .row: return start * rising(n, order)
    case .entry: return start * .oddFactorial(order)
    }
  }

  /// The moment of a network whose weights are all Gaussian.
  public static func moment(
    _ order: Int,
    _ architecture: Architecture,
    _ quantity: Quantity
  ) -> Rational {
    prefactor(order, inputWidth: architecture.inputWidth, quantity: quantity)
      * architecture.hiddenWidths
      .map { layerFactor(order, width: $0) }.product()
  }
}
