import Estimation
import Foundation
import Networks
import Sampling
import TestSupport
import Testing

/// One run that fills several accumulators over the same networks.
@Suite struct MomentRunTests {
  private func simulation(threads: Int) throws -> Simulation {
    Simulation(
      ReferenceSampler(
        try NetworkSpec(architecture: Architecture(widths: [3, 4, 5, 2]))
      ),
      streams: try Streams(seed: 12),
      samples: 3_000,
      threads: threads
    )
  }

  /// Every moment, zero and logarithm is that of the draws themselves.
  @Test func theRunIsASumOverItsDraws() async throws {
    let simulation = try simulation(threads: 2)
    let draws = (0..<simulation.blockCount).flatMap { simulation.block($0) }
    var direct = (1...3).map { MomentAccumulator(order: $0) }
    for log in draws { for k in direct.indices { direct[k].add(log) } }
    let result = try await MomentRun(
      simulation,
      into: (1...3).map { MomentAccumulator(order: $0) }
    ).run()
    for (mine, theirs) in zip(direct, result.moments) {
      #expect(mine.mean == theirs.mean && mine.count == theirs.count)
      #expect(mine.relativeVariance == theirs.relativeVariance)
    }
    let alive = draws.filter { $0 > -.infinity }
    #expect(result.zeros == draws.count - alive.count)
    let mean = alive.reduce(0, +) / Double(alive.count)
    let squares = alive.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let deviation = (squares / Double(alive.count - 1)).squareRoot()
    let summary = try #require(MomentRun.LogSummary(result.logarithms))
    #expect(abs(summary.mean - mean) <= 1e-12)
    #expect(abs(summary.standardDeviation - deviation) <= 1e-12)
    #expect(summary.quantiles.map(\.probability) == [0.05, 0.5, 0.95])
  }

  /// Threads change no bit of any result.
  @Test func threadsChangeNoBit() async throws {
    var texts: Set<String> = []
    for threads in [1, 2, 3, 7] {
      let result = try await MomentRun(
        simulation(threads: threads),
        into: [MomentAccumulator(order: 1), MomentAccumulator(order: 4)]
      ).run()
      texts.insert(
        RunState(settings: [:], blocks: 0..<12, next: 12, sums: result).text
      )
    }
    #expect(texts.count == 1)
  }

  /// Progress rises from batch to batch, and ends at the number of networks.
  @Test func progressEndsAtTheEnd() async throws {
    var told: [Int] = []
    _ = try await MomentRun(
      simulation(threads: 3),
      into: [MomentAccumulator(order: 1)]
    ).run { sums, next in
      #expect(sums.count == min(3_000, 256 * next))
      told.append(sums.count)
    }
    #expect(told == told.sorted() && Set(told).count == told.count)
    #expect(told.last == 3_000)
  }

  /// The quantiles are those of the draws, to within the histogram's bins.
  @Test func quantilesAreThoseOfTheDraws() async throws {
    let simulation = try simulation(threads: 2)
    let draws = (0..<simulation.blockCount).flatMap { simulation.block($0) }
      .filter { $0 > -.infinity }.sorted()
    let result = try await MomentRun(simulation, into: []).run()
    for p in [0.05, 0.25, 0.5, 0.95] {
      let rank = Int((p * Double(draws.count)).rounded(.up)) - 1
      let error = abs(result.logarithms.quantile(p) - draws[rank])
      #expect(error <= LogHistogram.resolution, "p = \(p)")
    }
  }

  /// If every net is dead there are no logarithms to summarise.
  @Test func deadNetsHaveNoLogarithms() async throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 2, 1]),
      input: .zeros
    )
    let simulation = Simulation(
      ReferenceSampler(spec),
      streams: try Streams(seed: 1),
      samples: 500,
      threads: 1
    )
    let result = try await MomentRun(
      simulation,
      into: [MomentAccumulator(order: 2)]
    ).run()
    #expect(result.zeros == 500 && result.logarithms.count == 0)
    #expect(result.moments[0].mean.isZero)
  }
}
