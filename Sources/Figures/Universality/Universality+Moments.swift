import Estimation
import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// E Z² against the width.
extension Universality {
  /// The relative standard error of a point.
  static let aim = 0.03
  /// The widths of the curves.
  static let curveWidths = [
    2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96,
    112, 128,
  ]
  /// The widths of the points.
  static let drawnWidths = [4, 8, 16, 32, 64, 128]

  /// A network of d layers, all widths n but the one output.
  static func spec(_ law: Law, width: Int, depth: Int) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(
        widths: Array(repeating: width, count: depth) + [1]
      ),
      weights: [law.measure],
      biases: [law.bias]
    )
  }

  /// E Z² by the transfer recursion.
  static func exact(_ law: Law, width: Int, depth: Int) throws -> Double {
    let spec = try spec(law, width: width, depth: depth)
    return exp(try ExactMoments(spec).moment(2).logarithm)
  }

  func addMoments(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    for (i, depth) in Universality.depths.enumerated() {
      for law in Universality.fourLaws {
        for width in Universality.curveWidths {
          rows.add(
            panel: "d=\(depth)",
            series: law.name,
            parameters: parameters(law, width: width, depth: depth),
            x: Double(width),
            .exact(
              try Universality.exact(law, width: width, depth: depth)
            )
          )
        }
        for width in Universality.drawnWidths {
          try await addDrawn(
            law,
            try Universality.spec(law, width: width, depth: depth),
            &rows,
            &count,
            settings
          )
        }
      }
      progress(Double(i + 1) / Double(Universality.depths.count))
    }
  }

  /// Real networks where the budget resolves the moment, as the exact variance
  /// knows beforehand.
  private func addDrawn(
    _ law: Law,
    _ spec: NetworkSpec,
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings
  ) async throws {
    let net = spec.architecture
    let budget = 1e6 * Double(settings.count(quick: 800, paper: 4_000))
    let expectation = Expectation(
      spec,
      order: 2,
      hypotheses: Hypotheses(spec)
    )
    guard let known = expectation.known,
      let wanted = expectation.samplesNeeded(resolution: Universality.aim),
      // Narrow networks cost more than their weights.
      wanted <= budget / max(net.weightCount, 100)
    else { return }
    let simulation = Simulation(
      try SamplerKind.dense.sampler(for: spec, tiesExcluded: true),
      streams: try settings.streams("\(law.name) \(net)"),
      samples: Int(wanted),
      threads: settings.threads
    )
    var sums = MomentAccumulator(order: 2)
    try await simulation.run { block in
      for draw in block { sums.add(draw) }
    }
    let exact = exp(known.logMean)
    let drawn = SampledMean(
      value: sums.mean.value,
      standardError: 0,
      method: .exactVariance,
      samples: sums.count
    ).knowing(variance: known.relativeVariance * exact * exact)
    count.add(drawn, exact: exact)
    rows.add(
      panel: "d=\(net.depth)",
      series: "drawn \(law.name)",
      parameters: parameters(law, width: net.inputWidth, depth: net.depth),
      x: Double(net.inputWidth),
      .sampled(drawn, seed: simulation.streams.seed)
    )
  }
}
