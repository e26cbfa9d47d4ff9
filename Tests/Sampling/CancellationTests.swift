import Networks
import Sampling
import Synchronization
import Testing

/// Ctrl-C: a cancelled run throws and never pretends to be complete.
@Suite struct CancellationTests {
  /// Cancelled in its midst, a run throws `CancellationError`.
  @Test(arguments: [1, 2, 7])
  func cancelledRunsThrow(threads: Int) async throws {
    let simulation = try SimulationTests.simulation(
      samples: 1_000_000_000,
      threads: threads
    )
    let (started, signal) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await simulation.run { _ in signal.yield() }
    }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// Cancelled before its beginning, a run draws nothing.
  @Test func runsCancelledBeforehandDrawNothing() async throws {
    let simulation = try SimulationTests.simulation(samples: 10_000)
    let blocks = Mutex(0)
    let gate = AsyncStream<Void>.makeStream()
    let task = Task {
      for await _ in gate.stream { break }
      try await simulation.run { _ in blocks.withLock { $0 += 1 } }
    }
    task.cancel()
    gate.continuation.finish()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(blocks.withLock { $0 } == 0)
  }
}
