import Foundation
import GSL
import Networks
import PathSums
import Sampling

/// Whole Jacobians of real networks.
extension Quenched {
  /// The largest bound on the relative standard error that is drawn; the error
  /// itself is some ten times smaller.
  static let aim = 0.3

  /// A bound on the relative standard error of the mean of V̂ over N networks:
  /// V̂² ≤ ((1/M) Σ Z⁴)² ≤ (1/M) Σ Z⁸, so E V̂² ≤ E Z_{p,q}⁸, which is exact.
  static func relativeError(_ net: Architecture, samples: Int) -> Double {
    let eighth = GaussianMoments.moment(4, net, .entry(input: 0, output: 0))
    let mean = QuenchedVariance.expected(net)
    let ratio = exp(eighth.logarithm - 2 * mean.logarithm)
    return (ratio / Double(samples)).squareRoot()
  }

  /// V̂ and the pairs, averaged over networks, wherever the bound allows.
  func addMeans(
    _ rows: inout GalleryRows,
    _ count: inout IntervalCount,
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws {
    let samples = settings.count(quick: 20_000, paper: 400_000)
    for layers in 0...10 {
      let net = try Quenched.architecture(
        width: Quenched.width,
        layers: layers
      )
      guard Quenched.relativeError(net, samples: samples) <= Quenched.aim
      else { break }
      let study = try settings.study(
        "quenched means \(layers)",
        samples: samples
      )
      let drawn = try await study.means { count, stream in
        try Quenched.statistics(net.widths, count, stream).map(\.numbers)
      }
      let exact = Quenched.means(net).map(\.doubleValue)
      let beta = net.beta.doubleValue
      for (i, mean) in drawn.enumerated() {
        count.add(mean, exact: exact[i])
        rows.add(
          panel: i == 0 ? "means" : "pairs",
          series: "drawn \(Quenched.series[i])",
          parameters: parameters(Quenched.width, layers, beta),
          x: beta,
          .sampled(mean, seed: study.streams.seed)
        )
      }
      progress(Double(layers) / 10)
    }
  }

  /// The statistics of the networks of one block, at x = √n₀ e_1.
  static func statistics(
    _ widths: [Int],
    _ count: Int,
    _ stream: BlockStream
  ) throws -> [SquaredEntries] {
    var variates = try Variates(stream)
    var net = DrawnNet(widths: widths)
    let (inputs, outputs) = (widths[0], widths[widths.count - 1])
    let x = (0..<inputs).map { $0 == 0 ? Double(inputs).squareRoot() : 0 }
    return (0..<count).map { _ in
      net.draw(from: &variates)
      return SquaredEntries(
        rows: net.jacobian(net.forward(x)),
        inputs: inputs,
        outputs: outputs
      )
    }
  }
}
