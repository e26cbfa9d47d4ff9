import Foundation
import Networks
import Sampling

/// Draws of ln Z given Z > 0, sorted, and how they were made.
struct LawDraws: Sendable {
  /// ln Z of the networks with Z > 0, increasing.
  let logs: [Double]
  /// All networks.
  let samples: Int
  let sampler: any Sampler
  let seed: UInt64

  /// Draws networks from a stream of the figure's own.
  ///
  /// `index` numbers the streams of one figure; `progress` is told the share
  /// that is done. Throws `CancellationError` if the task is cancelled.
  static func draw(
    _ spec: NetworkSpec,
    _ kind: SamplerKind,
    samples: Int,
    index: Int,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> LawDraws {
    let seed = Streams.subseed(of: settings.seed, index: index)
    let simulation = Simulation(
      try kind.sampler(for: spec),
      streams: try Streams(seed: seed),
      samples: samples,
      threads: settings.threads
    )
    var logs: [Double] = []
    logs.reserveCapacity(samples)
    try await simulation.run { block in
      logs += block.filter { $0 > -.infinity }
      progress(Double(logs.count) / Double(samples))
    }
    logs.sort()
    return LawDraws(
      logs: logs,
      samples: samples,
      sampler: simulation.sampler,
      seed: seed
    )
  }

  /// The share of draws that are at most y.
  func share(atMost y: Double) -> Double {
    var (low, high) = (0, logs.count)
    while low < high {
      let middle = (low + high) / 2
      if logs[middle] <= y { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(max(1, logs.count))
  }

  /// The order statistic at p.
  func quantile(_ p: Double) -> Double {
    let index = Int((p * Double(logs.count)).rounded(.up)) - 1
    return logs.isEmpty ? 0 : logs[min(max(0, index), logs.count - 1)]
  }

  /// sup_y |F_N(y) − F(y)| for a continuous distribution function.
  func distance(to cdf: (Double) -> Double) -> Double {
    let count = Double(logs.count)
    return logs.enumerated().reduce(0.0) { most, draw in
      let value = cdf(draw.element)
      let below = value - Double(draw.offset) / count
      let above = Double(draw.offset + 1) / count - value
      return max(most, below, above)
    }
  }

  /// P(sup|F_N − F| ≥ gap) at most, for any law.
  ///
  /// P. Massart, "The tight constant in the Dvoretzky–Kiefer–Wolfowitz
  /// inequality", Ann. Probab. 18 (1990).
  func pValue(gap: Double) -> Double {
    min(1, 2 * exp(-2 * Double(logs.count) * gap * gap))
  }

  /// The gap that sup|F_N − F| passes with probability 5 % at most.
  var floor: Double {
    (log(2 / 0.05) / (2 * Double(max(1, logs.count)))).squareRoot()
  }
}
