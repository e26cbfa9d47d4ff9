import Estimation
import ExactArithmetic
import Foundation
import Networks
import Sampling
import TestSupport
import Testing

/// Islands side by side, and the estimate that they make.
@Suite struct SplittingRunTests {
  private static func splitting(
    input: Input = .generic,
    particles: Int = 40
  ) throws -> Splitting {
    Splitting(
      try NetworkSpec(
        architecture: Architecture(widths: [2, 5, 5, 1]),
        input: input
      ),
      order: 2,
      particles: particles,
      streams: try Streams(seed: 8, purpose: .splitting)
    )
  }

  /// The same bits in the same order for 1, 2, 3 and 7 threads.
  @Test func threadsChangeNoBit() async throws {
    let one = try await SplittingRun(Self.splitting(), islands: 10).run()
    #expect(one.map(\.index) == Array(0..<10))
    for threads in [2, 3, 7] {
      let many = try await SplittingRun(
        Self.splitting(),
        islands: 10,
        threads: threads
      ).run()
      #expect(one.map(\.logEstimate) == many.map(\.logEstimate))
      #expect("\(one)" == "\(many)")
    }
  }

  /// A longer run begins with the shorter one.
  @Test func islandsAreSlices() async throws {
    let short = try await SplittingRun(Self.splitting(), islands: 3).run()
    let long = try await SplittingRun(Self.splitting(), islands: 6).run()
    #expect(short.map(\.logEstimate) == long.prefix(3).map(\.logEstimate))
  }

  /// A study is the mean of its islands, in as many batches as it takes.
  @Test func studiesAreMeans() async throws {
    let splitting = try Self.splitting(particles: 2)
    let islands = try await SplittingRun(splitting, islands: 1_200).run()
    let tail = try await SplittingRun(splitting, first: 1_190, islands: 10)
      .run()
    #expect(
      islands.suffix(10).map(\.logEstimate) == tail.map(\.logEstimate)
    )
    let study = UnbiasednessStudy(splitting, runs: 1_200, threads: 2)
    let outcome = try await study.run()
    let mean = islands.reduce(0) { $0 + exp($1.logEstimate) } / 1_200
    #expect(outcome.runs == 1_200)
    #expect(abs(outcome.mean.value / mean - 1) <= 1e-12)
    let error = try #require(outcome.relativeStandardError)
    let off = try #require(outcome.deviation(from: LogNumber(mean / 2)))
    #expect(abs(off - 0.5 / error) <= 1e-9 / error)
    #expect(outcome.deviation(from: .zero) == nil)
  }

  /// Islands that are done are not run again, and the bits are the same; a
  /// document in between changes none.
  @Test func finishedIslandsStand() async throws {
    let run = try SplittingRun(Self.splitting(), islands: 6)
    let whole = try await run.run()
    var fresh: [Int] = []
    let state = IslandsState(
      order: 2,
      particles: 60,
      numbers: 0..<6,
      done: [whole[4], whole[1]]
    )
    #expect(!state.isComplete)
    let done = try state.islands()
    let again = try await run.run(done: done) {
      fresh.append($0.index)
    }
    #expect(fresh == [0, 2, 3, 5])
    let text = { (islands: [Island]) -> String in
      RunState(
        settings: [:],
        blocks: 0..<0,
        next: 0,
        sums: nil,
        islands: [
          IslandsState(order: 2, particles: 60, numbers: 0..<6, done: islands)
        ]
      ).text
    }
    #expect(text(again) == text(whole))
    let read = try RunState(parsing: text(whole))
    #expect(read.isComplete && read.text == text(whole))
  }

  /// Progress is told island by island; a cancelled run throws.
  @Test func progressAndCancellation() async throws {
    var told: Set<Int> = []
    _ = try await SplittingRun(Self.splitting(), islands: 5, threads: 2)
      .run { _ = told.insert($0.index) }
    #expect(told == [0, 1, 2, 3, 4])
    let task = Task {
      try await SplittingRun(Self.splitting(particles: 100_000), islands: 99)
        .run()
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// A sound run has no alarm; the mean is that of the islands.
  @Test func soundRunsAreSilent() async throws {
    let splitting = try Self.splitting(particles: 200)
    let islands = try await SplittingRun(splitting).run()
    let estimate = SplittingEstimate(
      splitting,
      islands: islands,
      confidence: 0.95
    )
    #expect(estimate.alarms.isEmpty)
    #expect(estimate.samples == 3_200 && estimate.order == 2)
    let mean = islands.map { exp($0.logEstimate) }.reduce(0, +) / 16
    #expect(abs(estimate.mean.value / mean - 1) <= 1e-13)
    #expect(estimate.shares.count == 3)
    #expect((0.01...1).contains(estimate.smallestEffectiveShare))
    // E[Z²] = 2 (1 + 2/2)(1 + 5/5)² = 16; islands of 200 are within a factor 4.
    #expect((4...64).contains(mean))
  }

  /// Nothing is dropped in silence: dead islands, few islands, few ancestors.
  @Test func alarmsAreRaised() async throws {
    let dead = try Self.splitting(input: .zeros)
    let none = SplittingEstimate(
      dead,
      islands: try await SplittingRun(dead).run(),
      confidence: 0.95
    )
    #expect(none.alarms == [.allIslandsDead])
    #expect(none.interval == nil && none.mean.isZero)
    let lonely = try Self.splitting(particles: 1)
    let islands = try await SplittingRun(lonely, islands: 12).run()
    let few = SplittingEstimate(lonely, islands: islands, confidence: 0.95)
    let lost = islands.filter { $0.logEstimate == -.infinity }.count
    #expect(lost > 0 && lost < 12)
    #expect(few.alarms.contains(.fewIslands(12)))
    #expect(few.alarms.contains(.deadIslands(lost)))
    #expect(
      few.alarms.contains { if case .scattered = $0 { true } else { false } }
    )
    #expect(
      few.alarms.contains { if case .fewRoots = $0 { true } else { false } }
    )
    for alarm in none.alarms + few.alarms { #expect(!"\(alarm)".isEmpty) }
    let nothing = SplittingEstimate(dead, islands: [], confidence: 0.95)
    #expect(nothing.mean.isZero && nothing.shares.isEmpty)
  }
}
