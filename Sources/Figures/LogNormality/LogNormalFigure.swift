import Estimation
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// The law of ln Z, its log-normal limit, and how fast it gets there.
///
///     ln(Z/2) | Z > 0 → N(−V/2, V),  V = 5β + 2/n₀,
///     sup_y |F(y) − Φ(y)| ≈ c(β)/n for n_j = n₀ = n
///
/// B. Hanin and M. Nica, "Products of many large random matrices and gradients
/// in deep neural networks", Commun. Math. Phys. 376 (2020), arXiv:1812.05994,
/// bound the distance by a multiple of (Σ 1/n_j²)^{1/5}. The exact law comes
/// from Fourier inversion of its Mellin transform.
public struct LogNormalFigure: GalleryFigure {
  public let name = "log-normal"
  public let title = "The log-normal law and its true rate"
  public let caption = """
    The distribution function of ln(Z/2) given Z > 0 at β = 1/4, 1 and 3, \
    widths n = n₀, Gaussian weights, and its distance to the log-normal limit: \
    exact curves by Fourier inversion, real nets (sampler conditioned) and law \
    samples (sampler chi-square, which assumes the theorem) with 95 % intervals \
    from the exact law; the distance falls as 1/n, far below the proved rate.
    """
  public let columns = GalleryRows.columns(["beta", "width", "hidden_layers"])

  /// The figure.
  public init() {}

  static let betas = [0.25, 1.0, 3.0]
  static let widths = [8, 16, 32, 64, 128, 256, 512]
  /// Ends of the panels of distribution functions.
  static let ranges: [ClosedRange<Double>] = [-5...3, -10...5, -20...7]

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 3 : 15
  }

  /// A network of width n with β n hidden layers.
  static func spec(_ beta: Double, _ n: Int) throws -> NetworkSpec {
    let hidden = Array(repeating: n, count: Int(beta * Double(n)))
    return try NetworkSpec(
      architecture: Architecture(widths: [n] + hidden + [1])
    )
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var data = LogNormalData(self)
    for beta in LogNormalFigure.betas { try data.addExact(beta) }
    try data.addDistances()
    let jobs = try LogNormalData.jobs(settings.level)
    let total = jobs.map(\.work).reduce(0, +)
    var done = 0.0
    for (index, job) in jobs.enumerated() {
      let draws = try await LawDraws.draw(
        job.spec,
        job.kind,
        samples: job.samples,
        index: index,
        settings
      ) { progress((done + job.work * $0) / total) }
      done += job.work
      try data.add(job, draws)
    }
    return data.outcome
  }
}
