import Foundation
import Networks
import PathSums
import Sampling
import TestSupport
import Testing

@testable import Theory

/// The networks that decide a moment, against the exact law.
@Suite struct DominatingNetworksTests {
  /// One layer, K = 1: weighting by Z turns χ²_n into χ²_{n+2} and the coin into
  /// 1, so that the median m of ln Z has P(2χ²_{n+2}/n ≤ e^m) = ½ and
  /// P(Z ≥ m) = ½ P(2χ²_n/n ≥ e^m).
  ///
  /// With n = 2 both are elementary: P(χ²_4 ≤ x) = 1 − e^{−x/2}(1 + x/2) and
  /// P(χ²_2 ≥ x) = e^{−x/2}.
  @Test func oneLayer() throws {
    let spec = try NetworkSpec(architecture: Architecture(widths: [2, 1]))
    let networks = try #require(
      DominatingNetworks(
        spec,
        order: 1,
        samples: 20_000,
        streams: try Streams(seed: 11),
        confidence: 1 - 2e-10
      )
    )
    _ = CheckFamily.verdicts.spend(on: "dominating networks")
    let median = networks.quantile(0.5)
    let below = { (logZ: Double) in
      1 - exp(-exp(logZ) / 2) * (1 + exp(logZ) / 2)
    }
    #expect(below(median.low) <= 0.5 && 0.5 <= below(median.high))
    let rarity = log(0.5) - exp(median.value) / 2
    let reach = 6.5 * networks.rarityError
    #expect(abs(networks.logRarity - rarity) <= reach)
    #expect(networks.rarityError < 0.02)
  }

  /// Other laws have no such sampler.
  @Test func gaussianWeightsOnly() throws {
    let spec = try CalibrationNet("3,4,1", "uniform").spec()
    let networks = DominatingNetworks(
      spec,
      order: 1,
      samples: 10,
      streams: try Streams(seed: 1)
    )
    #expect(networks == nil)
  }
}
