import Networks
import Sampling
import TestSupport
import Testing

/// A run is its blocks in their order, however many threads there are.
@Suite struct SimulationTests {
  static func simulation(
    samples: Int,
    threads: Int = 1,
    seed: UInt64 = 4
  ) throws -> Simulation {
    Simulation(
      ReferenceSampler(
        try NetworkSpec(architecture: Architecture(widths: [2, 3, 1]))
      ),
      streams: try Streams(seed: seed),
      samples: samples,
      threads: threads
    )
  }

  private static func values(_ simulation: Simulation) async throws
    -> [UInt64]
  {
    var values: [UInt64] = []
    try await simulation.run { values += $0.map(\.bitPattern) }
    return values
  }

  /// The same bits in the same order for 1, 2, 3 and 7 threads.
  @Test func threadsChangeNoBit() async {
    let cases = Gen.pair(
      Gen<UInt64>.integer(in: 0...UInt64.max),
      Gen.int(in: 1...5_000)
    )
    await forAllAsync("bits and threads", cases, count: 8) { seed, samples in
      let one = try await Self.values(
        Self.simulation(samples: samples, seed: seed)
      )
      try expectLaw(one.count, equals: samples, "the number of draws")
      for threads in [2, 3, 7] {
        let many = try await Self.values(
          Self.simulation(samples: samples, threads: threads, seed: seed)
        )
        try expectLaw(many == one, "\(threads) threads differ from one")
      }
    }
  }

  /// A shorter run is the beginning of a longer one: the last block is cut
  /// short, not drawn differently.
  @Test(arguments: [1, 2, 255, 256, 257, 511, 512, 513, 1000])
  func shorterRunsAreBeginnings(samples: Int) async throws {
    let long = try await Self.values(Self.simulation(samples: 1024))
    let simulation = try Self.simulation(samples: samples, threads: 2)
    let short = try await Self.values(simulation)
    #expect(short == Array(long.prefix(samples)))
    #expect(simulation.blockCount == (samples + 255) / 256)
    let last = simulation.block(simulation.blockCount - 1)
    #expect(last.count == (samples - 1) % 256 + 1)
  }

  /// Any block is drawn alone just as in the whole run.
  @Test func blocksAreSlices() async throws {
    let simulation = try Self.simulation(samples: 2000)
    let whole = try await Self.values(simulation)
    for index in (0..<simulation.blockCount).reversed() {
      let block = simulation.block(index).map(\.bitPattern)
      #expect(block == Array(whole[(256 * index)...].prefix(256)))
    }
  }

  /// The number of threads is at least one.
  @Test(arguments: [0, -1, .min])
  func threadsAreAtLeastOne(threads: Int) async throws {
    let simulation = try Self.simulation(samples: 300, threads: threads)
    #expect(simulation.threads == 1)
    #expect(try await Self.values(simulation).count == 300)
  }

  /// What the reader throws ends the run and comes through.
  @Test func errorsComeThrough() async throws {
    struct Full: Error {}
    let simulation = try Self.simulation(samples: 100_000, threads: 3)
    var taken = 0
    await #expect(throws: Full.self) {
      try await simulation.run { _ in
        taken += 1
        if taken == 3 { throw Full() }
      }
    }
    #expect(taken == 3)
  }
}
