import Foundation

/// The rank of the Jacobian of a square Gaussian network: the smallest number
/// of live neurons of its L layers, each Bin(n, ½) of its own.
///
///     E R = Σ_{k≥1} P(B ≥ k)^L,   E R² = Σ_{k≥1} (2k − 1) P(B ≥ k)^L
struct RankLaw {
  /// E R.
  let mean: Double
  /// Var R.
  let variance: Double

  /// The law for n neurons a layer, n ≤ 1000.
  init(width n: Int, depth: Int) {
    // C(n, b) 2⁻ⁿ, each from the one before it.
    var weights = [exp2(-Double(n))]
    for b in 0..<n {
      weights.append(weights[b] * Double(n - b) / Double(b + 1))
    }
    var (tail, first, second) = (0.0, 0.0, 0.0)
    for k in stride(from: n, to: 0, by: -1) {
      tail += weights[k]
      let survival = pow(min(1, tail), Double(depth))
      first += survival
      second += Double(2 * k - 1) * survival
    }
    mean = first
    variance = max(0, second - first * first)
  }
}
