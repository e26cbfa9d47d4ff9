import Sampling
import TestSupport
import Testing

/// Philox4x64-10 against the published vectors and the paper's definition.
@Suite struct PhiloxTests {
  private static let words = Gen.array(
    of: Gen<UInt64>.integer(in: 0...UInt64.max),
    count: 6
  )

  /// The known answers that Random123 ships as `kat_vectors`: zeros, ones, and
  /// the digits of π.
  @Test func knownAnswers() {
    let ones = UInt64.max
    let zero = philox(counter: (0, 0, 0, 0), key: (0, 0))
    #expect(
      zero == (
        0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc,
        0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b
      )
    )
    let all = philox(counter: (ones, ones, ones, ones), key: (ones, ones))
    #expect(
      all == (
        0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224,
        0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0
      )
    )
    let pi = philox(
      counter: (
        0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344,
        0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89
      ),
      key: (0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c)
    )
    #expect(
      pi == (
        0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788,
        0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6
      )
    )
  }

  /// The product's code is the paper's algorithm at any counter and key.
  @Test func everyBlockIsTheReference() {
    forAll("philox = its reference", Self.words) { words in
      let block = philox(
        counter: (words[0], words[1], words[2], words[3]),
        key: (words[4], words[5])
      )
      let expected = referencePhilox(
        Array(words[..<4]),
        key: [words[4], words[5]]
      )
      try expectLaw([block.0, block.1, block.2, block.3], equals: expected)
    }
  }

  /// For a fixed key Philox is injective: neighbouring counters, carries
  /// included, never share a block.
  @Test func neighboursDiffer() {
    forAll("philox is injective nearby", Self.words) { words in
      var seen: Set<[UInt64]> = []
      for step in 0..<64 as Range<UInt64> {
        let block = philox(
          counter: (words[0] &+ step, words[1], words[2], words[3]),
          key: (words[4], words[5])
        )
        seen.insert([block.0, block.1, block.2, block.3])
      }
      try expectLaw(seen.count, equals: 64, "distinct blocks")
    }
  }

  /// One bit of counter or key changes about half of the output: a number of
  /// bits that 256 fair coins would not miss in all of the trials together.
  @Test func everyInputBitMatters() {
    let cases = 20
    let alpha = CheckFamily.streams.spend(on: "avalanche of Philox").alpha
    let law = BinomialLaw(trials: 256, probability: 0.5)
    let level = alpha / Double(cases * 6 * 64)
    let fewest = (0...128).first { 2 * law.tail(atMost: $0) > level } ?? 0
    forAll("avalanche", Self.words, count: cases) { words in
      let key = Array(words[4...])
      let start = referencePhilox(Array(words[..<4]), key: key)
      for bit in 0..<(6 * 64) {
        var w = words
        w[bit / 64] ^= 1 << UInt64(bit % 64)
        let block = philox(
          counter: (w[0], w[1], w[2], w[3]),
          key: (w[4], w[5])
        )
        let flipped = zip([block.0, block.1, block.2, block.3], start)
          .map { ($0.0 ^ $0.1).nonzeroBitCount }.reduce(0, +)
        try expectLaw(
          (fewest...(256 - fewest)).contains(flipped),
          "\(flipped) bits at \(bit)"
        )
      }
    }
  }
}
