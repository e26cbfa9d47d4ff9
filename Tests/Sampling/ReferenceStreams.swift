/// Philox4x64-10 written a second time, from the paper.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, *Parallel random
/// numbers: as easy as 1, 2, 3*, SC 2011, doi:10.1145/2063384.2063405.
func referencePhilox(_ counter: [UInt64], key: [UInt64]) -> [UInt64] {
  var (c, k) = (counter, key)
  for _ in 0..<10 {
    let p = c[0].multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
    let q = c[2].multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
    c = [q.high ^ c[1] ^ k[0], q.low, p.high ^ c[3] ^ k[1], p.low]
    k = [k[0] &+ 0x9E37_79B9_7F4A_7C15, k[1] &+ 0xBB67_AE85_84CA_A73B]
  }
  return c
}

/// The stream of one block under protocol 1, written a second time.
///
/// Philox of the counter (block, 0, 0, 0) under the key (seed, 1) is the state
/// of a xoshiro256++ (Blackman and Vigna, doi:10.1145/3460772), whose upper 53
/// bits are a uniform number.
struct ReferenceStream {
  private var s: [UInt64]

  /// The generator in the given state.
  init(state: [UInt64]) { s = state }

  init(seed: UInt64, block: Int) {
    s = referencePhilox([UInt64(block), 0, 0, 0], key: [seed, 1])
  }

  mutating func next() -> UInt64 {
    let sum = s[0] &+ s[3]
    let result = (sum << 23 | sum >> 41) &+ s[0]
    let shifted = s[1] << 17
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= shifted
    s[3] = s[3] << 45 | s[3] >> 19
    return result
  }

  /// k/2⁵³, k below 2⁵³.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The same, never 0.
  mutating func positiveUniform() -> Double {
    while true {
      let u = uniform()
      if u > 0 { return u }
    }
  }
}
