import Estimation
import Foundation
import Networks
import Sampling

/// A short splitting run that tells what a long one will cost.
///
/// The variance of ln X over islands of n particles falls like 1/n, so a pilot
/// whose islands scatter by s² says that a relative standard error ε takes
/// s² n/ε² particles in all. With 32 islands s² is known to about a quarter.
public struct SplittingPilot: Sendable {
  /// The islands of a pilot.
  static let islands = 32
  /// The largest scatter for which ln X is close enough to Gaussian.
  static let largestVariance = 0.35

  /// n of the pilot that was believed.
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
    var particles = 64
    while particles <= limit {
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
        islands: SplittingPilot.islands,
        threads: threads
      ).run()
      let elapsed = (clock.now - start).components
      let seconds =
        Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
      let interval = IslandInterval(
        islands.map(\.logEstimate),
        confidence: 0.95
      )
      if let interval, islands.allSatisfy({ $0.logEstimate > -.infinity }),
        interval.spread * interval.spread <= SplittingPilot.largestVariance
      {
        self.particles = particles
        variance = interval.spread * interval.spread
        let work = Double(SplittingPilot.islands * particles)
        secondsPerParticle = seconds * Double(threads) / work
        evidence = splitting.evidence
        return
      }
      particles *= 4
    }
    return nil
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
