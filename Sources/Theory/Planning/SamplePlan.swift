import Estimation
import Networks
import Sampling

/// What a moment takes, by every method and sampler, for a wanted relative
/// standard error.
public struct SamplePlan: Sendable {
  /// One way to estimate the moment.
  public struct Way: Sendable {
    /// `direct` or `splitting`.
    public let method: String
    /// The sampler; for splitting, how layers are drawn.
    public let sampler: String
    /// What the numbers are evidence for.
    public let evidence: EvidenceLevel
    /// Networks, or particles over all islands.
    public let samples: Double
    /// Networks for the standard error alone, whether or not an interval from
    /// them would cover; of splitting the same as `samples`.
    public let samplesForError: Double
    /// Seconds on the threads at hand.
    public let seconds: Double
    /// Where `samples` comes from.
    public let basis: String
  }

  /// Beyond this time a way is called hopeless: a year.
  public static let hopeless = 365.25 * 86400

  /// What is known of the moment.
  public let expectation: Expectation
  /// The wanted relative standard error.
  public let precision: Double
  /// The ways, the definition's first, then faster samplers, then splitting.
  public let ways: [Way]

  /// K.
  public var order: Int { expectation.order }

  /// The plan of one moment.
  ///
  /// Direct sampling is planned from the exact variance; splitting from a pilot
  /// run. Throws `CancellationError` if the task is cancelled.
  public init(
    _ spec: NetworkSpec,
    _ expectation: Expectation,
    precision: Double,
    timings: [SamplerTiming],
    streams: Streams,
    threads: Int
  ) async throws {
    self.expectation = expectation
    self.precision = precision
    var ways: [Way] = []
    if let needed = expectation.samplesToTrust(resolution: precision),
      let bare = expectation.samplesNeeded(resolution: precision)
    {
      ways = timings.map {
        Way(
          method: "direct",
          sampler: $0.sampler,
          evidence: $0.evidence,
          samples: needed,
          samplesForError: bare,
          seconds: needed * $0.secondsPerNetwork / Double(threads),
          basis: needed > bare
            ? "exact variance, skewness and kurtosis" : "exact variance"
        )
      }
    }
    let pilot =
      expectation.exact == nil
      ? nil
      : try await SplittingPilot(
        spec,
        order: expectation.order,
        streams: streams,
        threads: threads
      )
    if let pilot {
      let needed = pilot.particlesNeeded(precision: precision)
      ways.append(
        Way(
          method: "splitting",
          sampler: pilot.evidence == .conditioning ? "conditioned" : "dense",
          evidence: pilot.evidence,
          samples: needed,
          samplesForError: needed,
          seconds: needed * pilot.secondsPerParticle / Double(threads),
          basis: "pilot run"
        )
      )
    }
    self.ways = ways
  }

  /// The quickest way whose numbers are evidence for the theorem; nil if there
  /// is none at all.
  public var best: Way? {
    ways.filter { $0.evidence == .definition || $0.evidence == .conditioning }
      .min { $0.seconds < $1.seconds }
  }

  /// The quickest direct way that is evidence for the theorem.
  public var direct: Way? {
    ways.filter {
      $0.method == "direct"
        && ($0.evidence == .definition || $0.evidence == .conditioning)
    }.min { $0.seconds < $1.seconds }
  }

  /// Splitting; nil if no pilot could be believed.
  public var splitting: Way? { ways.first { $0.method == "splitting" } }
}

extension SamplerTiming {
  /// The timings of every fast sampler that the network admits.
  public static func all(
    _ spec: NetworkSpec,
    hypotheses: Hypotheses,
    streams: Streams
  ) throws(SamplingError) -> [SamplerTiming] {
    let tiesExcluded = hypotheses.noTies.status == .holds
    var timings: [SamplerTiming] = []
    for kind in SamplerKind.allCases where kind != .reference {
      guard kind.refusal(for: spec, tiesExcluded: tiesExcluded) == nil else {
        continue
      }
      timings.append(
        SamplerTiming(
          try kind.sampler(for: spec, tiesExcluded: tiesExcluded),
          streams: streams
        )
      )
    }
    return timings
  }
}
