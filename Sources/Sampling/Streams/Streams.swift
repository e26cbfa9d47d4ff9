import CPathSum
import GSL

/// The stream protocol: how one integer seed becomes a generator a block.
///
/// Philox4x64-10, keyed by (seed, purpose) at counter (block, 0, 0, 0), gives the
/// 256-bit state of that block's own xoshiro256++. Blocks therefore need no
/// order and no shared state, and any slice of them gives the same numbers.
public struct Streams: Sendable {
  /// The version of the protocol; it never changes meaning.
  public static let protocolVersion = 1

  /// What the random numbers are for; different purposes never share a stream.
  public enum Purpose: UInt64, Sendable {
    /// Networks of a Monte Carlo estimate.
    case estimate = 1
    /// Architectures and other choices of a study.
    case design = 2
    /// Islands of a splitting run.
    case splitting = 3
  }

  /// The seed.
  public let seed: UInt64
  /// The purpose.
  public let purpose: Purpose
  /// The GSL generator that replaces our own, if any.
  public let generatorName: String?

  /// The streams of a seed; throws if GSL knows no generator of that name.
  public init(
    seed: UInt64,
    purpose: Purpose = .estimate,
    generatorName: String? = nil
  ) throws(GSLError) {
    self.seed = seed
    self.purpose = purpose
    self.generatorName = generatorName
    if let generatorName { _ = try Generator(named: generatorName, seed: 1) }
  }

  /// GSL's generators take short seeds: an odd multiple of the block, shifted by
  /// the study's own offset, so that no two of 2³¹ blocks share one.
  private func namedSeed(block: Int) -> UInt {
    let offset = philox(
      counter: (0, 2, 0, 0),
      key: (seed, purpose.rawValue)
    ).0
    let mixed = UInt64(block) &* 0x9E37_79B1 &+ offset
    return UInt(mixed & 0x7FFF_FFFF)
  }

  /// The generator of one block, at its start.
  public func generator(block: Int) -> Generator {
    let state = philox(
      counter: (UInt64(block), 0, 0, 0),
      key: (seed, purpose.rawValue)
    )
    if let generatorName,
      let generator = try? Generator(
        named: generatorName,
        seed: namedSeed(block: block)
      )
    {
      return generator
    }
    return Generator(xoshiro: state)
  }
}

/// The random numbers of one block of networks.
public struct BlockStream: Sendable {
  /// The streams it belongs to.
  public let streams: Streams
  /// The block.
  public let block: Int

  /// The stream of the given block.
  public init(_ streams: Streams, block: Int) {
    self.streams = streams
    self.block = block
  }

  /// The block's one generator, at its start.
  public func generator() -> Generator { streams.generator(block: block) }
}

/// One block of Philox4x64-10.
public func philox(
  counter: (UInt64, UInt64, UInt64, UInt64),
  key: (UInt64, UInt64)
) -> (UInt64, UInt64, UInt64, UInt64) {
  let counter = [counter.0, counter.1, counter.2, counter.3]
  var out: [UInt64] = [0, 0, 0, 0]
  ps_philox4x64(counter, [key.0, key.1], &out)
  return (out[0], out[1], out[2], out[3])
}

extension Streams {
  /// The seed of the `index`-th run of a study, so that its runs share nothing.
  public static func subseed(of seed: UInt64, index: Int) -> UInt64 {
    philox(
      counter: (UInt64(index), 1, 0, 0),
      key: (seed, Purpose.design.rawValue)
    ).0
  }
}
