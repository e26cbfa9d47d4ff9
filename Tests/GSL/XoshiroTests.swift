import GSL
import TestSupport
import Testing

/// Our own generator is xoshiro256++ 1.0, bit for bit.
@Suite struct XoshiroTests {
  /// The first outputs from the state {1, 2, 3, 4}, as widely published.
  private static let published: [UInt64] = [
    41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
    9_228_616_714_210_784_205, 9_973_669_472_204_895_162,
    14_011_001_112_246_962_877, 12_406_186_145_184_390_807,
    15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
  ]

  /// The known answer, of the product and of the reference.
  @Test func knownAnswer() {
    let generator = Generator(xoshiro: (1, 2, 3, 4))
    var reference = ReferenceXoshiro((1, 2, 3, 4))
    for output in Self.published {
      #expect(generator.nextInteger() == output)
      #expect(reference.next() == output)
    }
  }

  /// From any state, the product and the reference go the same way.
  @Test func outputsAreThoseOfTheReference() {
    forAll("xoshiro256++: reference", .xoshiroState) { state in
      let generator = Generator(xoshiro: state)
      var reference = ReferenceXoshiro(state)
      for i in 0..<50 {
        let output = UInt64(generator.nextInteger())
        try expectLaw(output, equals: reference.next(), "output \(i)")
      }
    }
  }

  /// A uniform number is the upper 53 bits of an output, times 2⁻⁵³.
  @Test func uniformsAreUpperBits() {
    forAll("xoshiro256++: uniforms", .xoshiroState) { state in
      let generator = Generator(xoshiro: state)
      var reference = ReferenceXoshiro(state)
      for i in 0..<50 {
        let u = generator.uniform()
        let lattice = Double(reference.next() >> 11) * 0x1p-53
        try expectLaw(u, equals: lattice, "uniform \(i)")
        try expectLaw(u >= 0 && u < 1, "\(u) is outside [0, 1)")
      }
    }
  }

  /// The largest uniform number is 1 − 2⁻⁵³, and a coin compares with ½.
  @Test func extremeWordsStayBelowOne() {
    // rotl(s0 + s3, 23) + s0 with s0 = 0, s3 = 2⁶⁴ − 1.
    let ones = Generator(xoshiro: (0, 0, 0, .max))
    #expect(ones.uniform() == 1 - 0x1p-53)
    #expect(!Generator(xoshiro: (0, 0, 0, .max)).coin())
    #expect(Generator(xoshiro: (0, 0, 1, 0)).uniform() == 0)
    #expect(Generator(xoshiro: (0, 0, 1, 0)).coin())
  }

  /// Two generators do not share their states.
  @Test func generatorsAreIndependentObjects() {
    let (a, b) = (
      Generator(xoshiro: (1, 2, 3, 4)), Generator(xoshiro: (1, 2, 3, 4))
    )
    for _ in 0..<10 { _ = a.nextInteger() }
    #expect(UInt64(b.nextInteger()) == Self.published[0])
    #expect(a.name == "xoshiro256++")
  }
}
