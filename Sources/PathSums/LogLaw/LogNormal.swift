import Foundation
import Networks

/// The log-normal law that ln Z given Z > 0 tends to, Gaussian weights.
///
///     row:    ln Z → N(ln 2 − V/2, V),   V = 5β + 2/n₀
///     entry:  ln Z ≈ N(ψ(½) + ln(4/n₀) − 5β/2, ψ′(½) + 5β)
///
/// The row's is the limit of wide networks at fixed β = Σ 1/n_j: Hanin and Nica,
/// "Products of many large random matrices and gradients in deep neural
/// networks", Commun. Math. Phys. 376 (2020). An entry keeps a factor χ²_1 that
/// is not log-normal, so its law here has the factor's exact mean and variance
/// and is a limit only as β grows.
public struct LogNormal: Sendable, Hashable {
  /// The mean of the logarithm.
  public let mean: Double
  /// The variance of the logarithm.
  public let variance: Double

  /// The law of e^N, N Gaussian with this mean and variance.
  public init(mean: Double, variance: Double) {
    self.mean = mean
    self.variance = variance
  }

  /// The limit for a network.
  public init(
    _ architecture: Architecture,
    _ quantity: Quantity
  ) throws(PathSumError) {
    let growth = 5 * architecture.beta.doubleValue
    let n = Double(architecture.inputWidth)
    if quantity.input == nil {
      variance = growth + 2 / n
      mean = log(2) - variance / 2
    } else {
      variance = try LogGamma.polygamma(1, 0.5) + growth
      mean =
        try LogGamma.centredDigamma(0.5, scale: 4 / n) - growth / 2
    }
  }

  /// P(N ≤ y).
  public func cdf(_ y: Double) -> Double {
    erfc((mean - y) / (2 * variance).squareRoot()) / 2
  }
}
