import GSL
import Networks
import Sampling

/// Many draws of a flow, on any number of threads.
///
/// Network i has stream i to itself, and results keep that order, so that the
/// numbers do not depend on the threads.
public struct FlowRun: Sendable {
  /// What is drawn.
  public let source: any FlowSource
  /// The streams.
  public let streams: Streams
  /// How many networks are drawn.
  public let nets: Int
  /// How many are worked on at once.
  public let threads: Int

  /// The run of `nets` networks; at least one.
  public init(
    _ source: any FlowSource,
    streams: Streams,
    nets: Int,
    threads: Int
  ) {
    self.source = source
    self.streams = streams
    self.nets = max(nets, 1)
    self.threads = max(threads, 1)
  }

  /// Draws all networks; `progress` hears the share that is done.
  ///
  /// Throws the first network's error that comes up, or `CancellationError`.
  public func sample(
    progress: (Double) -> Void = { _ in }
  ) async throws -> FlowSample {
    var parts: [Int: Part] = [:]
    let size = max(1, min(16, nets / (8 * threads)))
    let starts = Array(stride(from: 0, to: nets, by: size))
    try await withThrowingTaskGroup(of: Part.self) { group in
      var next = 0
      func startOne() {
        guard next < starts.count else { return }
        let range = starts[next]..<min(starts[next] + size, nets)
        next += 1
        group.addTask { draw(range) }
      }
      for _ in 0..<threads { startOne() }
      while let part = try await group.next() {
        try Task.checkCancellation()
        startOne()
        parts[part.start] = part
        progress(Double(parts.count) / Double(starts.count))
      }
    }
    return try FlowSample(
      profiles: starts.flatMap { try parts[$0]?.profiles.get() ?? [] }
    )
  }

  private struct Part: Sendable {
    let start: Int
    let profiles: Result<[FlowProfile], NetworkError>
  }

  private func draw(_ range: Range<Int>) -> Part {
    var profiles: [FlowProfile] = []
    do {
      for net in range where !Task.isCancelled {
        let stream = BlockStream(streams, block: net)
        profiles.append(try source.profile(using: stream.generator()))
      }
      return Part(start: range.lowerBound, profiles: .success(profiles))
    } catch {
      return Part(start: range.lowerBound, profiles: .failure(error))
    }
  }
}
