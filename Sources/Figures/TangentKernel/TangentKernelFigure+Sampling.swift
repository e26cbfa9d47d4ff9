import Foundation
import PathSums
import Sampling

/// Real networks.
extension TangentKernelFigure {
  /// Width, depths and networks of the sampled points.
  ///
  /// The log-variance of K is about 5d/n, so that of K² asks for about
  /// e^{20 d/n} networks over the square of the relative error: the depths stop
  /// at d/n = 0.3, and wide networks earlier, where they cost too much.
  private func plan(
    _ settings: GallerySettings
  ) -> [(width: Int, depths: [Int], samples: Int)] {
    [
      (8, [1, 2], settings.count(quick: 100_000, paper: 2_000_000)),
      (32, [1, 3, 6, 9], settings.count(quick: 20_000, paper: 400_000)),
      (128, [1, 6, 13, 19], settings.count(quick: 1_000, paper: 20_000)),
    ]
  }

  /// E K²/(E K)², the mean being known exactly.
  func addRatios(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    for (i, (width, depths, samples)) in plan(settings).enumerated() {
      for depth in depths {
        let kernel = TangentKernel(
          try TangentKernelFigure.architecture(width: width, depth: depth)
        )
        let study = try settings.study(
          "kernel \(width) \(depth)",
          samples: samples
        )
        let squares = try await study.means { count, stream in
          try TangentKernelFigure.draws(width, depth, 0, count, stream).map {
            let whole = $0.weights + $0.biases
            return [
              $0.weights * $0.weights, $0.biases * $0.biases, whole * whole,
            ]
          }
        }
        let exact = Ratios(kernel).named
        let means = [kernel.weightMean, kernel.biasMean]
          .map(\.doubleValue)
        let divisors = means + [means[0] + means[1]]
        for (part, square) in squares.enumerated() {
          let ratio = square.scaled(by: 1 / (divisors[part] * divisors[part]))
          count.add(ratio, exact: exact[part].value)
          rows.add(
            panel: "ratios",
            series: "drawn \(exact[part].part) n=\(width)",
            parameters: parameters(width, depth),
            x: Double(depth) / Double(width),
            .sampled(ratio, seed: study.streams.seed)
          )
        }
      }
      progress(Double(i + 1) / 3)
    }
  }

  /// The kernels of the networks of one block at x = √n₀ e_1.
  static func draws(
    _ width: Int,
    _ depth: Int,
    _ biasScale: Double,
    _ count: Int,
    _ stream: BlockStream
  ) throws -> [KernelDraw] {
    var variates = try Variates(stream)
    var net = DrawnNet(
      widths: Array(repeating: width, count: depth) + [1],
      biasScale: biasScale
    )
    let x = (0..<width).map { $0 == 0 ? Double(width).squareRoot() : 0 }
    return (0..<count).map { _ in
      net.draw(from: &variates)
      return KernelDraw(net, at: x)
    }
  }
}
