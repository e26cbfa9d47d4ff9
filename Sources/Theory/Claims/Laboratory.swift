import Estimation
import ExactArithmetic
import Foundation
import GSL
import Networks
import Sampling

/// What a check may use: an effort, a seed and real networks.
///
/// Only samplers that take nothing for granted (or Gaussian conditioning, for
/// Gaussian weights) are at hand: a sampler that assumes the theorem is never
/// evidence for it.
public struct Laboratory: Sendable {
  /// How much evidence is gathered.
  public enum Level: String, CaseIterable, Sendable {
    /// All claims in under two minutes on two cores.
    case quick
    /// The long evidence.
    case paper
  }

  /// How much evidence is gathered.
  public let level: Level
  /// The seed of all sampling.
  public let seed: UInt64
  /// The threads of one simulation.
  public let threads: Int

  /// A laboratory with the given effort.
  public init(level: Level = .quick, seed: UInt64 = 1, threads: Int = 1) {
    self.level = level
    self.seed = seed
    self.threads = threads
  }

  /// The effort at this level.
  public func count(quick: Int, paper: Int) -> Int {
    level == .quick ? quick : paper
  }

  /// The streams of one study; different names never share random numbers.
  public func streams(_ study: String) throws(GSLError) -> Streams {
    // FNV-1a: any fixed injection of short names into 64 bits would do.
    let index = study.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return try Streams(
      seed: Streams.subseed(of: seed, index: Int(index & 0x7FFF_FFFF_FFFF_FFFF))
    )
  }

  /// One generator for a study that draws what it needs itself.
  public func generator(_ study: String) throws(GSLError) -> Generator {
    try streams(study).generator(block: 0)
  }

  /// Draws of ln Z from real networks, by definition; −∞ for Z = 0.
  public func logSquaredGradients(
    _ spec: NetworkSpec,
    _ count: Int,
    study: String
  ) async throws -> [Double] {
    var draws: [Double] = []
    draws.reserveCapacity(count)
    try await Simulation(
      ReferenceSampler(spec),
      streams: streams(study),
      samples: count,
      threads: threads
    ).run { draws += $0 }
    return draws
  }
}
