import Measures
import Sampling
import TestSupport
import Testing

/// Known answers of the vector stream: from the seed to the words, and from
/// the words to the draws of each law.
@Suite struct KnownDrawTests {
  private static let places = Gen.pair(
    Gen<UInt64>.integer(in: 0...UInt64.max),
    Gen.int(in: 0...1_000_000)
  )

  private static func stream(_ seed: UInt64, _ block: Int) throws -> BlockStream
  {
    BlockStream(try Streams(seed: seed), block: block)
  }

  /// On every level of the processor the words are those of the definition.
  @Test(arguments: CPULevel.available)
  func wordsAreThoseOfTheReference(level: CPULevel) {
    forAll("words on \(level)", Self.places, count: 20) { seed, block in
      var variates = try Variates(try Self.stream(seed, block), level: level)
      var reference = ReferenceLanes(seed: seed, block: block)
      let words = variates.words(steps: 40)
      try expectLaw(words, equals: (0..<40).flatMap { _ in reference.step() })
      let uniforms = variates.uniforms(64)
      let expected = (0..<4).flatMap { _ in
        reference.step().map(ReferenceLanes.uniform)
      }
      try expectLaw(uniforms, equals: expected)
    }
  }

  /// Draws that are sums and lattice points are those of the definition, bit
  /// for bit, on every level.
  @Test(arguments: CPULevel.available)
  func exactDrawsAreThoseOfTheReference(level: CPULevel) {
    forAll("lattice draws on \(level)", Self.places, count: 20) { seed, block in
      func draws(_ spelling: String) throws -> [Double] {
        var variates = try Variates(try Self.stream(seed, block), level: level)
        return variates.draws(of: try MeasureParser.law(spelling), 64)
      }
      var lanes = ReferenceLanes(seed: seed, block: block)
      let uniform = (0..<4).flatMap { _ in lanes.uniform() }
      try expectLaw(try draws("uniform"), equals: uniform)
      lanes = ReferenceLanes(seed: seed, block: block)
      let triangular = (0..<4).flatMap { _ in lanes.triangular() }
      try expectLaw(try draws("triangular"), equals: triangular)
      lanes = ReferenceLanes(seed: seed, block: block)
      let third = (0..<4).flatMap { _ in
        lanes.discrete([(-1, 1.0 / 6), (0, 5.0 / 6), (1, 1)])
      }
      try expectLaw(try draws("threepoint(1/3)"), equals: third)
      lanes = ReferenceLanes(seed: seed, block: block)
      let words = lanes.step()
      let signs = (0..<4).flatMap { bit in
        words.map { ReferenceLanes.signed(1, $0, UInt64(63 - bit)) }
      }
      try expectLaw(try draws("rademacher"), equals: signs)
    }
  }

  /// Draws through elementary functions agree with the C library's to a few
  /// units in the last place: 2 for each of two functions, 4 for products and
  /// quotients, and the cancellation of 1 − u where u is near 1.
  @Test(arguments: CPULevel.available)
  func smoothDrawsAreThoseOfTheReference(level: CPULevel) {
    let laws: [(String, (inout ReferenceLanes) -> [Double])] = [
      ("gaussian", { $0.gaussian() }), ("laplace", { $0.laplace() }),
      ("logistic", { $0.logistic() }), ("arcsine", { $0.arcsine() }),
      ("semicircle", { $0.semicircle() }),
    ]
    forAll("smooth draws on \(level)", Self.places, count: 20) { seed, block in
      for (spelling, next) in laws {
        var variates = try Variates(try Self.stream(seed, block), level: level)
        let draws = variates.draws(of: try MeasureParser.law(spelling), 256)
        var lanes = ReferenceLanes(seed: seed, block: block)
        let expected = (0..<16).flatMap { _ in next(&lanes) }
        for (draw, value) in zip(draws, expected) {
          let size = spelling == "logistic" ? max(1, abs(value)) : abs(value)
          try expectLaw(
            abs(draw - value) <= 8 * size.ulp,
            "\(spelling): \(draw) for \(value)"
          )
        }
      }
    }
  }

  /// Two lanes, blocks or seeds never start alike.
  @Test func lanesAreDisjoint() throws {
    var seen: Set<[UInt64]> = []
    for seed in [0, 1, UInt64.max] as [UInt64] {
      for block in [0, 1, 65_536] {
        var variates = try Variates(try Self.stream(seed, block))
        let words = variates.words(steps: 4)
        for lane in 0..<16 {
          seen.insert((0..<4).map { words[16 * $0 + lane] })
        }
      }
    }
    #expect(seen.count == 9 * 16)
  }

  /// Requests of multiples of sixteen join without a seam.
  @Test(arguments: ["gaussian", "uniform", "logistic", "threepoint(1/3)"])
  func requestsJoin(spelling: String) throws {
    let law = try MeasureParser.law(spelling)
    var whole = try Variates(try Self.stream(3, 5))
    var parts = try Variates(try Self.stream(3, 5))
    let draws = whole.draws(of: law, 160)
    let joined = [16, 48, 96].flatMap { parts.draws(of: law, $0) }
    #expect(draws == joined)
    #expect(whole.words(steps: 1) == parts.words(steps: 1))
  }
}
