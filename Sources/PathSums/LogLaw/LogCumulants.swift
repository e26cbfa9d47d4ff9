import Networks

/// The first three cumulants of ln Z given Z > 0, Gaussian weights.
///
///     mean  = ψ(ν/2) + ln(4/n₀) + Σ_j E[ψ(B_j/2) + ln(4/n_j)]
///     var   = ψ′(ν/2) + Σ_j (E ψ′(B_j/2) + Var ψ(B_j/2))
///     third = ψ″(ν/2) + Σ_j E[ψ″(B_j/2) + 3 c ψ′(B_j/2) + c³],   c = ψ(B_j/2) − E ψ,
///
/// B_j ~ Bin(n_j, ½) given B_j ≥ 1; ν = n₀ for a row, 1 for an entry. They are
/// the derivatives at 0 of the logarithm of the Mellin transform E[Z^s | Z > 0],
/// and grow by −5/(2n), 5/n and −31/n² a layer to leading order. The output's
/// activation does not matter, for it changes P(Z > 0) alone. Computed in
/// doubles from GSL's ψ, to about thirteen digits.
public struct LogCumulants: Sendable, Hashable {
  /// The mean of ln Z.
  public let mean: Double
  /// The variance of ln Z.
  public let variance: Double
  /// The third central moment of ln Z.
  public let third: Double

  /// The cumulants of ln X̄_n for one hidden layer of width n.
  public static func layer(
    width n: Int
  ) throws(PathSumError) -> LogCumulants {
    try LogCumulants(LayerMellin(width: n))
  }

  /// The cumulants of ln Z for a network and a row or an entry.
  public init(
    _ architecture: Architecture,
    _ quantity: Quantity
  ) throws(PathSumError) {
    var sum = (mean: 0.0, variance: 0.0, third: 0.0)
    for (factor, count) in LogLaw.factors(architecture, quantity) {
      let layer = try LogCumulants(factor)
      sum.mean += Double(count) * layer.mean
      sum.variance += Double(count) * layer.variance
      sum.third += Double(count) * layer.third
    }
    (mean, variance, third) = sum
  }

  private init(_ factor: LayerMellin) throws(PathSumError) {
    var rows: [(p: Double, psi: [Double])] = []
    for (b, p) in factor.window.terms {
      let x = Double(b) / 2
      let psi = [
        try LogGamma.centredDigamma(x, scale: factor.scale),
        try LogGamma.polygamma(1, x), try LogGamma.polygamma(2, x),
      ]
      rows.append((p, psi))
    }
    let mean = rows.reduce(0) { $0 + $1.p * $1.psi[0] }
    self.mean = mean
    variance = rows.reduce(0) { sum, row in
      let c = row.psi[0] - mean
      return sum + row.p * (row.psi[1] + c * c)
    }
    third = rows.reduce(0) { sum, row in
      let c = row.psi[0] - mean
      return sum + row.p * (row.psi[2] + 3 * c * row.psi[1] + c * c * c)
    }
  }
}
