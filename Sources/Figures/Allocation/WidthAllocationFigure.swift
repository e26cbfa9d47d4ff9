import Estimation
import ExactArithmetic
import Foundation
import Measures
import Networks
import PathSums
import Sampling
import Theory

/// Where to put neurons: E[Z²] under a budget.
///
///     Σ 1/n_j ≥ (d−1)²/Σ n_j, with equality iff all widths are equal
///
/// B. Hanin, "Which neural net architectures give rise to exploding and
/// vanishing gradients?", NeurIPS 2018. For Gaussian weights the same widths
/// minimise E[Z²] = 2(1+2/n₀) ∏(1+5/n_j), as n ↦ ln(1+5/n) is convex. Under a
/// budget of parameters Σ n_j n_{j−1} the best widths are no longer equal.
public struct WidthAllocationFigure: GalleryFigure {
  public let name = "width-allocation"
  public let title = "Width allocation under a budget"
  public let caption = """
    ln E[Z²] (a) of two hidden layers with 64 neurons together against the share \
    of the first, for three laws, with real nets (sampler conditioned) and 95 % \
    intervals from the exact variance, (b) of equal and of alternating widths \
    over the best under 20,000 parameters against the number of hidden layers, \
    and (c) the best widths themselves; exact but for the nets.
    """
  public let columns = GalleryRows.columns([
    "widths", "weights", "beta", "hidden_layers", "standing",
  ])

  /// The figure.
  public init() {}

  static let neurons = 64
  static let inputs = 16
  static let parameters = 20_000
  static let laws = ["gaussian", "uniform", "laplace"]
  static let firstWidths = [8, 16, 24, 32, 40, 48, 56]
  static let depths = [2, 3, 4, 6, 8, 10, 12, 14, 16]
  static let shownDepths = [4, 9]

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 2 : 6
  }

  /// A network of two hidden layers that share the neurons.
  static func split(_ first: Int, _ law: String) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(widths: [inputs, first, neurons - first, 1]),
      weights: [try MeasureParser.law(law)]
    )
  }

  /// Hidden widths n, r n, n, … within the budget of parameters, as wide as
  /// fit; r = 1 are equal ones.
  static func regular(_ hidden: Int, ratio: Int) throws -> Architecture? {
    var best: Architecture?
    for n in 1...parameters {
      let layers = (0..<hidden).map { $0.isMultiple(of: 2) ? n : ratio * n }
      let widths = [inputs] + layers + [1]
      let net = try Architecture(widths: widths)
      guard net.weightCount <= Double(parameters) else { break }
      best = net
    }
    return best
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var data = WidthAllocationData(self)
    try data.addSplits()
    try data.addDepths()
    let samples = settings.level == .paper ? 200_000 : 20_000
    let widths = WidthAllocationFigure.firstWidths
    for (index, first) in widths.enumerated() {
      let row = try await WidthAllocationFigure.sample(
        first,
        samples,
        index,
        settings
      )
      data.add(row, first: first)
      progress(Double(index + 1) / Double(widths.count))
    }
    return data.outcome
  }

  /// A sampled moment and how it was made.
  struct Sampled {
    let spec: NetworkSpec
    let row: Row?
    let sampler: any Sampler
    let samples: Int
    let seed: UInt64
  }

  private static func sample(
    _ first: Int,
    _ samples: Int,
    _ index: Int,
    _ settings: GallerySettings
  ) async throws -> Sampled {
    let spec = try split(first, "gaussian")
    let seed = Streams.subseed(of: settings.seed, index: index)
    let experiment = Experiment(
      spec,
      moments: [2],
      samples: samples,
      streams: try Streams(seed: seed),
      threads: settings.threads,
      sampler: try SamplerKind.conditioned.sampler(for: spec)
    )
    let report = try await experiment.run()
    return Sampled(
      spec: spec,
      row: report.rows.first,
      sampler: experiment.simulation.sampler,
      samples: samples,
      seed: seed
    )
  }
}
