import GSL

/// The stable rank ‖Y‖_F²/‖Y‖₂² of an m × b matrix of independent standard
/// Gaussians: the yardstick of relative ranks.
///
/// It is near mb/(√m + √b)², for ‖Y‖₂ is near √m + √b (K. R. Davidson,
/// S. J. Szarek, *Local operator theory, random matrices and Banach spaces*,
/// 2001). It is not the largest possible rank: orthonormal gradients have b.
public struct GaussianRank: Sendable {
  /// The larger side.
  private let long: Int
  /// The smaller side.
  private let short: Int

  /// The yardstick of m × b matrices; sides below 1 count as 1.
  public init(rows m: Int, columns b: Int) {
    long = max(m, b, 1)
    short = max(1, min(m, b))
  }

  /// mb/(√m + √b)².
  public var asymptote: Double {
    let (m, b) = (Double(long), Double(short))
    let sum = m.squareRoot() + b.squareRoot()
    return m * b / (sum * sum)
  }

  /// The mean stable rank of `draws` matrices, and its standard error.
  ///
  /// Of YᵀY only the law matters: it is L Lᵀ with L lower triangular, Gaussian
  /// below the diagonal and χ with long − i degrees of freedom on it (Bartlett's
  /// decomposition), which takes b² numbers whatever m is.
  public func sampled(
    _ draws: Int,
    using generator: Generator
  ) -> (mean: Double, standardError: Double) {
    let ranks = (0..<max(draws, 1)).compactMap { _ in
      draw(generator).stableRank.number
    }
    let n = Double(max(ranks.count, 1))
    let mean = ranks.reduce(0, +) / n
    let square = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = n > 1 ? (square / (n * (n - 1))).squareRoot() : 0
    return (mean, error)
  }

  private func draw(_ generator: Generator) -> GradientGram {
    var lower = Rows(zeros: short, width: short)
    for i in 0..<short {
      for j in 0..<i { lower[i, j] = generator.draw(.gaussian) }
      let square = generator.chiSquared(degrees: Double(long - i))
      lower[i, i] = square.squareRoot()
    }
    return GradientGram(lower)
  }
}
