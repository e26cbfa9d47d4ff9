import Foundation
import GSL
import Networks
import Sampling

/// Single networks: histograms of ln n₀² V̂, and its median.
extension Quenched {
  /// The number of hidden layers of each histogram.
  static let histograms = [2, 10, 20]

  func addNetworks(
    _ rows: inout GalleryRows,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    let samples = settings.count(quick: 10_000, paper: 100_000)
    for layers in stride(from: 0, through: Quenched.width, by: 2) {
      let net = try Quenched.architecture(
        width: Quenched.width,
        layers: layers
      )
      let study = try settings.study(
        "quenched networks \(layers)",
        samples: samples
      )
      var logs: [Double] = []
      try await study.run { count, stream in
        try Quenched.statistics(net.widths, count, stream)
          .map { log($0.variance) }
      } consume: {
        logs += $0.filter { $0 > -.infinity }
      }
      addMedian(&rows, logs, net, study)
      if Quenched.histograms.contains(layers) {
        addHistogram(&rows, logs, net, study)
      }
      progress(Double(layers + 1) / Double(Quenched.width + 1))
    }
  }

  /// The median given V̂ > 0; its interval lies between order statistics, whose
  /// ranks are binomial quantiles.
  private func addMedian(
    _ rows: inout GalleryRows,
    _ logs: [Double],
    _ net: Architecture,
    _ study: NetStudy
  ) {
    guard let median = OrderStatistics(logs).median() else { return }
    let beta = net.beta.doubleValue
    rows.add(
      panel: "typical",
      series: "median",
      parameters: parameters(Quenched.width, net.depth - 1, beta),
      x: beta,
      .sampled(
        exp(median.value),
        low: exp(median.low),
        high: exp(median.high),
        confidence: GalleryRows.Ordinate.confidence,
        method: "median over nets, order statistics",
        sampler: DrawnNet.sampler.rawValue,
        evidence: DrawnNet.sampler.evidence.rawValue,
        samples: logs.count,
        seed: study.streams.seed
      )
    )
  }

  /// The density of ln n₀² V̂ given V̂ > 0, and ln of the exact mean of n₀² V̂.
  private func addHistogram(
    _ rows: inout GalleryRows,
    _ logs: [Double],
    _ net: Architecture,
    _ study: NetStudy
  ) {
    var histogram = Histogram(from: -16, to: 8, bins: 72)
    for value in logs { histogram.add(value) }
    let beta = net.beta.doubleValue
    let cells = parameters(Quenched.width, net.depth - 1, beta)
    for bin in histogram.densities() {
      rows.add(
        panel: "histogram",
        series: "beta=\(Number.short(beta))",
        parameters: cells,
        x: bin.centre,
        .sampled(bin, samples: histogram.count, seed: study.streams.seed)
      )
    }
    let mean = log(Quenched.means(net)[0].doubleValue)
    for height in [0, 0.45] {
      rows.add(
        panel: "histogram",
        series: "mean beta=\(Number.short(beta))",
        parameters: cells,
        x: mean,
        .exact(height, method: "exact abscissa")
      )
    }
  }
}
