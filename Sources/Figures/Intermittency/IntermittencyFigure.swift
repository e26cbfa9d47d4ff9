import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// Every moment grows by a rate of its own, while the typical gradient dies.
///
///     E[Z^K] = prefactor_K ∏_j g_K(n_j),  g_K(n) = E((2/n)χ²_{Bin(n,½)})^K
///     ln g_K(n) → 5K(K−1)/(2n) as n → ∞
///
/// Gaussian weights, row of output 0. A log-normal Z would have every curve at
/// 5β; the quantiles show that the K-th moment comes from ever rarer networks.
public struct IntermittencyFigure: GalleryFigure {
  public let name = "intermittency"
  public let title = "Intermittency: all moments, and the typical gradient"
  public let caption = """
    (a) ln E[Z^K] without its prefactor over K(K−1)/2 against β, widths 16, (b) \
    where samples resolve it, (c) its rate against the width, and (d) quantiles of ln Z given Z > 0 \
    while E[Z] = 1: exact curves, the bound 5β, and law samples (sampler \
    chi-square, which assumes the theorem) with 95 % intervals from exact \
    variances; Gaussian weights, n₀ = 16.
    """
  public let columns = GalleryRows.columns([
    "beta", "width", "hidden_layers", "moment",
  ])

  /// The figure.
  public init() {}

  static let width = 16
  static let orders = [2, 3, 4, 6, 8]
  /// Error bars of K take exact moments up to 4K.
  static let sampledOrders = [2, 3]
  static let probabilities = [0.01, 0.5, 0.99]

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 3 : 10
  }

  /// A network of the figure's width with the given number of hidden layers.
  static func spec(_ layers: Int) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(
        widths: [width] + Array(repeating: width, count: layers) + [1]
      )
    )
  }

  /// The rate 2 n ln g_K(n)/(K(K−1)) of a width, in ln E[Z^K] a unit of β.
  static func rate(_ order: Int, width n: Int) -> Double {
    let growth = GaussianMoments.layerFactor(order, width: n).logarithm
    return 2 * Double(n) * growth / Double(order * (order - 1))
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var data = IntermittencyData(self)
    data.addMoments()
    data.addRates()
    try data.addQuantiles()
    let samples = settings.level == .paper ? 1_000_000 : 100_000
    let steps = IntermittencyData.sampledMoments
    let jobs = steps + IntermittencyData.sampledQuantiles
    let total = Double(jobs.reduce(0, +))
    var done = 0.0
    for (index, layers) in jobs.enumerated() {
      let part = Double(layers)
      let isMoment = index < steps.count
      let study = IntermittencyStudy(layers, samples, index, settings)
      if isMoment {
        let run = try await study.moments {
          progress((done + part * $0) / total)
        }
        data.add(run)
      } else {
        let draws = try await study.draws {
          progress((done + part * $0) / total)
        }
        try data.add(draws, layers: layers)
      }
      done += part
    }
    return data.outcome
  }
}
