import Sampling
import TestSupport
import Testing

/// The vector stream, lane by lane, against scalar generators.
@Suite struct VectorStreamTests {
  /// Sixteen scalar xoshiro256++, seeded by Philox at (block, 3, lane, 0).
  private static func words(
    seed: UInt64,
    block: Int,
    steps: Int
  ) -> [UInt64] {
    var lanes = (0..<16).map { lane in
      ReferenceStream(
        state: referencePhilox(
          [UInt64(block), 3, UInt64(lane), 0],
          key: [seed, 1]
        )
      )
    }
    return (0..<steps).flatMap { _ in lanes.indices.map { lanes[$0].next() } }
  }

  /// Every level gives the scalar generators' words, from any seed and block.
  @Test(arguments: CPULevel.available)
  func wordsAreThoseOfSixteenScalarGenerators(level: CPULevel) {
    let streams = Gen.pair(
      Gen<UInt64>.integer(in: 0...UInt64.max),
      Gen.int(in: 0...1_000_000)
    )
    forAll("vector stream", streams, count: 20) { seed, block in
      let stream = BlockStream(try Streams(seed: seed), block: block)
      var variates = try Variates(stream, level: level)
      let words = variates.words(steps: 5) + variates.words(steps: 20)
      try expectLaw(
        words == Self.words(seed: seed, block: block, steps: 25),
        "the words differ"
      )
    }
  }

  /// A uniform number is (k + ½)/2⁵² of a word's upper 52 bits.
  @Test(arguments: CPULevel.available)
  func uniformsAreTheUpperBits(level: CPULevel) throws {
    let stream = BlockStream(try Streams(seed: 9), block: 4)
    var variates = try Variates(stream, level: level)
    let words = Self.words(seed: 9, block: 4, steps: 10)
    #expect(
      variates.uniforms(160)
        == words.map { (Double($0 >> 12) + 0.5) * 0x1p-52 }
    )
  }

  /// Binomials count the ones among n bits of each lane's next words.
  @Test(arguments: [1, 8, 63, 64, 65, 200, 2100])
  func binomialsCountBits(n: Int) throws {
    let stream = BlockStream(try Streams(seed: 3), block: 1)
    let steps = (n + 63) / 64
    let words = Self.words(seed: 3, block: 1, steps: 2 * steps)
    var expected: [Int] = []
    for draw in 0..<2 {
      for lane in 0..<16 {
        var left = n
        var ones = 0
        for step in 0..<steps {
          let word = words[(draw * steps + step) * 16 + lane]
          let mask = left < 64 ? (UInt64(1) << UInt64(left)) - 1 : .max
          ones += (word & mask).nonzeroBitCount
          left -= 64
        }
        expected.append(ones)
      }
    }
    for level in CPULevel.available {
      var variates = try Variates(stream, level: level)
      #expect(variates.binomials(n: n, 32) == expected)
    }
  }

  /// A forced level is taken at its word, or refused in one sentence.
  @Test func forcedLevels() throws {
    for level in CPULevel.available {
      #expect(try CPULevel(forcedBy: level.rawValue) == level)
    }
    #expect(try CPULevel(forcedBy: nil) == CPULevel.available.last)
    #expect(throws: SamplingError.self) { try CPULevel(forcedBy: "sse9") }
  }
}
