import TestSupport

/// xoshiro256++ written a second time, from Blackman and Vigna's paper
/// (ACM TOMS 47, 2021, doi:10.1145/3460772), sharing nothing with the product.
struct ReferenceXoshiro {
  private var s: [UInt64]

  init(_ state: (UInt64, UInt64, UInt64, UInt64)) {
    s = [state.0, state.1, state.2, state.3]
  }

  mutating func next() -> UInt64 {
    let sum = s[0] &+ s[3]
    let result = (sum << 23 | sum >> 41) &+ s[0]
    let shifted = s[1] << 17
    s[2] = s[2] ^ s[0]
    s[3] = s[3] ^ s[1]
    s[1] = s[1] ^ s[2]
    s[0] = s[0] ^ s[3]
    s[2] = s[2] ^ shifted
    s[3] = s[3] << 45 | s[3] >> 19
    return result
  }
}

/// A state of xoshiro256++.
typealias XoshiroState = (UInt64, UInt64, UInt64, UInt64)

extension Gen where Value == XoshiroState {
  /// Any state but the forbidden one.
  static var xoshiroState: Gen {
    Gen<[UInt64]>.array(of: .integer(in: 0...UInt64.max), count: 4)
      .filter { $0.contains { $0 != 0 } }
      .map { ($0[0], $0[1], $0[2], $0[3]) }
  }
}
