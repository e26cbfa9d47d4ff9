import ExactArithmetic
import Measures
import Networks
import Sampling
import TestSupport
import Testing

/// Lattice weights tie, and a tie is a tie in the program.
@Suite struct KernelTieTests {
  /// P(Z = 0) and E[Z] of a net of fair signs at (1, …, 1), from every outcome
  /// in integers.
  private static func enumerate(
    _ widths: [Int]
  ) -> (dead: Int, sum: Int, outcomes: Int) {
    let layers = zip(widths, widths.dropFirst()).map { $0 * $1 }
    let bits = layers.reduce(0, +)
    var (dead, sum) = (0, 0)
    for outcome in 0..<(1 << bits) {
      var a = Array(repeating: 1, count: widths[0])
      var rows = a.indices.map { p in a.indices.map { $0 == p ? 1 : 0 } }
      var bit = 0
      for (m, n) in zip(widths, widths.dropFirst()) {
        var nextRows: [[Int]] = []
        var next: [Int] = []
        for _ in 0..<n {
          let w = (0..<m).map { outcome >> (bit + $0) & 1 == 1 ? 1 : -1 }
          bit += m
          let z = zip(w, a).reduce(0) { $0 + $1.0 * $1.1 }
          next.append(max(0, z))
          nextRows.append(
            rows[0].indices.map { p in
              z > 0 ? (0..<m).reduce(0) { $0 + w[$1] * rows[$1][p] } : 0
            }
          )
        }
        (a, rows) = (next, nextRows)
      }
      let square = rows[0].reduce(0) { $0 + $1 * $1 }
      if square == 0 { dead += 1 }
      sum += square
    }
    return (dead, sum, 1 << bits)
  }

  /// Dense and folded nets of fair signs: the share of Z = 0 is the
  /// enumeration's, and every other Z is a multiple of the lattice's unit.
  @Test(arguments: [SamplerKind.dense, .folded], [[2, 2, 1], [3, 2, 2, 1]])
  func fairSigns(kind: SamplerKind, widths: [Int]) throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: widths),
      weights: [Rademacher()],
      input: .ones
    )
    let sampler = try kind.sampler(for: spec)
    #expect(sampler.ties == .exact)
    let simulation = Simulation(
      sampler,
      streams: try Streams(seed: 40),
      samples: 8_192,
      threads: 1
    )
    let logs = (0..<simulation.blockCount).flatMap { simulation.block($0) }
    let exact = Self.enumerate(widths)
    expectCount(
      logs.count { $0 == -.infinity },
      of: logs.count,
      probability: Double(exact.dead) / Double(exact.outcomes),
      in: .samplers,
      "ties of \(widths) by \(kind.rawValue)"
    )
    #expect(!logs.contains { $0 > -.infinity && $0 < -20 })
  }

  /// The wide kernels keep ties exact as well.
  @Test(arguments: [SamplerKind.dense, .folded])
  func wideFairSigns(kind: SamplerKind) throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [4, 20, 20, 1]),
      weights: [Rademacher()],
      input: .ones
    )
    let logs = try kind.sampler(for: spec)
      .logSquaredGradients(256, from: BlockStream(Streams(seed: 3), block: 0))
    #expect(!logs.contains { $0 > -.infinity && $0 < -20 })
  }

  /// What cannot be guaranteed is said.
  @Test func exactness() throws {
    let ties = { (widths: String, law: String, input: String) in
      TieExactness(
        try NetworkSpec(
          architecture: Architecture(parsing: widths),
          weights: [MeasureParser.law(law)],
          input: Input(parsing: input)
        )
      )
    }
    #expect(try ties("4,8x3,1", "rademacher", "ones") == .exact)
    #expect(try ties("4,8x50,1", "rademacher", "ones") == .rounded(layer: 18))
    #expect(try ties("4,8x50,1", "gaussian", "ones") == .exact)
    #expect(try ties("2,2,1", "rademacher", "1/3,1") == .rounded(layer: 1))
    #expect(
      try ties("2,2,1", "discrete(-1/3:1/2,1/3:1/2)", "ones")
        == .rounded(layer: 1)
    )
  }

  /// Samplers that assume what fails refuse in a sentence that says what.
  @Test func refusals() throws {
    let lattice = try NetworkSpec(
      architecture: Architecture(widths: [4, 8, 1]),
      weights: [Rademacher()]
    )
    #expect(SamplerKind.masked.refusal(for: lattice) != nil)
    #expect(SamplerKind.masked.refusal(for: lattice, tiesExcluded: true) == nil)
    #expect(SamplerKind.conditioned.refusal(for: lattice) != nil)
    #expect(SamplerKind.chiSquare.refusal(for: lattice) != nil)
    #expect(SamplerKind.folded.refusal(for: lattice) == nil)
    #expect(SamplerKind.dense.refusal(for: lattice, rng: "taus2") != nil)
    #expect(SamplerKind.reference.refusal(for: lattice, rng: "taus2") == nil)
    let skew = try NetworkSpec(
      architecture: Architecture(widths: [4, 8, 1]),
      biases: [.constant(1)]
    )
    #expect(SamplerKind.folded.refusal(for: skew) != nil)
    #expect(SamplerKind.conditioned.refusal(for: skew) == nil)
    #expect(SamplerKind.conditionedFolded.refusal(for: skew) != nil)
    #expect(
      SamplerKind.fastest(for: skew, admitting: .theorem) == .conditioned
    )
    #expect(SamplerKind.fastest(for: lattice, admitting: .theorem) == .folded)
    #expect(SamplerKind.fastest(for: skew, admitting: .definition) == .dense)
  }
}
