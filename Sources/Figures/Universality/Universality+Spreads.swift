import ExactArithmetic
import Foundation
import Networks
import PathSums

/// Var ln Z against the kurtosis term.
extension Universality {
  /// n_0, three hidden layers, and the outputs.
  static let spreadWidths = [120, 120, 120, 120, 60]

  func addSpreads(
    _ rows: inout GalleryRows,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    let widths = Universality.spreadWidths
    let net = try Architecture(widths: widths)
    let leading =
      5 * net.beta.doubleValue + 2 / Double(net.inputWidth)
    for (i, law) in Universality.laws.enumerated() {
      let spread = LogSpread(
        widths: widths,
        law: law.measure,
        biasScale: law.bias.isNone ? 0 : 0.1
      )
      let study = try settings.study(
        "spread \(law.name)",
        samples: settings.count(quick: 6_000, paper: 60_000)
      )
      var logs: [[Double]] = [[], []]
      try await study.run(spread.block) { block in
        for pair in block {
          for start in 0..<2 { logs[start].append(pair[start]) }
        }
      }
      for (start, sample) in zip(LogSpread.starts, logs) {
        let variance = LogSpread.variance(sample)
        rows.add(
          panel: "spread",
          series: start,
          parameters: parameters(
            law,
            width: widths[1],
            depth: net.depth,
            start: start
          ),
          x: 2 * (law.kurtosis - 3) / Double(widths[3]),
          .sampled(variance.shifted(by: -leading), seed: study.streams.seed)
        )
      }
      progress(Double(i + 1) / Double(Universality.laws.count))
    }
    // For Gaussian weights the start does not matter.
    let exact = try LogCumulants(net, .row(output: 0)).variance
    rows.add(
      panel: "spread",
      series: "exact gaussian",
      parameters: parameters(
        Universality.laws.first { $0.name == "gaussian" },
        width: widths[1],
        depth: net.depth
      ),
      x: 0,
      .exact(exact - leading)
    )
  }
}
