import Networks
import Sampling
import TestSupport
import Testing

/// The dense sampler takes nothing for granted: its masks are those of real
/// forward passes, and the theorem's fair coins only come out of them.
@Suite struct DenseSamplerTests {
  private static let samples = 20_000

  /// The masks of one Gaussian (3,4,2) net after the other, at x ≠ 0.
  private func masks(seed: UInt64) throws -> [[[Bool]]] {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [3, 4, 2])
    )
    let x = spec.input.coordinates(width: 3)
    let generator = try Streams(seed: seed).generator(block: 0)
    var network = Network(spec)
    return (0..<Self.samples).map { _ in
      network.draw(using: generator)
      return network.forward(x).masks
    }
  }

  /// Each neuron of layer 1 is on with probability ½; so is each of layer 2
  /// as long as layer 1 is not dead.
  @Test func masksAreFairCoins() throws {
    let masks = try masks(seed: 21)
    for b in 0..<4 {
      expectCount(
        masks.count { $0[0][b] },
        of: masks.count,
        probability: 0.5,
        in: .masks,
        "neuron \(b) of layer 1"
      )
    }
    let alive = masks.filter { $0[0].contains(true) }
    for b in 0..<2 {
      expectCount(
        alive.count { $0[1][b] },
        of: alive.count,
        probability: 0.5,
        in: .masks,
        "neuron \(b) of layer 2, given an alive layer 1"
      )
    }
  }

  /// Two masks, of one layer or of two, agree with probability ½ as long as
  /// layer 1 is alive: pairwise they are independent.
  @Test func masksAreIndependent() throws {
    let masks = try masks(seed: 22)
    expectCount(
      masks.count { $0[0][0] == $0[0][3] },
      of: masks.count,
      probability: 0.5,
      in: .masks,
      "neurons 0 and 3 of layer 1"
    )
    let alive = masks.filter { $0[0].contains(true) }
    expectCount(
      alive.count { $0[1][0] == $0[1][1] },
      of: alive.count,
      probability: 0.5,
      in: .masks,
      "neurons 0 and 1 of layer 2"
    )
    let parity = alive.count { mask in
      mask[0].count { $0 }.isMultiple(of: 2) == mask[1][0]
    }
    expectCount(
      parity,
      of: alive.count,
      probability: 0.5,
      in: .masks,
      "the parity of layer 1 and neuron 0 of layer 2"
    )
  }

  /// It says what it is.
  @Test func evidenceIsTheDefinition() throws {
    let sampler = ReferenceSampler(
      try NetworkSpec(architecture: Architecture(widths: [3, 1]))
    )
    #expect(sampler.name == "reference")
    #expect(sampler.evidence == .definition)
  }
}
