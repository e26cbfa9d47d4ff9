import Networks
import Sampling

/// Many drawn networks, each block of them on a stream of its own.
///
/// Blocks are handed on in their order, so the numbers do not depend on the
/// number of threads.
struct NetStudy: Sendable {
  /// The streams.
  let streams: Streams
  /// The number of networks.
  let samples: Int
  /// How many blocks are worked on at once.
  let threads: Int
  /// Networks in one block; it decides which stream a network has.
  var blockSize = 16

  /// Draws block by block and hands every block's summary to `consume`.
  ///
  /// `draw` is told how many networks the block has. Throws what `draw` throws,
  /// and `CancellationError` if the task is cancelled meanwhile.
  func run<Part: Sendable>(
    _ draw: @escaping @Sendable (Int, BlockStream) throws -> Part,
    consume: (Part) throws -> Void
  ) async throws {
    let (samples, streams, size) = (samples, streams, blockSize)
    let simulation = Simulation(
      try NetStudy.idle(),
      streams: streams,
      samples: 0,
      threads: threads
    )
    let blocks = (samples + size - 1) / size
    try await simulation.map(0..<blocks) { batch in
      batch.map { block in
        Result<Part, any Error> {
          try draw(
            min(size, samples - block * size),
            BlockStream(streams, block: block)
          )
        }
      }
    } consume: { parts, _ in
      for part in parts { try consume(part.get()) }
    }
  }

  /// A simulation works in the name of a sampler; this one draws nothing.
  private static func idle() throws -> ReferenceSampler {
    ReferenceSampler(
      try NetworkSpec(architecture: Architecture(widths: [1, 1]))
    )
  }
}
