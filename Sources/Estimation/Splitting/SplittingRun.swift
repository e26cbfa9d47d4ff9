import Sampling

/// The islands of a splitting run, worked on side by side.
///
/// Every island has its own stream and they are handed on in their order, so the
/// numbers do not depend on the number of threads.
public struct SplittingRun: Sendable {
  /// The fewest islands that an interval is made from.
  public static let fewestIslands = 16

  /// The estimator.
  public let splitting: Splitting
  /// The number of the first island.
  public let first: Int
  /// The number of islands.
  public let islands: Int
  /// How many islands are worked on at once.
  public let threads: Int

  /// The run of so many islands, from the `first` on.
  public init(
    _ splitting: Splitting,
    first: Int = 0,
    islands: Int = SplittingRun.fewestIslands,
    threads: Int = 1
  ) {
    self.splitting = splitting
    self.first = max(0, first)
    self.islands = max(0, islands)
    self.threads = max(1, threads)
  }

  /// Runs to the end, handing each island on as it is finished, in any order.
  ///
  /// Islands that are `done` already are not run again. Throws
  /// `CancellationError` if the task is cancelled, and what `each` throws.
  public func run(
    done: [Island] = [],
    each: (Island) throws -> Void = { _ in }
  ) async throws -> [Island] {
    var finished = Dictionary(
      done.map { ($0.index, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let missing = (first..<(first + islands)).filter { finished[$0] == nil }
    try await withThrowingTaskGroup(of: Island.self) { group in
      var started = 0
      func start() {
        guard started < missing.count else { return }
        let index = missing[started]
        group.addTask { try splitting.island(index) }
        started += 1
      }
      for _ in 0..<threads { start() }
      while let island = try await group.next() {
        try Task.checkCancellation()
        finished[island.index] = island
        try each(island)
        start()
      }
    }
    return (first..<(first + islands)).compactMap { finished[$0] }
  }
}
