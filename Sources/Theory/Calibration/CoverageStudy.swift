import Estimation
import ExactArithmetic
import Foundation
import Networks
import Sampling

/// How often intervals contain the exact value, over many runs of the machinery
/// that makes them.
public struct CoverageStudy: Sendable {
  /// What one run's interval did.
  public struct Trial: Sendable {
    let isCovered: Bool
    let isAbove: Bool
    let verdict: Verdict
    let logStandardError: Double
  }

  /// What came of one way to estimate one moment.
  public struct Cell: Sendable {
    /// How the intervals were made.
    public let method: Estimate.Method
    /// What drew the networks.
    public let sampler: String
    /// Networks, or particles over all islands, of one run.
    public let samples: Int
    /// The relative standard error foreseen; of splitting, the median.
    public let relativeError: Double
    /// What the Edgeworth expansion says; nil of splitting or without a shape.
    public let foreseenError: Double?
    /// The runs with an interval.
    public let trials: [Trial]
    /// The runs.
    public let replications: Int
  }

  /// The network and moment.
  public let net: CalibrationNet
  /// What is known of the moment.
  public let expectation: Expectation
  /// The runs.
  public let replications: Replications
  /// Nanoseconds that all runs of one cell may take together, roughly.
  public let budget: Double
  /// What draws the networks of direct runs.
  public let sampler: any Sampler

  private static let confidence = 0.95
  /// Nanoseconds that the sums take for one draw, roughly.
  private static let sumsCost = 150.0
  private let spec: NetworkSpec

  /// The study of one moment.
  public init(
    _ net: CalibrationNet,
    replications: Replications,
    budget: Double
  ) throws {
    self.net = net
    self.replications = replications
    self.budget = budget
    spec = try net.spec()
    let hypotheses = Hypotheses(spec)
    expectation = Expectation(spec, order: net.order, hypotheses: hypotheses)
    let tiesExcluded = hypotheses.noTies.status == .holds
    sampler = try SamplerKind.fastest(
      for: spec,
      admitting: .theorem,
      tiesExcluded: tiesExcluded
    ).sampler(for: spec, tiesExcluded: tiesExcluded)
  }

  /// The sizes of direct runs: what a verdict takes, if the budget allows, and
  /// what 5 % and 10 % take, at most a thirtieth of the budget each.
  public var sizes: [Int] {
    let draw = sampler.cost + CoverageStudy.sumsCost
    let largest = budget / (draw * Double(max(1, replications.count)))
    let bare = expectation.samplesNeeded() ?? .infinity
    var sizes = [bare, bare / 4].map { Int(max(100, min($0, largest / 30))) }
    if let trusted = expectation.samplesToTrust(), trusted <= largest {
      sizes.append(Int(trusted))
    }
    return Set(sizes).sorted(by: >)
  }

  /// Direct runs of so many networks.
  public func direct(samples: Int) async throws -> Cell {
    let trials = try await replications.map { streams -> Trial? in
      let sums = MomentAccumulator(
        order: net.order,
        samples: samples,
        test: expectation.known.map {
          CatoniTest($0, samples: samples, level: Experiment.falseAlarm)
        }
      )
      let run = MomentRun(
        Simulation(sampler, streams: streams, samples: samples, threads: 1),
        into: [sums]
      )
      guard let moment = try await run.run().moments.first else { return nil }
      let estimate = Estimate(
        moment,
        known: expectation.known,
        confidence: CoverageStudy.confidence
      )
      let row = Row(expectation, estimate, level: Experiment.falseAlarm)
      return trial(estimate, row.verdict)
    }
    return Cell(
      method: .exactVariance,
      sampler: sampler.name,
      samples: samples,
      relativeError: expectation.relativeStandardError(samples: samples) ?? 0,
      foreseenError: expectation.known?.shape?.coverageError(
        samples: samples,
        confidence: CoverageStudy.confidence
      ),
      trials: trials.compactMap { $0 },
      replications: replications.count
    )
  }

  /// Runs of splitting with so many particles over 16 islands.
  public func split(particles: Int, foreseen: Double?) async throws -> Cell {
    let islands = SplittingRun.fewestIslands
    let make = { @Sendable (streams: Streams) in
      Splitting(
        spec,
        order: net.order,
        particles: max(1, (particles + islands - 1) / islands),
        streams: streams
      )
    }
    let trials = try await replications.map { streams -> Trial? in
      let splitting = make(streams)
      let result = SplittingEstimate(
        splitting,
        islands: try await SplittingRun(splitting, islands: islands).run(),
        confidence: CoverageStudy.confidence
      )
      let row = Row(
        expectation,
        result,
        drawing: splitting.drawing,
        foreseen: foreseen,
        level: Experiment.falseAlarm
      )
      let value = expectation.exact?.logNumber
      return Estimate(result, testing: value).flatMap { trial($0, row.verdict) }
    }
    let found = trials.compactMap { $0 }
    let errors = found.map(\.logStandardError).sorted()
    let drawing = make(try replications.streams(0)).drawing
    return Cell(
      method: .islands,
      sampler: drawing.rawValue,
      samples: particles,
      relativeError: errors.isEmpty ? 0 : errors[errors.count / 2],
      foreseenError: nil,
      trials: found,
      replications: replications.count
    )
  }

  /// The pilot that plans the runs; nil if none is believed.
  public func pilot() async throws -> SplittingPilot? {
    try await SplittingPilot(
      spec,
      order: net.order,
      streams: try Streams(seed: replications.seed),
      threads: replications.threads
    )
  }

  private func trial(_ estimate: Estimate, _ verdict: Verdict) -> Trial? {
    guard let exact = expectation.exact?.logNumber else { return nil }
    return Trial(
      isCovered: estimate.low <= exact && exact <= estimate.high,
      isAbove: estimate.low > exact,
      verdict: verdict,
      logStandardError: (estimate.standardError / estimate.mean).value
    )
  }
}

extension CoverageStudy.Cell {
  /// The trials with a verdict, or those without.
  public func trials(withVerdict isGiven: Bool) -> [CoverageStudy.Trial] {
    trials.filter {
      ($0.verdict == .consistent || $0.verdict == .violated) == isGiven
    }
  }
}

extension [CoverageStudy.Trial] {
  /// How many intervals contain the exact value.
  public var covered: Int { count(where: \.isCovered) }
  /// How many lie above it.
  public var above: Int { count(where: \.isAbove) }
}
