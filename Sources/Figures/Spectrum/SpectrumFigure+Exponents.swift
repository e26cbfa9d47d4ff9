import Foundation
import GSL
import PathSums
import Sampling

/// Lyapunov exponents of real networks.
extension SpectrumFigure {
  /// The exponents k = 1, …, n/2 of n = 40, with the exact variance of a layer.
  func addExponents(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings
  ) async throws {
    let (width, exponents) = SpectrumFigure.lyapunov
    let depth = 10
    let study = try settings.study(
      "exponents",
      samples: settings.count(quick: 2_000, paper: 20_000)
    )
    let sums = (0..<exponents).map { _ in RunningStatistics() }
    try await study.run { count, stream in
      try SpectrumFigure.walks(depth, count, stream)
    } consume: { walks in
      for walk in walks {
        for (k, logs) in walk.logs.enumerated() {
          for value in logs { sums[k].add(value) }
        }
      }
    }
    for k in 1...exponents {
      let exact = try LyapunovExponents.exponent(k, width: width)
      let cells = parameters("gaussian", width, depth, exponent: k)
      rows.add(
        panel: "exponents",
        series: "exact",
        parameters: cells,
        x: Double(k),
        .exact(exact)
      )
      guard sums[k - 1].count > 0 else { continue }
      let mean = SampledMean(
        value: sums[k - 1].mean,
        standardError: 0,
        method: .exactVariance,
        samples: sums[k - 1].count
      ).knowing(variance: try LyapunovExponents.variance(k, width: width))
      count.add(mean, exact: exact)
      rows.add(
        panel: "exponents",
        series: "drawn",
        parameters: cells,
        x: Double(k),
        .sampled(mean, seed: study.streams.seed)
      )
    }
  }

  /// The walks of the networks of one block.
  static func walks(
    _ depth: Int,
    _ count: Int,
    _ stream: BlockStream
  ) throws -> [LyapunovWalk] {
    var variates = try Variates(stream)
    let (width, exponents) = SpectrumFigure.lyapunov
    var net = DrawnNet(widths: Array(repeating: width, count: depth + 1))
    return (0..<count).map { _ in
      net.draw(from: &variates)
      return LyapunovWalk(net, exponents: exponents)
    }
  }
}
