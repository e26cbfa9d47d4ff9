import GSL

/// A run of a sampler over many blocks, on any number of threads.
///
/// Every block has its own stream and blocks are handed on in their order, so
/// the numbers do not depend on the number of threads.
public struct Simulation: Sendable {
  /// Networks in one block; part of the stream protocol.
  public static let blockSize = 256

  /// The sampler.
  public let sampler: any Sampler
  /// The streams.
  public let streams: Streams
  /// The number of networks.
  public let samples: Int
  /// How many blocks are worked on at once.
  public let threads: Int

  /// The run of `samples` networks.
  public init(
    _ sampler: any Sampler,
    streams: Streams,
    samples: Int,
    threads: Int
  ) {
    self.sampler = sampler
    self.streams = streams
    self.samples = samples
    self.threads = max(1, threads)
  }

  /// The number of blocks.
  public var blockCount: Int {
    (samples + Simulation.blockSize - 1) / Simulation.blockSize
  }

  /// The draws of one block; the last block may be shorter.
  public func block(_ index: Int) -> [Double] {
    let count = min(
      Simulation.blockSize,
      samples - index * Simulation.blockSize
    )
    return sampler.logSquaredGradients(
      count,
      from: BlockStream(streams, block: index)
    )
  }

  /// Hands every block to `consume`, in block order.
  ///
  /// Throws `CancellationError` if the task is cancelled meanwhile.
  public func run(_ consume: ([Double]) throws -> Void) async throws {
    // Finished blocks wait for their turn; the window bounds how many.
    let window = 4 * threads
    var waiting: [Int: [Double]] = [:]
    var started = 0
    var consumed = 0
    try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      func startMore(running: Int) {
        var running = running
        while running < threads, started < blockCount,
          started - consumed < window
        {
          let index = started
          group.addTask {
            try Task.checkCancellation()
            return (index, block(index))
          }
          started += 1
          running += 1
        }
      }
      var running = 0
      startMore(running: running)
      running = started
      while let (index, values) = try await group.next() {
        try Task.checkCancellation()
        running -= 1
        waiting[index] = values
        while let ready = waiting.removeValue(forKey: consumed) {
          try consume(ready)
          consumed += 1
        }
        let before = started
        startMore(running: running)
        running += started - before
      }
    }
  }
}
