import ExactArithmetic
import Foundation
import Networks
import Sampling
import TestSupport
import Testing

/// Lattice weights tie at exactly 0, and so do the samplers.
@Suite struct TieTests {
  /// A net of the given law with its exact law of Z.
  struct Case: Sendable, CustomTestStringConvertible {
    let law: String
    let net: LatticeNet
    /// E ξ² of the natural law.
    let variance: Double

    var testDescription: String {
      "\(law) \(net.widths) at \(net.input)"
    }

    /// Z of |row|² = 1: the product of 2/(n_{j−1} E ξ²).
    var unit: Double {
      net.widths.dropLast().reduce(1) { $0 * 2 / (Double($1) * variance) }
    }

    var spec: NetworkSpec {
      get throws {
        try NetCase(
          widths: net.widths.map(String.init).joined(separator: ","),
          weights: [law],
          input: net.input.map(String.init).joined(separator: ",")
        ).spec()
      }
    }
  }

  private static func signs(_ widths: [Int], at input: [Int]) -> Case {
    let net = LatticeNet(
      widths: widths,
      input: input,
      values: [(-1, 1), (1, 1)]
    )
    return Case(law: "rademacher", net: net, variance: 1)
  }

  private static func points(_ widths: [Int], at input: [Int]) -> Case {
    let net = LatticeNet(
      widths: widths,
      input: input,
      values: [(-1, 1), (0, 4), (1, 1)]
    )
    return Case(law: "threepoint(1/3)", net: net, variance: 1.0 / 3)
  }

  static let cases = [
    signs([2, 2, 2, 1], at: [1, 1]), signs([2, 3, 1], at: [1, 1]),
    signs([3, 2, 2, 1], at: [1, 1, 1]), signs([3, 2, 1], at: [1, 2, -1]),
    signs([2, 2, 2, 2, 1], at: [1, 1]), signs([2, 2, 2, 1], at: [1, 0]),
    signs([4, 4, 1], at: [1, 1, 1, 1]), points([2, 2, 2, 1], at: [1, 1]),
    points([3, 3, 1], at: [1, 2, 3]),
    Case(
      law: "discrete(-2:1/5,1/2:4/5)",
      net: LatticeNet(
        widths: [2, 2, 1],
        input: [1, 3],
        // Twice the natural values, whose E ξ² is 1.
        values: [(-4, 1), (1, 4)]
      ),
      variance: 4
    ),
  ]

  /// Exact moments of fair signs at (1, 1): without (H), E Z = 1/2 instead of
  /// 1 and E Z² = 1, 7/4, 29/8 instead of 2, 4, 8.
  @Test func theEnumerationIsThatOfTheCounterexamples() {
    for (widths, second) in [
      ([2, 1], 1.0), ([2, 2, 1], 7 / 4.0), ([2, 2, 2, 1], 29 / 8.0),
    ] {
      let item = Self.signs(widths, at: [1, 1])
      let chances = item.net.chances()
      let total = Double(chances.values.reduce(0, +))
      func moment(_ order: Int) -> Double {
        chances.reduce(0) {
          $0 + Double($1.value) * pow(Double($1.key) * item.unit, Double(order))
        } / total
      }
      #expect(moment(1) == 0.5)
      #expect(moment(2) == second)
    }
  }

  /// Draws take the enumerated values and no other, as often as they should:
  /// above all 0, which is not 10⁻³³.
  @Test(arguments: cases)
  func drawsHaveTheEnumeratedLaw(_ item: Case) throws {
    let chances = item.net.chances()
    let total = Double(chances.values.reduce(0, +))
    let values = chances.keys.sorted()
    let spec = try item.spec
    for kind in [SamplerKind.reference, .dense, .folded]
    where kind.refusal(for: spec) == nil {
      let name = "\(item.testDescription), \(kind.rawValue)"
      let sampler = try kind.sampler(for: spec)
      #expect(sampler.ties == .exact)
      let count = kind == .reference ? 4_000 : 40_000
      var counts: [Int: Int] = [:]
      for log in try logs(of: sampler, count, name) {
        let square = exp(log) / item.unit
        let nearest = square.rounded()
        // An integer, but for the rounding of ln and exp.
        #expect(abs(square - nearest) <= 0x1p-44 * nearest, "\(name)")
        #expect(square == 0 || nearest >= 1, "\(name): \(square)")
        counts[Int(nearest), default: 0] += 1
      }
      let strangers = Set(counts.keys).subtracting(values)
      #expect(strangers.isEmpty, "\(name): \(strangers)")
      expectLikely(
        Finding(
          name,
          cellTail(
            values.map { counts[$0] ?? 0 },
            probabilities: values.map { Double(chances[$0] ?? 0) / total }
          )
        ),
        in: .agreement
      )
      expectLikely(
        Finding(
          "\(name), zeros",
          binomialTail(
            counts[0] ?? 0,
            trials: count,
            probability: Double(chances[0] ?? 0) / total
          )
        ),
        in: .agreement
      )
    }
  }

  /// No draw of wider and deeper lattice nets lies strictly between 0 and the
  /// lattice's unit.
  @Test(arguments: [
    NetCase(widths: NetCase.a, weights: ["rademacher"], input: "ones"),
    NetCase(widths: NetCase.a, weights: ["rademacher"]),
    NetCase(widths: NetCase.a, weights: ["threepoint(1/3)"], input: "ones"),
    NetCase(widths: "4,20,20,20,1", weights: ["rademacher"], input: "ones"),
    NetCase(widths: "4,20,20,20,1", weights: ["rademacher"]),
    NetCase(widths: "3,6x6,1", weights: ["rademacher"], input: "1,2,-1"),
  ])
  func nothingLiesBelowTheUnit(_ net: NetCase) throws {
    let spec = try net.spec()
    let unit = spec.architecture.widths.dropLast().indices.reduce(0.0) {
      let deviation = spec.weights[$1].standardDeviation
      let fan = Double(spec.architecture.widths[$1])
      return $0 + log(2 / (fan * deviation * deviation))
    }
    for kind in [SamplerKind.reference, .dense, .folded] {
      let count = kind == .reference ? 500 : 5_000
      let logs = try logs(
        of: try kind.sampler(for: spec),
        count,
        "unit of \(net.testDescription), \(kind.rawValue)"
      )
      let strays = logs.filter { $0 != -.infinity && $0 < unit - 0x1p-40 }
      #expect(strays.isEmpty, "\(kind.rawValue): \(strays.prefix(3))")
      #expect(logs.contains { $0 != -.infinity })
    }
  }
}
