import GSL
import TestSupport
import Testing

@testable import Sampling

/// A population may be copied in many ways, if the expected numbers are right.
@Suite struct ResamplingTests {
  private static let schemes: [any Resampling] = [
    SystematicResampling(), StratifiedResampling(), MultinomialResampling(),
  ]

  private static let shares = Gen.array(of: Gen.int(in: 0...20), count: 1...12)
    .filter { $0.contains { $0 > 0 } }
    .map { weights in
      let total = Double(weights.reduce(0, +))
      return weights.map { Double($0) / total }
    }

  private func generator(_ block: Int) throws -> Generator {
    try Streams(seed: 77, purpose: .splitting).generator(block: block)
  }

  /// N in all, none to a particle without weight.
  @Test func offspringAddUp() {
    let cases = Gen.pair(Self.shares, Gen.int(in: 1...40))
    for (index, scheme) in Self.schemes.enumerated() {
      forAll("\(scheme.name) offspring", cases, count: 200) { shares, total in
        let counts = scheme.offspring(
          of: shares,
          total: total,
          using: try generator(index)
        )
        try expectLaw(counts.reduce(0, +), equals: total, "the total")
        for (count, share) in zip(counts, shares) where share == 0 {
          try expectLaw(count, equals: 0, "the dead")
        }
      }
    }
  }

  /// A comb rounds each expected number up or down; strata miss by less than 2.
  @Test func combsAreNarrow() {
    let cases = Gen.pair(Self.shares, Gen.int(in: 1...40))
    for (scheme, reach) in [(Self.schemes[0], 1.0), (Self.schemes[1], 2.0)] {
      forAll("\(scheme.name) reach", cases, count: 200) { shares, total in
        let counts = scheme.offspring(
          of: shares,
          total: total,
          using: try generator(5)
        )
        for (count, share) in zip(counts, shares) {
          let distance = abs(Double(count) - share * Double(total))
          try expectLaw(distance < reach + 1e-9, "\(count) for \(share)")
        }
      }
    }
  }

  /// One tooth falls on a particle with its share as probability, and with three
  /// teeth a comb rounds 3 · 0.45 up with probability 0.35.
  @Test func expectedNumbersAreRight() throws {
    let trials = 4_000
    for (index, scheme) in Self.schemes.enumerated() {
      let generator = try generator(10 + index)
      let hits = (0..<trials).map { _ in
        scheme.offspring(of: [0.2, 0, 0.45, 0.35], total: 1, using: generator)[
          2
        ]
      }
      expectCount(
        hits.reduce(0, +),
        of: trials,
        probability: 0.45,
        in: .estimators,
        "\(scheme.name) offspring"
      )
    }
    let generator = try generator(20)
    let extra = (0..<trials).filter { _ in
      SystematicResampling()
        .offspring(of: [0.2, 0.45, 0.35], total: 3, using: generator)[1] == 2
    }
    expectCount(
      extra.count,
      of: trials,
      probability: 0.35,
      in: .estimators,
      "systematic rounding"
    )
  }
}
