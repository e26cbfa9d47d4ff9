import Foundation
import TestSupport
import Testing

@testable import Sampling

/// Potentials against closed forms of quadratic forms in Gaussians.
@Suite struct PotentialTests {
  private static func value(
    _ matrix: [[Double]],
    scale: Double = 0,
    _ potential: any Potential
  ) -> Double {
    let flat = matrix.flatMap { $0 }
    return flat.withUnsafeBufferPointer { values in
      potential.logValue(
        JacobianView(
          layer: 1,
          rows: matrix.count,
          columns: matrix[0].count,
          logScale: scale,
          squaredNorm: flat.reduce(0) { $0 + $1 * $1 },
          values: values.baseAddress
        )
      )
    }
  }

  private static func close(_ x: Double, _ y: Double) -> Bool {
    abs(x - y) <= 0x1p-46 * (1 + abs(y))
  }

  /// A single row or column: E g^{2K} = (2K−1)!! times the norm's power.
  @Test(arguments: 1...8)
  func onDirectionIsANorm(order: Int) {
    let odd = (1...order).reduce(0) { $0 + log(Double(2 * $1 - 1)) }
    let expected = Double(order) * log(14.0) + odd
    let ahead = LookAheadPotential(order: order)
    #expect(Self.close(Self.value([[1, 2, 3]], ahead), expected))
    #expect(Self.close(Self.value([[1], [2], [3]], ahead), expected))
    let norm = NormPotential(order: Double(order))
    let power = Double(order) * log(14.0)
    #expect(Self.close(Self.value([[1, 2], [3, 0]], norm), power))
  }

  /// The identity: E |g|^{2K} = n(n+2)⋯(n+2K−2), stored or not.
  @Test(arguments: 1...8)
  func identitiesAreChiSquared(order: Int) {
    for n in 1...5 {
      let expected = (0..<order).reduce(0) { $0 + log(Double(n + 2 * $1)) }
      let ahead = LookAheadPotential(order: order)
      let matrix = (0..<n).map { i in (0..<n).map { i == $0 ? 1.0 : 0 } }
      #expect(Self.close(Self.value(matrix, ahead), expected))
      let implied = JacobianView(
        layer: 0,
        rows: n,
        columns: n,
        logScale: 0,
        squaredNorm: Double(n),
        values: nil
      )
      #expect(Self.close(ahead.logValue(implied), expected))
    }
  }

  /// K = 2 and 3 from traces: p₁² + 2p₂ and p₁³ + 6p₁p₂ + 8p₃.
  @Test func tracesMakeTheMoments() {
    let cases = Gen.array(
      of: Gen.array(of: Gen.int(in: -4...4), count: 3...3),
      count: 1...5
    ).filter { $0.joined().contains { $0 != 0 } }
    forAll("traces", cases, count: 200) { integers in
      let matrix = integers.map { $0.map(Double.init) }
      let gram = integers.map { x in
        integers.map { y in zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      func product(_ a: [[Int]], _ b: [[Int]]) -> [[Int]] {
        a.map { row in
          b.indices.map { k in row.indices.reduce(0) { $0 + row[$1] * b[$1][k] }
          }
        }
      }
      func trace(_ a: [[Int]]) -> Int { a.indices.reduce(0) { $0 + a[$1][$1] } }
      let (p1, square) = (trace(gram), product(gram, gram))
      let (p2, p3) = (trace(square), trace(product(square, gram)))
      let two = log(Double(p1 * p1 + 2 * p2)) + 4 * 1.5
      let three = log(Double(p1 * p1 * p1 + 6 * p1 * p2 + 8 * p3)) + 6 * 1.5
      for (order, expected) in [(2, two), (3, three)] {
        let value = Self.value(
          matrix,
          scale: 1.5,
          LookAheadPotential(order: order)
        )
        try expectLaw(Self.close(value, expected), "K = \(order): \(value)")
      }
    }
  }

  /// Nothing left is worth nothing.
  @Test func deadParticlesHaveNoValue() {
    #expect(Self.value([[0, 0]], LookAheadPotential(order: 2)) == -.infinity)
    #expect(Self.value([[0, 0]], NormPotential(order: 2)) == -.infinity)
  }
}
