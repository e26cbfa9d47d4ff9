import Estimation
import Foundation
import Networks
import Sampling

/// A short splitting run that tells what a long one will cost.
///
/// The variance of ln X over islands of n particles falls like 1/n, so a pilot
/// whose islands scatter by s² says that a relative standard error ε takes
/// s² n/ε² particles in all. Pilots grow until their islands scatter little
/// enough; the one that is believed was chosen for that, so s² is measured anew,
/// on other islands with twice the particles. With 64 islands it is known to
/// about a sixth.
public struct SplittingPilot: Sendable {
  /// The islands of a pilot that looks for a size.
  static let islands = 32
  /// The islands of the pilot that measures.
  static let measuredIslands = 64
  /// The number of a pilot's first island, far from those of any run.
  static let firstIsland = 1 << 20
  /// The largest scatter for which ln X is close enough to Gaussian.
  static let largestVariance = 0.35

  /// n of the islands that s² was measured on.
  public let particles: Int
  /// s².
  public let variance: Double
  /// Seconds for one particle on one thread.
  public let secondsPerParticle: Double
  /// What the run would be evidence for.
  public let evidence: EvidenceLevel

  /// Runs pilots of growing size until one can be believed.
  ///
  /// Nil if none can within `limit` particles an island: then a long run would
  /// not resolve the moment either. Throws `CancellationError` if the task is
  /// cancelled.
  public init?(
    _ spec: NetworkSpec,
    order: Int,
    streams: Streams,
    threads: Int,
    limit: Int = 1 << 14
  ) async throws {
    let trials = Trials(
      spec: spec,
      order: order,
      streams: streams,
      threads: threads
    )
    var particles = 64
    while particles <= limit {
      let search = try await trials.run(particles, 0..<SplittingPilot.islands)
      if search.isBelievable {
        let fresh =
          SplittingPilot.islands..<SplittingPilot.islands
          + SplittingPilot.measuredIslands
        let trial = try await trials.run(2 * particles, fresh)
        if trial.isBelievable, let spread = trial.interval?.spread {
          self.particles = 2 * particles
          variance = spread * spread
          secondsPerParticle = trial.secondsPerParticle
          evidence = trial.evidence
          return
        }
      }
      particles *= 4
    }
    return nil
  }

  /// The relative standard error of so many particles over all islands.
  public func relativeError(particles: Int) -> Double {
    (variance * Double(self.particles) / Double(max(1, particles))).squareRoot()
  }

  /// The particles, over all islands, for a relative standard error.
  public func particlesNeeded(precision: Double) -> Double {
    // An exactly known moment still takes a particle an island.
    let least = Double(SplittingRun.fewestIslands)
    return max(
      least,
      (variance * Double(particles) / (precision * precision)).rounded(.up)
    )
  }
}

/// Pilots of one moment.
private struct Trials {
  let spec: NetworkSpec
  let order: Int
  let streams: Streams
  let threads: Int

  /// What islands of so many particles were like.
  struct Outcome {
    let interval: IslandInterval?
    let isAlive: Bool
    let secondsPerParticle: Double
    let evidence: EvidenceLevel

    /// Whether all islands lived and scatter little.
    var isBelievable: Bool {
      guard isAlive, let interval else { return false }
      return interval.spread * interval.spread <= SplittingPilot.largestVariance
    }
  }

  func run(_ particles: Int, _ numbers: Range<Int>) async throws -> Outcome {
    let splitting = Splitting(
      spec,
      order: order,
      particles: particles,
      streams: streams
    )
    let clock = ContinuousClock()
    let start = clock.now
    let islands = try await SplittingRun(
      splitting,
      first: SplittingPilot.firstIsland + numbers.lowerBound,
      islands: numbers.count,
      threads: threads
    ).run()
    let elapsed = (clock.now - start) / .seconds(1)
    let logs = islands.map(\.logEstimate)
    return Outcome(
      interval: IslandInterval(logs, confidence: 0.95),
      isAlive: logs.allSatisfy { $0 > -.infinity },
      secondsPerParticle: elapsed * Double(threads)
        / Double(numbers.count * particles),
      evidence: splitting.evidence
    )
  }
}
