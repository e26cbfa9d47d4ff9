import TestSupport
import Testing

@Suite struct SplitMix64Tests {
  /// First words from the authors' C program for the seed 1234567.
  @Test func wordsAreThoseOfTheReference() {
    var stream = SplitMix64(seed: 1_234_567)
    let words = (0..<5).map { _ in stream.next() }
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973,
        9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ]
    )
  }

  @Test(arguments: [0, 1, 6, 255, 1 << 63, .max - 1, .max] as [UInt64])
  func boundedIntegersKeepTheirBound(bound: UInt64) {
    var stream = SplitMix64(seed: bound)
    let isKept = (0..<1_000).allSatisfy { _ in
      stream.next(upTo: bound) <= bound
    }
    #expect(isKept)
  }

  /// Of 3·2⁶² values, a product without rejection makes one in three, the
  /// multiples of three, from two words instead of one: half of the results.
  @Test func boundedIntegersAreUniform() {
    var stream = SplitMix64(seed: 7)
    let trials = 20_000
    let multiples = (0..<trials).count { _ in
      stream.next(upTo: (3 << 62) - 1).isMultiple(of: 3)
    }
    expectCount(
      multiples,
      of: trials,
      probability: 1 / 3.0,
      in: .support,
      "words"
    )
  }
}
