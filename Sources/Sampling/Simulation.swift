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
  /// How many batches of blocks are worked on at once.
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

  /// The networks of a range of blocks; the last block may be shorter.
  public func networks(in blocks: Range<Int>) -> Int {
    min(samples, blocks.upperBound * Simulation.blockSize)
      - min(samples, blocks.lowerBound * Simulation.blockSize)
  }

  /// The draws of one block.
  public func block(_ index: Int) -> [Double] {
    sampler.logSquaredGradients(
      networks(in: index..<index + 1),
      from: BlockStream(streams, block: index)
    )
  }

  /// Hands every block to `consume`, in block order.
  ///
  /// Throws `CancellationError` if the task is cancelled meanwhile.
  public func run(_ consume: ([Double]) throws -> Void) async throws {
    try await map(0..<blockCount) { batch in
      batch.map { block($0) }
    } consume: { blocks, _ in
      for draws in blocks { try consume(draws) }
    }
  }
}
