import ExactArithmetic
import Foundation
import Measures
import Networks
import Sampling
import Testing

/// Protocol 1 from the stream to ln Z of whole networks.
@Suite struct WholeNetTests {
  private func spec(_ bias: BiasMeasure) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(widths: [3, 4, 5, 2]),
      biases: [bias],
      input: .values([1, -2, Rational(1, 2)])
    )
  }

  /// A block of the dense sampler is the reference's nets, one after the
  /// other: dead ones are dead, and ln Z agrees up to its roundings.
  @Test(arguments: [Double?.none, 0.25])
  func blocksAreTheReferencesNets(variance: Double?) throws {
    let bias = variance.map {
      BiasMeasure.random(Gaussian(), variance: Rational(exactly: $0) ?? 1)
    }
    let sampler = ReferenceSampler(try spec(bias ?? .none))
    let net = ReferenceNet(widths: [3, 4, 5, 2], biasVariance: variance)
    for (seed, block) in [(1, 0), (1, 1), (42, 7)] as [(UInt64, Int)] {
      let source = BlockStream(try Streams(seed: seed), block: block)
      var stream = ReferenceStream(seed: seed, block: block)
      let logs = sampler.logSquaredGradients(256, from: source)
      #expect(logs.count == 256)
      for log in logs {
        let square = net.square(at: [1, -2, 0.5], drawing: &stream)
        #expect(
          square == 0
            ? log == -.infinity
            : abs(log - Foundation.log(square)) <= 0x1p-40
        )
      }
    }
  }
}
