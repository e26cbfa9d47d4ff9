/// A 64-bit generator with a 64-bit state, for drawing test cases.
///
/// The state advances by the odd constant γ = 0x9E3779B97F4A7C15, and each
/// output is a bijective scramble of the state, so that the period is 2⁶⁴.
/// Source: G. L. Steele, D. Lea, C. H. Flood, *Fast splittable pseudorandom
/// number generators*, OOPSLA 2014, doi:10.1145/2660193.2660195, with the
/// constants of Stafford's variant 13.
///
/// It is independent of the streams of the product, so that a defect there
/// cannot hide itself by choosing the cases it is tested on.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the sequence that belongs to a seed; every seed is allowed.
  public init(seed: UInt64) {
    self.state = seed
  }

  /// Returns the next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Returns a uniform integer of `0...bound`.
  ///
  /// Exactly uniform: of the 2⁶⁴ words, those that would favour small results
  /// are rejected (Lemire, doi:10.1145/3230636). The method is fixed here, not
  /// left to the standard library, so that a seed means the same cases for
  /// good.
  ///
  /// - Complexity: Fewer than two words on average.
  public mutating func next(upTo bound: UInt64) -> UInt64 {
    let (width, isFull) = bound.addingReportingOverflow(1)
    if isFull { return next() }
    let excess = (0 &- width) % width
    while true {
      let product = next().multipliedFullWidth(by: width)
      if product.low >= excess { return product.high }
    }
  }

  /// Scrambles a word: a bijection in which every input bit matters.
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
