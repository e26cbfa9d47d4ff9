import Networks
import Sampling
import TestSupport
import Testing

/// The bits of every sampler depend on the seed alone.
@Suite struct SamplerBitsTests {
  /// Narrow and wide, with what a kernel draws besides.
  private static let nets = [
    NetCase(widths: "3,4,5,2"),
    NetCase(widths: "3,20,5,2"),
    NetCase(widths: "4,6,3,1", weights: ["student(10)"]),
    NetCase(widths: "3,4,20,1", biases: ["gaussian(1/4)"]),
  ]

  private static func bits(
    _ sampler: any Sampler,
    samples: Int,
    threads: Int,
    seed: UInt64
  ) async throws -> [UInt64] {
    let simulation = Simulation(
      sampler,
      streams: try Streams(seed: seed),
      samples: samples,
      threads: threads
    )
    var bits: [UInt64] = []
    try await simulation.run { bits += $0.map(\.bitPattern) }
    return bits
  }

  /// The same bits in the same order for 1, 2, 3 and 7 threads, and the
  /// beginning of a longer run.
  @Test(arguments: SamplerKind.allCases)
  func threadsChangeNoBit(kind: SamplerKind) async {
    let cases = Gen.triple(
      .element(of: Self.nets),
      Gen<UInt64>.integer(in: 0...UInt64.max),
      .int(in: 1...2_000)
    )
    await forAllAsync("bits of \(kind)", cases, count: 6) {
      net,
      seed,
      samples in
      let spec = try net.spec()
      guard kind.refusal(for: spec) == nil else { throw Discard() }
      let sampler = try kind.sampler(for: spec)
      let one = try await Self.bits(
        sampler,
        samples: samples,
        threads: 1,
        seed: seed
      )
      try expectLaw(one.count, equals: samples, "the number of draws")
      for threads in [2, 3, 7] {
        let many = try await Self.bits(
          sampler,
          samples: samples,
          threads: threads,
          seed: seed
        )
        try expectLaw(many == one, "\(threads) threads differ from one")
      }
      let longer = try await Self.bits(
        sampler,
        samples: samples + 300,
        threads: 2,
        seed: seed
      )
      try expectLaw(
        Array(longer.prefix(samples)) == one,
        "a longer run differs"
      )
    }
  }
}
