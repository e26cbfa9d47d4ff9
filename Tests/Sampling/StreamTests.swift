import GSL
import Sampling
import TestSupport
import Testing

/// Seeds, purposes and blocks: streams that never meet.
@Suite struct StreamTests {
  private static let seeds = Gen<UInt64>.integer(in: 0...UInt64.max)

  /// The state of a block is Philox at (block, 0, 0, 0) under (seed, purpose).
  @Test func blocksAreKeyedByThePaper() {
    let cases = Gen.pair(Self.seeds, Gen.int(in: 0...Int.max))
    forAll("the stream of a block", cases) { seed, block in
      let generator = try Streams(seed: seed).generator(block: block)
      var reference = ReferenceStream(seed: seed, block: block)
      for _ in 0..<16 {
        try expectLaw(UInt64(generator.nextInteger()), equals: reference.next())
      }
      for _ in 0..<16 {
        try expectLaw(generator.uniform(), equals: reference.uniform())
      }
    }
  }

  /// Different blocks, seeds and purposes start in different states.
  @Test func streamsAreDisjoint() throws {
    var seen: Set<[UInt]> = []
    var count = 0
    for seed in [0, 1, 2, UInt64.max] {
      for purpose in [Streams.Purpose.estimate, .design] {
        let streams = try Streams(seed: seed, purpose: purpose)
        for block in [0, 1, 2, 3, 255, 256, 65_536, Int.max] {
          let generator = streams.generator(block: block)
          seen.insert((0..<4).map { _ in generator.nextInteger() })
          count += 1
        }
      }
    }
    #expect(seen.count == count)
  }

  /// A block's stream is the same whenever and how often it is asked for.
  @Test func blocksNeedNoOrder() throws {
    let streams = try Streams(seed: 99)
    let forward = (0..<8).map { streams.generator(block: $0).nextInteger() }
    let backward = (0..<8).reversed().map {
      streams.generator(block: $0).nextInteger()
    }
    #expect(forward == backward.reversed())
  }

  /// The seeds of a study's runs differ from each other and from its own.
  @Test func subseedsDiffer() {
    forAll("subseeds are distinct", Self.seeds, count: 20) { seed in
      let subseeds = (0..<200).map { Streams.subseed(of: seed, index: $0) }
      try expectLaw(Set(subseeds + [seed]).count, equals: 201, "of \(seed)")
    }
    let first = referencePhilox([3, 1, 0, 0], key: [7, 2])
    #expect(Streams.subseed(of: 7, index: 3) == first[0])
  }

  /// Any of GSL's generators may take the place of our own; others may not.
  @Test func generatorsAreChosenByName() throws {
    let named = try Streams(seed: 1, generatorName: "mt19937")
    #expect(named.generator(block: 0).name == "mt19937")
    #expect(named.generator(block: 0).uniform() < 1)
    #expect(try Streams(seed: 1).generator(block: 0).name == "xoshiro256++")
    #expect(throws: GSLError.self) {
      _ = try Streams(seed: 1, generatorName: "mt19938")
    }
  }
}
