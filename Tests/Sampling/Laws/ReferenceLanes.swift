import Foundation

/// The vector stream of a block, written a second time from its definition:
/// sixteen xoshiro256++, lane l in the state that Philox gives at the counter
/// (block, 3, l, 0) under the key (seed, 1).
struct ReferenceLanes {
  private var states: [[UInt64]]

  init(seed: UInt64, block: Int) {
    states = (0..<16).map {
      referencePhilox([UInt64(block), 3, UInt64($0), 0], key: [seed, 1])
    }
  }

  /// One step: a word of each lane.
  mutating func step() -> [UInt64] {
    states.indices.map { lane in
      var s = states[lane]
      let sum = s[0] &+ s[3]
      let result = (sum << 23 | sum >> 41) &+ s[0]
      let shifted = s[1] << 17
      s[2] ^= s[0]
      s[3] ^= s[1]
      s[1] ^= s[2]
      s[0] ^= s[3]
      s[2] ^= shifted
      s[3] = s[3] << 45 | s[3] >> 19
      states[lane] = s
      return result
    }
  }
}

/// How a law turns words into draws, a step of the stream at a time.
extension ReferenceLanes {
  /// (k + ½)/2⁵² for the upper 52 bits k.
  static func uniform(_ word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1p-52
  }

  /// x, or −x if bit `k` of the word is set.
  static func signed(_ x: Double, _ word: UInt64, _ k: UInt64) -> Double {
    word >> k & 1 == 1 ? -x : x
  }

  /// A point of the circle of radius √2: the angle πu/4 in one of eight
  /// octants.
  static func direction(_ a: UInt64, _ b: UInt64) -> (x: Double, y: Double) {
    let angle = Double.pi / 4 * uniform(b)
    let (sine, cosine) = (
      2.0.squareRoot() * sin(angle), 2.0.squareRoot() * cos(angle)
    )
    let isSwapped = a & 1 == 1
    return (
      signed(isSwapped ? sine : cosine, a, 1),
      signed(isSwapped ? cosine : sine, b, 0)
    )
  }

  mutating func gaussian() -> [Double] {
    let words = step()
    let points = (0..<8).map { lane in
      let (a, b) = (words[lane], words[8 + lane])
      let radius = (-log(Self.uniform(a))).squareRoot()
      let (x, y) = Self.direction(a, b)
      return (radius * x, radius * y)
    }
    return points.map(\.0) + points.map(\.1)
  }

  /// −1 + (2m + 1)/2⁵¹ for the upper 51 bits m.
  mutating func uniform() -> [Double] {
    step().map { Double($0 >> 12 | 1) * 0x1p-51 - 1 }
  }

  mutating func laplace() -> [Double] {
    step().map { Self.signed(-log(Self.uniform($0)), $0, 0) }
  }

  mutating func logistic() -> [Double] {
    step().map {
      let u = Self.uniform($0)
      return log(u / (1 - u))
    }
  }

  mutating func triangular() -> [Double] {
    let first = step()
    return zip(first, step()).map { Self.uniform($0) - Self.uniform($1) }
  }

  mutating func arcsine() -> [Double] {
    let first = step()
    return zip(first, step()).map {
      Self.direction($1, $0).x / 2.0.squareRoot()
    }
  }

  mutating func semicircle() -> [Double] {
    let first = step()
    return zip(first, step()).map {
      Self.direction($1, $0).x / 2.0.squareRoot()
        * Self.uniform($1).squareRoot()
    }
  }

  /// The first point whose cumulative probability exceeds u.
  mutating func discrete(_ points: [(value: Double, below: Double)]) -> [Double]
  {
    step().map { word in
      let u = Self.uniform(word)
      return points.first { u < $0.below }?.value
        ?? points[points.count - 1].value
    }
  }
}
