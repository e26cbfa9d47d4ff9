/// The spread of one layer's contribution to a Lyapunov exponent.
extension LyapunovExponents {
  /// The variance of the logarithm whose mean is λ_k.
  ///
  ///     ¼ (E ψ′((B − k + 1)/2) + Var ψ((B − k + 1)/2))   given B ≥ k.
  ///
  /// Layers are independent, so the mean over m layers has this over m.
  public static func variance(
    _ k: Int,
    width n: Int
  ) throws(PathSumError) -> Double {
    let mean = 2 * (try exponent(k, width: n))
    var variance = 0.0
    for (b, p) in BinomialWindow(n, atLeast: k).terms {
      let half = Double(b - k + 1) / 2
      let psi = try LogGamma.centredDigamma(half, scale: 4 / Double(n))
      let spread = try LogGamma.polygamma(1, half)
      variance += p * (spread + (psi - mean) * (psi - mean))
    }
    return variance / 4
  }
}
