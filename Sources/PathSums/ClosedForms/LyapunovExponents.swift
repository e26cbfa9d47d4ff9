import GSL

/// Lyapunov exponents of products of masked Gaussian layers of width n.
///
/// The logarithm of the k-th diagonal entry of a QR step of D W, W of variance
/// 2/n, has the mean
///
///     λ_k = ½ E[ψ((B − k + 1)/2) + ln(4/n) | B ≥ k],   B ~ Bin(n, ½),
///
/// for B rows survive the mask, and the k-th column's part orthogonal to the
/// k − 1 before it has the squared length (2/n) χ²_{B−k+1}. Hypotheses:
/// Gaussian weights, constant width; k ≤ n. It is the real, masked analogue of the
/// Ginibre exponents in Akemann, Burda and Kieburg, J. Phys. A 47 (2014)
/// 395202.
public enum LyapunovExponents {
  /// λ_k, given that at least k neurons are alive.
  ///
  /// - Complexity: O(√n) evaluations of ψ.
  public static func exponent(
    _ k: Int,
    width n: Int
  ) throws(PathSumError) -> Double {
    guard (1...n).contains(k) else {
      throw PathSumError(
        "the exponent \(k) is outside 1 to \(n), the exponents of width \(n)"
      )
    }
    let law = BinomialWindow(n, atLeast: k)
    var mean = 0.0
    for (b, p) in law.terms {
      mean += p * (try logMean(degrees: b - k + 1, scale: 4 / Double(n)))
    }
    return mean / 2
  }

  /// E ln(2/n · χ²_ν) = ψ(ν/2) + ln(4/n).
  private static func logMean(
    degrees: Int,
    scale: Double
  ) throws(PathSumError) -> Double {
    try LogGamma.centredDigamma(Double(degrees) / 2, scale: scale)
  }
}
