import Foundation
import Sampling

/// Singular values of real networks.
extension SpectrumFigure {
  /// The depths of the histograms.
  static let depths = [2, 8, 32]

  /// Histograms of log₁₀ s over the nonzero singular values s of many networks,
  /// and the share of those.
  ///
  /// Those of one network are dependent: the shares have no binomial interval,
  /// and their errors are those of means over networks.
  func addHistograms(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    for (i, depth) in SpectrumFigure.depths.enumerated() {
      let study = try settings.study(
        "singular values \(depth)",
        samples: settings.count(quick: 200, paper: 2_000),
        blockSize: 4
      )
      let drawn = try await study.means { count, stream in
        try SpectrumFigure.values(depth, count, stream).map {
          [Double($0.rank) / Double(SpectrumFigure.width)]
            + LogBins.densities($0.values, all: SpectrumFigure.width)
        }
      }
      let width = SpectrumFigure.width
      let cells = parameters("gaussian", width, depth)
      let law = RankLaw(width: width, depth: depth)
      let rank = drawn[0].knowing(
        variance: law.variance / Double(width * width)
      )
      count.add(rank, exact: law.mean / Double(width))
      rows.add(
        panel: "rank",
        series: "drawn",
        parameters: cells,
        x: Double(depth),
        .sampled(rank, seed: study.streams.seed)
      )
      for (bin, share) in drawn.dropFirst().enumerated() {
        rows.add(
          panel: "histogram",
          series: "L=\(depth)",
          parameters: cells,
          x: LogBins.centre(bin),
          .sampled(share, seed: study.streams.seed)
        )
      }
      progress(Double(i + 1) / 3)
    }
  }

  /// The nonzero singular values of the networks of one block.
  static func values(
    _ depth: Int,
    _ count: Int,
    _ stream: BlockStream
  ) throws -> [SingularValues] {
    var variates = try Variates(stream)
    var net = DrawnNet(widths: Array(repeating: width, count: depth + 1))
    let x = (0..<width).map { Double($0 + 1) }
    return try (0..<count).map { _ in
      net.draw(from: &variates)
      let pass = net.forward(x)
      return try SingularValues(net.jacobian(pass), pass)
    }
  }
}
