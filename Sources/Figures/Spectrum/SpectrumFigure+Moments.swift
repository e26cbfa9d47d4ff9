import Foundation
import GSL
import Sampling

/// The second spectral moment of real networks.
extension SpectrumFigure {
  /// Points at n = 16, Gaussian and orthogonal weights.
  func addMoments(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    // Deeper, the fourth power of the largest singular value has a wide law:
    // its logarithm has the variance 20 L/n, or 12 L/n.
    try await add(&rows, &count, settings, "gaussian", [1, 2, 3, 4, 5, 6])
    progress(0.5)
    try await add(&rows, &count, settings, "orthogonal", [1, 2, 4, 6, 8, 10])
    progress(1)
  }

  private func add(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    _ weights: String,
    _ depths: [Int]
  ) async throws {
    let width = 16
    let isOrthogonal = weights == "orthogonal"
    let deepest = depths[depths.count - 1]
    // An orthogonal matrix takes a factorization, but varies less.
    let study = try settings.study(
      "spectrum \(weights)",
      samples: isOrthogonal
        ? settings.count(quick: 4_000, paper: 40_000)
        : settings.count(quick: 40_000, paper: 400_000)
    )
    let means = try await study.means { count, stream in
      let traces = try SpectrumFigure.traces(
        width,
        deepest,
        isOrthogonal,
        count,
        stream
      )
      return traces.map { trace in depths.map { trace[$0 - 1] } }
    }
    for (depth, mean) in zip(depths, means) {
      let exact = try SpectrumFigure.secondMoment(
        width: width,
        depth: depth,
        isOrthogonal: isOrthogonal
      )
      count.add(mean, exact: exact.doubleValue)
      rows.add(
        panel: "moment",
        series: "drawn \(weights)",
        parameters: parameters(weights, width, depth),
        x: Double(depth),
        .sampled(mean, seed: study.streams.seed)
      )
    }
  }

  /// (1/n) tr (J Jᵀ)² after each layer, for the networks of one block.
  ///
  /// One network gives all depths: its first L layers are a network.
  static func traces(
    _ width: Int,
    _ depth: Int,
    _ isOrthogonal: Bool,
    _ count: Int,
    _ stream: BlockStream
  ) throws -> [[Double]] {
    if isOrthogonal {
      let generator = stream.generator()
      return try (0..<count).map { _ in
        try OrthogonalDraw.jacobians(
          width: width,
          depth: depth,
          using: generator
        ).map { SingularValues.fourthPowers($0) / Double(width) }
      }
    }
    var variates = try Variates(stream)
    var net = DrawnNet(widths: Array(repeating: width, count: depth + 1))
    let x = (0..<width).map { Double($0 + 1) }
    return (0..<count).map { _ in
      net.draw(from: &variates)
      return net.jacobians(net.forward(x)).map {
        SingularValues.fourthPowers($0) / Double(width)
      }
    }
  }
}
