import Sampling

/// How long a sampler takes for one network on this machine, measured.
public struct SamplerTiming: Sendable {
  /// The sampler's name.
  public let sampler: String
  /// What it takes for granted.
  public let evidence: EvidenceLevel
  /// Seconds for one network on one thread.
  public let secondsPerNetwork: Double

  /// Times a sampler for at least about 20 milliseconds.
  ///
  /// The networks drawn belong to no estimate.
  public init(_ sampler: any Sampler, streams: Streams) {
    self.sampler = sampler.name
    evidence = sampler.evidence
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    var size = 1
    var block = 0
    repeat {
      let stream = BlockStream(streams, block: block)
      _ = sampler.logSquaredGradients(size, from: stream)
      count += size
      block += 1
      size = min(Simulation.blockSize, 2 * size)
    } while clock.now - start < .milliseconds(20)
    let elapsed = (clock.now - start).components
    let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    secondsPerNetwork = seconds / Double(count)
  }
}
