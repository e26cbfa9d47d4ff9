import TestSupport
import Testing

@testable import Sampling

/// Coordinates keep all inner products, however dependent the vectors.
@Suite struct GramSchmidtTests {
  /// C and the number of directions of the given vectors.
  static func coordinates(
    _ vectors: [[Double]]
  ) -> (rows: [[Double]], directions: Int) {
    let length = vectors[0].count
    let stride = min(vectors.count, length)
    var flat = vectors.flatMap { $0 }
    var result = Array(repeating: Double.nan, count: vectors.count * stride)
    let directions = flat.withUnsafeMutableBufferPointer { flat in
      result.withUnsafeMutableBufferPointer { result in
        guard let v = flat.baseAddress, let c = result.baseAddress else {
          return 0
        }
        return GramSchmidt.coordinates(
          of: v,
          count: vectors.count,
          length: length,
          into: c,
          stride: stride
        )
      }
    }
    let rows = vectors.indices.map {
      Array(result[($0 * stride)..<(($0 + 1) * stride)])
    }
    return (rows, directions)
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Integer vectors, many of them dependent: C Cᵀ = V Vᵀ.
  @Test func innerProductsSurvive() {
    let sizes = Gen.pair(Gen.int(in: 1...7), Gen.int(in: 1...7))
    let cases = sizes.flatMap { m, length in
      Gen.array(
        of: Gen.array(of: Gen.int(in: -3...3), count: length...length),
        count: m...m
      )
    }
    forAll("C C^T = V V^T", cases, count: 300) { integers in
      let vectors = integers.map { $0.map(Double.init) }
      let (rows, directions) = Self.coordinates(vectors)
      try expectLaw(directions <= min(rows.count, vectors[0].count), "rank")
      // Entries are at most 7 · 9; a few roundings each.
      let tolerance = 63.0 * 64 * 0x1p-52
      for i in rows.indices {
        for k in rows.indices {
          let error = abs(
            Self.dot(rows[i], rows[k]) - Self.dot(vectors[i], vectors[k])
          )
          try expectLaw(error <= tolerance, "⟨v\(i), v\(k)⟩ is off by \(error)")
        }
      }
    }
  }

  /// The first vector lies along the first direction, zeros along none, and a
  /// repeated vector brings nothing new.
  @Test func directionsAreCounted() {
    let (rows, directions) = Self.coordinates([
      [3, 4, 0], [6, 8, 0], [0, 0, 0], [0, 0, 2],
    ])
    #expect(directions == 2)
    #expect(rows == [[5, 0, 0], [10, 0, 0], [0, 0, 0], [0, 2, 0]])
    #expect(Self.coordinates([[0, 0]]).directions == 0)
  }
}
