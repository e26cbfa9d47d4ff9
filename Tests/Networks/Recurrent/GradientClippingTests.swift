import Foundation
import Networks
import TestSupport
import Testing

/// Clipping is projection.
@Suite struct GradientClippingTests {
  private static let number = Gen<Int>.int(in: -999...999, origin: 0)
    .map { Double($0) / 64 }
  private static let cases = Gen<([Double], [Double], Int)>.triple(
    .array(of: number, count: 4),
    .array(of: number, count: 4),
    .int(in: 1...999)
  )

  private static func norm(_ g: [Double]) -> Double {
    g.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func distance(_ x: [Double], _ y: [Double]) -> Double {
    norm(zip(x, y).map { $0 - $1 })
  }

  /// The clipped gradient is in the ball, no point of the ball is nearer, and a
  /// gradient in the ball is left alone; by norm, the direction stays.
  @Test(arguments: GradientClipping.Kind.allCases)
  func clippingIsProjection(kind: GradientClipping.Kind) {
    forAll("clipping by \(kind)", Self.cases, count: 300) { g, other, radius in
      let bound = Double(radius) / 64
      let clipping = try GradientClipping(kind, bound: bound)
      let clipped = clipping.clip(g)
      // Norm, quotient and product: eight roundings of numbers of this size.
      let slack = 16 * 0x1p-53 * (bound + Self.norm(g))
      let isInside =
        kind == .norm
        ? Self.norm(g) <= bound : g.allSatisfy { abs($0) <= bound }
      if isInside { try expectLaw(clipped, equals: g, "a short gradient") }
      if kind == .norm {
        try expectLaw(Self.norm(clipped) <= bound + slack, "beyond the ball")
        for i in g.indices {
          let cross = clipped[i] * Self.norm(g) - g[i] * Self.norm(clipped)
          try expectLaw(abs(cross) <= slack * Self.norm(g), "turned")
        }
      } else {
        try expectLaw(
          clipped.allSatisfy { abs($0) <= bound },
          "beyond the cube"
        )
      }
      // Any other point of the ball, made by shrinking it toward 0.
      let size =
        kind == .norm ? Self.norm(other) : other.map(abs).reduce(0, max)
      let point = size > bound ? other.map { $0 * bound / size } : other
      try expectLaw(
        Self.distance(g, clipped) <= Self.distance(g, point) + slack,
        "\(point) is nearer"
      )
    }
  }

  /// A gradient of norm 50 clipped at 5 is a tenth of it; a zero stays.
  @Test func knownCases() throws {
    let clipping = try GradientClipping(.norm, bound: 5)
    #expect(clipping.clip([30.0, 40]) == [3, 4])
    #expect(clipping.clip([0.0, 0]) == [0, 0])
    #expect(clipping.clip([3.0, 4]) == [3, 4])
    #expect(
      try GradientClipping(.value, bound: 5).clip([30.0, -4]) == [5, -4]
    )
  }

  /// Gradients beyond the doubles are clipped too.
  @Test func scaledGradientsAreClipped() throws {
    let clipping = try GradientClipping(.norm, bound: 5)
    for logScale in [1e4, 600.0] {
      let clipped = clipping.clip(ScaledVector([30, 40], logScale: logScale))
      #expect(clipped.doubles == [3, 4])
      let short = ScaledVector([30, 40], logScale: -logScale)
      #expect(clipping.clip(short).logScale == -logScale)
    }
    let largest = Double.greatestFiniteMagnitude
    #expect(clipping.clip([largest, 0]) == [5, 0])
    #expect(clipping.clip([-.infinity, 0]) == [-5, 0])
    for bound in [0, -1, .nan, .infinity] {
      #expect(throws: NetworkError.self) {
        try GradientClipping(.norm, bound: bound)
      }
    }
  }
}
