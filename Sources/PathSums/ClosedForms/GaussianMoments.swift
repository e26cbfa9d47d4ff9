import ExactArithmetic
import Networks

/// Closed forms for Gaussian weights, any K and any widths.
///
/// With g_K(n) = (2/n)^K 2^{−n} Σ_b C(n,b) b(b+2)⋯(b+2K−2), the K-th moment of
/// (2/n)χ²_B for B ~ Bin(n, ½),
///
///     E[Z_q^K]        = 2^{K−1} ∏_{i<K}(1 + 2i/n₀) ∏_{j<d} g_K(n_j)
///     E[Z_{p,q}^{2K}] = 2^{K−1} (2K−1)!! n₀^{−K} ∏_{j<d} g_K(n_j)
///
///     print(GaussianMoments.layerFactor(2, width: 5))  // 2
///     print(GaussianMoments.layerFactor(3, width: 1))  // 60
///     let widths = try Architecture(parsing: "3,4,5,2")
///     let moment = GaussianMoments.moment(3, widths, .row(output: 0))
///     print(moment)  // 672
public enum GaussianMoments {
  /// g_K(n), from the factorial moments E B(B−1)⋯(B−m+1) = n(n−1)⋯(n−m+1)/2^m.
  ///
  /// - Complexity: O(K²), for any width.
  public static func layerFactor(_ order: Int, width n: Int) -> Rational {
    // b(b+2)⋯(b+2i−2) in falling factorials, by (b + 2i) b^(m) = b^(m+1) + (m + 2i) b^(m).
    var coefficients: [Rational] = [1]
    for i in 0..<order {
      var next = Array(repeating: Rational(0), count: coefficients.count + 1)
      for (m, c) in coefficients.enumerated() {
        next[m + 1] += c
        next[m] += c * Rational(m + 2 * i)
      }
      coefficients = next
    }
    var sum: Rational = 0
    for (m, c) in coefficients.enumerated() {
      sum += c * .fallingFactorial(n, m) / Rational(2).power(m)
    }
    return sum * Rational(2, n).power(order)
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

  /// The moment of a network whose weights are all Gaussian, times a factor
  /// (2 for a linear output); K ≥ 1.
  public static func moment(
    _ order: Int,
    _ architecture: Architecture,
    _ quantity: Quantity,
    times factor: Rational = 1
  ) -> ExactValue {
    let start = prefactor(
      order,
      inputWidth: architecture.inputWidth,
      quantity: quantity
    )
    var factors = [start * factor: 1]
    for (width, layers) in Dictionary(
      grouping: architecture.hiddenWidths,
      by: { $0 }
    ) {
      factors[layerFactor(order, width: width), default: 0] += layers.count
    }
    return .product(of: factors)
  }
}
