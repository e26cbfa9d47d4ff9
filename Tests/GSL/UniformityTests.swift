import GSL
import TestSupport
import Testing

/// Uniform numbers, indices and coins occur as often as they should.
///
/// The trials are fixed in advance and the tests binomial, hence exact.
@Suite struct UniformityTests {
  private static let trials = 40_000

  private static func generator(_ key: UInt64) -> Generator {
    var words = SplitMix64(seed: key)
    return Generator(
      xoshiro: (words.next(), words.next(), words.next(), words.next())
    )
  }

  /// P(k/8 ≤ U < (k+1)/8) = 1/8.
  @Test(arguments: 0..<8)
  func uniformsFillEighths(k: Int) {
    let generator = Self.generator(81)
    let count = (0..<Self.trials).count { _ in
      Int(generator.uniform() * 8) == k
    }
    expectCount(
      count,
      of: Self.trials,
      probability: 1 / 8.0,
      in: .streams,
      "uniform in eighth \(k)"
    )
  }

  /// Every bit of the 53-bit lattice is a fair coin: the top ones and the last.
  @Test(arguments: [0, 1, 2, 3, 11, 26, 40, 51, 52])
  func latticeBitsAreFair(bit: Int) {
    let generator = Self.generator(53)
    let count = (0..<Self.trials).count { _ in
      UInt64(generator.uniform() * 0x1p53) >> UInt64(bit) & 1 == 1
    }
    expectCount(
      count,
      of: Self.trials,
      probability: 0.5,
      in: .streams,
      "lattice bit \(bit)"
    )
  }

  /// Indices below n are uniform, also when n is no power of two.
  @Test(arguments: 0..<7)
  func indicesAreUniform(index: Int) {
    let generator = Self.generator(7)
    let indices = (0..<Self.trials).map { _ in generator.index(below: 7) }
    #expect(indices.allSatisfy { (0..<7).contains($0) })
    expectCount(
      indices.count { $0 == index },
      of: Self.trials,
      probability: 1 / 7.0,
      in: .streams,
      "index \(index) below 7"
    )
  }

  /// Coins are fair, and so is whether a coin repeats the one before.
  @Test func coinsAreFair() {
    let generator = Self.generator(2)
    let coins = (0...Self.trials).map { _ in generator.coin() }
    expectCount(
      coins.dropLast().count { $0 },
      of: Self.trials,
      probability: 0.5,
      in: .streams,
      "coins"
    )
    expectCount(
      zip(coins, coins.dropFirst()).count { $0 == $1 },
      of: Self.trials,
      probability: 0.5,
      in: .streams,
      "repeated coins"
    )
  }

  /// The only index below 1 is 0, and indices below huge n stay below.
  @Test func extremeIndices() {
    let generator = Self.generator(1)
    for _ in 0..<100 {
      #expect(generator.index(below: 1) == 0)
      let index = generator.index(below: .max)
      #expect(index >= 0 && index < .max)
    }
  }
}
