import Estimation
import ExactArithmetic
import Foundation
import Networks
import Sampling

/// How often each alarm is raised, where it should be and where it should not.
public struct AlarmStudy: Sendable {
  /// One kind of run.
  public struct Setting: Sendable {
    /// The network and moment.
    public let net: CalibrationNet
    /// Networks of one run; of splitting, particles over all islands.
    public let samples: Int
    /// Whether the runs are of splitting.
    public let isSplit: Bool
    /// ln of the factor by which Z grows from the first draw to the last: 0
    /// unless independence is broken on purpose.
    public let drift: Double

    init(
      _ net: CalibrationNet,
      samples: Int,
      isSplit: Bool = false,
      drift: Double = 0
    ) {
      self.net = net
      self.samples = samples
      self.isSplit = isSplit
      self.drift = drift
    }
  }

  /// What was found in the runs of one setting.
  public struct Outcome: Sendable {
    /// The alarms of every run, by their checks' names.
    public let alarms: [Set<String>]
    /// Whether the mean is near a Gaussian, by the exact moments; nil of
    /// splitting.
    public let isNormal: Bool?
  }

  /// Where the alarms are tried.
  public static let settings: [Setting] = [
    Setting(CalibrationNet("4,8,1"), samples: 20_000),
    Setting(CalibrationNet("10,20x4,1"), samples: 20_000),
    Setting(CalibrationNet("4,8,1", "uniform"), samples: 20_000),
    Setting(CalibrationNet("4,8,1"), samples: 20_000, drift: 0.3),
    Setting(CalibrationNet("10,10x10,1"), samples: 2_000),
    Setting(CalibrationNet("10,10x10,1", order: 2), samples: 20_000),
    Setting(CalibrationNet("5,5x25,1"), samples: 20_000),
    Setting(CalibrationNet("5,5x25,1", order: 2), samples: 2_000),
    Setting(CalibrationNet("4,10,1", "student(5)", order: 2), samples: 20_000),
    Setting(CalibrationNet("1,1x30,1"), samples: 1_000),
    Setting(CalibrationNet("10,10x10,1"), samples: 8_000, isSplit: true),
    Setting(
      CalibrationNet("5,5x25,1", order: 2),
      samples: 16_000,
      isSplit: true
    ),
    Setting(CalibrationNet("5,5x25,1", order: 2), samples: 160, isSplit: true),
    Setting(CalibrationNet("2,2x25,1", order: 3), samples: 64, isSplit: true),
  ]

  /// The runs of one setting.
  public static func run(
    _ setting: Setting,
    _ replications: Replications
  ) async throws -> Outcome {
    let spec = try setting.net.spec()
    let hypotheses = Hypotheses(spec)
    let expectation = Expectation(
      spec,
      order: setting.net.order,
      hypotheses: hypotheses
    )
    if setting.isSplit {
      let alarms = try await replications.map {
        try await split(setting, spec, $0)
      }
      return Outcome(alarms: alarms, isNormal: nil)
    }
    let tiesExcluded = hypotheses.noTies.status == .holds
    let sampler = try SamplerKind.fastest(
      for: spec,
      admitting: .theorem,
      tiesExcluded: tiesExcluded
    ).sampler(for: spec, tiesExcluded: tiesExcluded)
    let alarms = try await replications.map { streams in
      let draws = Simulation(
        sampler,
        streams: streams,
        samples: setting.samples,
        threads: 1
      )
      return try await findings(setting, draws, expectation.known)
    }
    return Outcome(
      alarms: alarms,
      isNormal: expectation.isNormal(
        samples: setting.samples,
        confidence: 0.95
      )
    )
  }

  private static func findings(
    _ setting: Setting,
    _ draws: Simulation,
    _ known: KnownMoment?
  ) async throws -> Set<String> {
    var sums = MomentAccumulator(
      order: setting.net.order,
      samples: setting.samples
    )
    try await draws.run { block in
      for logZ in block {
        let share = Double(sums.count) / Double(setting.samples)
        sums.add(logZ + setting.drift * share)
      }
    }
    return Set(sums.findings(known: known).alarms.map(\.check))
  }

  private static func split(
    _ setting: Setting,
    _ spec: NetworkSpec,
    _ streams: Streams
  ) async throws -> Set<String> {
    let islands = SplittingRun.fewestIslands
    let splitting = Splitting(
      spec,
      order: setting.net.order,
      particles: setting.samples / islands,
      streams: streams
    )
    let estimate = SplittingEstimate(
      splitting,
      islands: try await SplittingRun(splitting, islands: islands).run(),
      confidence: 0.95
    )
    return Set(estimate.alarms.map(\.check))
  }
}
