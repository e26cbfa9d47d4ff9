import Foundation

/// Catoni's influence function ψ(y) = sign(y) ln(1 + |y| + y²/2).
///
/// For E Y = 0 and E Y² = v, E exp(±ψ(λY)) ≤ 1 + λ²v/2: the sum of ψ(λY_i) is as
/// concentrated as if Y were Gaussian, whatever the tails. Source: Catoni,
/// "Challenging the empirical mean and empirical variance", Ann. IHP Probab.
/// Stat. 48 (2012), arXiv:1009.2048.
enum CatoniInfluence {
  /// ψ(λ(x − 1)) for x = e^`logRatio` ≥ 0.
  static func value(logRatio: Double, influence: Double) -> Double {
    // Beyond doubles y²/2 is all that counts, and its logarithm is known.
    if logRatio > 300 { return 2 * (log(influence) + logRatio) - M_LN2 }
    let y = influence * (exp(logRatio) - 1)
    let size = abs(y)
    let psi = log1p(size + size * size / 2)
    return y < 0 ? -psi : psi
  }

  /// Where a function that decreases in ln m from above to below `level` crosses
  /// it; nil if it stays above out to `limit`.
  static func crossing(
    from start: Double,
    below level: Double,
    limit: Double = 2_000,
    _ decreasing: (Double) -> Double
  ) -> Double? {
    var step = 1.0
    var (low, high) = (start, start)
    while decreasing(high) > level {
      guard step < limit else { return nil }
      high = start + step
      step *= 2
    }
    step = 1
    while decreasing(low) <= level {
      guard step < limit else { return -.infinity }
      low = start - step
      step *= 2
    }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if decreasing(middle) > level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
