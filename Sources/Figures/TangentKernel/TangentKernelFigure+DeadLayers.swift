import ExactArithmetic
import Foundation
import PathSums

/// E K_b/(d/2) of narrow networks: with biases 0 a layer that is dead
/// altogether stops the gradients of all biases above it.
extension TangentKernelFigure {
  /// One kind of biases, and what K_b then is.
  struct BiasCase {
    let name: String
    /// The standard deviation of the biases.
    let scale: Double
    /// E K_b/(d/2).
    let mean: Double
    /// Var K_b/(d/2)².
    let variance: Double

    /// Biases 0 and Gaussian ones, which have no atoms.
    static func all(_ kernel: TangentKernel) -> [BiasCase] {
      let half = kernel.atomlessBiasMean
      func one(
        _ name: String,
        _ scale: Double,
        _ mean: Rational,
        _ square: Rational
      ) -> BiasCase {
        BiasCase(
          name: name,
          scale: scale,
          mean: (mean / half).doubleValue,
          variance: ((square - mean * mean) / half.power(2)).doubleValue
        )
      }
      return [
        one("none", 0, kernel.biasMean, kernel.biasSquare),
        one("gaussian(1/4)", 0.5, half, kernel.atomlessBiasSquare),
      ]
    }

    /// Networks for a standard error of 1 % of d/2, at most `most`; nil if
    /// those are far too few.
    func samples(most: Int) -> Int? {
      let wanted = variance / (0.01 * 0.01)
      guard wanted <= 25 * Double(most) else { return nil }
      return Int(min(Double(most), max(1_000, wanted.rounded(.up))))
    }
  }

  func addDeadLayers(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    let depth = TangentKernelFigure.deadDepth
    for width in 1...8 {
      let kernel = TangentKernel(
        try TangentKernelFigure.architecture(width: width, depth: depth)
      )
      for bias in BiasCase.all(kernel) {
        rows.add(
          panel: "dead",
          series: "exact \(bias.name)",
          parameters: parameters(width, depth, bias.name),
          x: Double(width),
          .exact(bias.mean)
        )
        try await addDrawn(bias, width, &rows, &count, settings)
      }
      progress(Double(width) / 8)
    }
  }

  private func addDrawn(
    _ bias: BiasCase,
    _ width: Int,
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings
  ) async throws {
    let depth = TangentKernelFigure.deadDepth
    let most = settings.count(quick: 100_000, paper: 1_000_000)
    guard let samples = bias.samples(most: most) else { return }
    let study = try settings.study(
      "dead \(width) \(bias.name)",
      samples: samples,
      blockSize: 64
    )
    let scale = bias.scale
    let drawn = try await study.means { count, stream in
      try TangentKernelFigure.draws(width, depth, scale, count, stream)
        .map { [$0.biases / (Double(depth) / 2)] }
    }
    let known = drawn[0].knowing(variance: bias.variance)
    count.add(known, exact: bias.mean)
    rows.add(
      panel: "dead",
      series: "drawn \(bias.name)",
      parameters: parameters(width, depth, bias.name),
      x: Double(width),
      .sampled(known, seed: study.streams.seed)
    )
  }
}
