import Estimation
import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// The theorem's plot: ln(E[Z²]/(2(1+2/n₀))) against β = Σ 1/n_j.
///
/// Gaussian weights, no bias, row of output 0. Exact points for every network
/// of five profiles and for published architectures; Monte Carlo points from
/// real networks wherever the exact variance says that the budget resolves
/// them. For Gaussian weights the ordinate is exactly Σ ln(1 + 5/n_j).
public struct SecondMomentFigure: Sendable {
  /// One network of the figure.
  struct Point: Sendable {
    let profile: String
    let name: String
    let spec: NetworkSpec
    let exact: ExactValue
    /// Networks to sample; nil if the budget does not resolve the point.
    let samples: Int?
  }

  /// The figure's name, and that of its files.
  public static let name = "second-moment"

  /// The relative standard error a Monte Carlo point aims at.
  static let aim = 0.025

  let points: [Point]
  let seed: UInt64
  let threads: Int

  /// The figure's networks; `published` are (name, architecture) pairs.
  ///
  /// `draws` is the budget of one Monte Carlo point in weights drawn: a number
  /// of operations, not of seconds, so that the figure does not depend on the
  /// machine.
  public init(
    published: [(name: String, architecture: Architecture)],
    seed: UInt64,
    threads: Int,
    draws: Double = 4e7
  ) throws {
    self.seed = seed
    self.threads = threads
    let generator = try Streams(seed: seed, purpose: .design)
      .generator(block: 0)
    var points: [Point] = []
    for profile in Profile.allCases {
      for net in try profile.architectures(generator) {
        points.append(
          try SecondMomentFigure.point(
            profile.rawValue,
            net.description,
            net,
            draws: draws
          )
        )
      }
    }
    for (name, net) in published {
      points.append(
        try SecondMomentFigure.point(
          "published",
          name,
          net,
          draws: 10 * draws
        )
      )
    }
    self.points = points
  }

  private static func point(
    _ profile: String,
    _ name: String,
    _ net: Architecture,
    draws: Double
  ) throws -> Point {
    let spec = try NetworkSpec(architecture: net)
    let moments = ExactMoments(spec)
    let affordable = draws / net.weightCount
    let wanted = moments.relativeVariance(2).map {
      ($0.value / (aim * aim)).rounded(.up)
    }
    // What an interval takes to be worth printing: a small standard error, and
    // a mean that is close enough to Gaussian. The latter takes the moments up
    // to 8 and is not asked where the former is out of reach.
    let ratio = aim / Experiment.resolution
    let isAffordable = wanted.map { $0 * ratio * ratio - 1 <= affordable }
    let needed =
      isAffordable == true
      ? Expectation(spec, order: 2, hypotheses: Hypotheses(spec))
        .samplesToTrust(confidence: 0.95) : nil
    let resolves = needed.map { $0 <= affordable } ?? false
    return Point(
      profile: profile,
      name: name,
      spec: spec,
      exact: try moments.moment(2),
      samples: resolves
        ? wanted.map { Int(min(max($0, needed ?? 0), affordable)) } : nil
    )
  }

  /// How many points there are, and how many are sampled.
  public var counts: (exact: Int, sampled: Int) {
    (points.count, points.count { $0.samples != nil })
  }

  /// Samples all affordable points; `progress` is told the share that is done.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func run(
    progress: (Double) -> Void = { _ in }
  ) async throws -> Outcome {
    let work = points.map {
      Double($0.samples ?? 0) * $0.spec.architecture.weightCount
    }
    let total = max(1, work.reduce(0, +))
    var done = 0.0
    var runs: [Int: SampledPoint] = [:]
    for (index, point) in points.enumerated() {
      guard let samples = point.samples else { continue }
      let seed = Streams.subseed(of: self.seed, index: index)
      let experiment = Experiment(
        point.spec,
        moments: [2],
        samples: samples,
        streams: try Streams(seed: seed),
        threads: threads
      )
      let report = try await experiment.run {
        progress((done + work[index] * Double($0) / Double(samples)) / total)
      }
      done += work[index]
      runs[index] = SampledPoint(
        row: report.rows[0],
        sampler: experiment.simulation.sampler,
        seed: seed
      )
    }
    return outcome(runs)
  }

  /// One sampled point.
  struct SampledPoint: Sendable {
    let row: Row
    let sampler: any Sampler
    let seed: UInt64
  }

  /// All points in their order, the sampled ones judged as one family.
  private func outcome(_ runs: [Int: SampledPoint]) -> Outcome {
    let sampled = runs.keys.sorted().compactMap { index in
      runs[index].map { (index: index, run: $0) }
    }
    let rejected = VerdictFamily(level: Experiment.falseAlarm)
      .rejected(sampled.map(\.run.row.pValue))
    let isRejected = Dictionary(
      uniqueKeysWithValues: zip(sampled.map(\.index), rejected)
    )
    var outcome = Outcome()
    for (index, point) in points.enumerated() {
      outcome.addExact(point)
      guard let run = runs[index] else { continue }
      outcome.addSampled(
        point,
        run,
        isRejected: isRejected[index] ?? false
      )
    }
    return outcome
  }
}
