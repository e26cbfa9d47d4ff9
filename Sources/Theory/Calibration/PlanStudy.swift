import Estimation
import Foundation
import Networks
import Sampling

/// What a plan foretells, held against what runs of the planned size need.
public struct PlanStudy: Sendable {
  /// One method's numbers.
  public struct Outcome: Sendable {
    /// `direct` or `splitting`.
    public let method: String
    /// The samples that the plan foretells.
    public let predicted: Double
    /// The samples that the scatter of the runs asks for; nil if no run could
    /// see it.
    public let needed: Double?
    /// Islands or networks that the scatter was measured on.
    public let measuredOn: Int
  }

  /// The networks: a series of β for the figure, and other laws.
  public static let nets: [CalibrationNet] =
    [1, 2].flatMap { order in
      ["5,5,1", "5,5x3,1", "5,5x6,1", "5,5x12,1", "5,5x18,1", "5,5x25,1"].map {
        CalibrationNet($0, order: order)
      }
    } + [
      CalibrationNet("3,8,8,1", "uniform", bias: "rademacher", order: 2),
      CalibrationNet("3,8x8,1", "uniform", order: 3),
      CalibrationNet("4,10,1", "laplace", bias: "gaussian", order: 2),
      CalibrationNet("3,6,6,1", "threepoint(1/3)", bias: "gaussian"),
      CalibrationNet("10,10x10,1", order: 3),
    ]

  /// The most networks that a direct run is measured on.
  static let largestRun = 2e6

  /// The plan of direct sampling, by the variance alone, and its measured
  /// counterpart where a run is affordable.
  public static func direct(
    _ net: CalibrationNet,
    precision: Double,
    _ runs: Replications
  ) async throws -> Outcome? {
    let spec = try net.spec()
    let hypotheses = Hypotheses(spec)
    let expectation = Expectation(
      spec,
      order: net.order,
      hypotheses: hypotheses
    )
    guard let predicted = expectation.samplesNeeded(resolution: precision)
    else { return nil }
    // The sample variance needs many times more networks than the mean.
    let samples = Int(min(largestRun, 64 * predicted))
    guard expectation.samplesToTrust().map({ $0 <= Double(samples) }) == true
    else {
      return Outcome(
        method: "direct",
        predicted: predicted,
        needed: nil,
        measuredOn: 0
      )
    }
    let tiesExcluded = hypotheses.noTies.status == .holds
    let kind = SamplerKind.fastest(
      for: spec,
      admitting: .theorem,
      tiesExcluded: tiesExcluded
    )
    let run = MomentRun(
      Simulation(
        try kind.sampler(for: spec, tiesExcluded: tiesExcluded),
        streams: try runs.streams(0),
        samples: samples,
        threads: runs.threads
      ),
      into: [MomentAccumulator(order: net.order, samples: samples)]
    )
    let variance = try await run.run().moments.first?.relativeVariance
    return Outcome(
      method: "direct",
      predicted: predicted,
      needed: variance.map { $0 / (precision * precision) },
      measuredOn: samples
    )
  }

  /// The plan of splitting from its pilot, and the scatter of `runs.count`
  /// islands of the planned size; nil if no pilot is believed.
  public static func splitting(
    _ net: CalibrationNet,
    precision: Double,
    _ runs: Replications
  ) async throws -> Outcome? {
    let spec = try net.spec()
    guard
      let pilot = try await SplittingPilot(
        spec,
        order: net.order,
        streams: try runs.streams(0),
        threads: runs.threads
      )
    else { return nil }
    let predicted = pilot.particlesNeeded(precision: precision)
    let islands = SplittingRun.fewestIslands
    let splitting = Splitting(
      spec,
      order: net.order,
      particles: (Int(predicted) + islands - 1) / islands,
      streams: try runs.streams(1)
    )
    let finished = try await SplittingRun(
      splitting,
      islands: runs.count,
      threads: runs.threads
    ).run()
    let interval = IslandInterval(
      finished.map(\.logEstimate),
      confidence: 0.95
    )
    let particles = Double(splitting.particles)
    return Outcome(
      method: "splitting",
      predicted: predicted,
      needed: interval.map {
        $0.spread * $0.spread * particles / (precision * precision)
      },
      measuredOn: finished.count
    )
  }
}
