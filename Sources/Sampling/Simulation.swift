import GSL

/// A run of a sampler over many blocks, on any number of threads.
///
/// Every block has its own stream and blocks are handed on in their order, so
/// the numbers do not depend on the number of threads. A thread takes several
/// cheap blocks at a time, which changes no number either.
///
///     let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
///     var dead: [Int] = []
///     for threads in [1, 3] {
///       let simulation = Simulation(
///         ReferenceSampler(net),
///         streams: try Streams(seed: 7),
///         samples: 1000,
///         threads: threads
///       )
///       var zeros = 0
///       try await simulation.run { logs in
///         zeros += logs.count { $0 == -.infinity }
///       }
///       dead.append(zeros)
///     }
///     print(dead[0] == dead[1])  // true
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
    try await run(summarizing: { $0 }, consume)
  }

  /// Turns every block into a summary on the thread that drew it, and hands the
  /// summaries to `consume`, in block order.
  ///
  /// What is costly for each network belongs into `summarize`: `consume` runs
  /// on one thread only. Throws `CancellationError` if the task is cancelled
  /// meanwhile.
  public func run<Summary: Sendable>(
    summarizing summarize: @escaping @Sendable ([Double]) -> Summary,
    _ consume: (Summary) throws -> Void
  ) async throws {
    try await map(0..<blockCount) { batch in
      batch.map { summarize(block($0)) }
    } consume: { summaries, _ in
      for summary in summaries { try consume(summary) }
    }
  }

  /// How many blocks make about a millisecond of work.
  var blocksTogether: Int {
    let nanoseconds = max(1, sampler.cost * Double(Simulation.blockSize))
    let share = blockCount / (4 * threads)
    return max(1, min(Int(min(1e6 / nanoseconds, 256)), share))
  }
}
