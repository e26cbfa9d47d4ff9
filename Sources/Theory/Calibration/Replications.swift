import Sampling

/// Independent repetitions of a study, each with a seed of its own.
///
/// They are handed back in their order, so the numbers do not depend on the
/// number of threads.
public struct Replications: Sendable {
  /// The seed of them all.
  public let seed: UInt64
  /// How many there are.
  public let count: Int
  /// How many are worked on at once.
  public let threads: Int

  /// So many repetitions.
  public init(seed: UInt64, count: Int, threads: Int) {
    self.seed = seed
    self.count = count
    self.threads = max(1, threads)
  }

  /// The streams of the i-th repetition.
  public func streams(_ i: Int) throws -> Streams {
    try Streams(seed: Streams.subseed(of: seed, index: i))
  }

  /// What `body` makes of every repetition, given its streams.
  ///
  /// Throws what it throws, and `CancellationError` if the task is cancelled.
  public func map<Result: Sendable>(
    _ body: @escaping @Sendable (Streams) async throws -> Result
  ) async throws -> [Result] {
    var results: [Int: Result] = [:]
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var started = 0
      func start() {
        guard started < count else { return }
        let index = started
        group.addTask { (index, try await body(try streams(index))) }
        started += 1
      }
      for _ in 0..<threads { start() }
      while let (index, result) = try await group.next() {
        try Task.checkCancellation()
        results[index] = result
        start()
      }
    }
    return (0..<count).compactMap { results[$0] }
  }
}
