import ExactArithmetic
import Foundation
import Measures
import Networks
import TestSupport
import Testing

@testable import Sampling

/// One particle that is never resampled is one network.
@Suite struct ParticleTests {
  private struct Case {
    var widths: [Int]
    var seed: UInt64
    var choices: Int
  }

  private static let cases = Gen.pair(
    Gen.array(of: Gen.int(in: 1...6), count: 2...6),
    Gen.pair(Gen<UInt64>.integer(in: 0...UInt64.max), Gen.int(in: 0...15))
  ).map { Case(widths: $0, seed: $1.0, choices: $1.1) }

  /// Its weight is Z^K of the network with the same weights, computed with whole
  /// matrices: biases or none, entries and rows, linear outputs.
  @Test func weightsAreThoseOfTheNetwork() {
    forAll("one particle", Self.cases, count: 400) { given in
      let depth = given.widths.count - 1
      let laws = (0..<depth).map {
        ScriptedLaw(seed: given.seed &+ UInt64($0) &* 0x9E37_79B9)
      }
      let (isEntry, hasBias) = (given.choices & 1 == 1, given.choices & 2 == 2)
      let isLinear = given.choices & 4 == 4
      let order = 1 + given.choices / 8
      let entry = isEntry ? given.widths[0] - 1 : nil
      let spec = try NetworkSpec(
        architecture: Architecture(widths: given.widths),
        weights: laws,
        biases: [hasBias ? .constant(Rational(1, 4)) : .none],
        outputActivation: isLinear ? .linear : .relu,
        quantity: entry.map { .entry(input: $0, output: 0) } ?? .row(output: 0)
      )
      let x = spec.input.coordinates(width: given.widths[0])
      let net = ScriptedNet(
        widths: given.widths,
        laws: laws,
        bias: hasBias ? 0.25 : 0,
        isLinear: isLinear
      )
      let gradient = net.gradient(at: x, keeping: entry)
      let wanted =
        entry.map { gradient.isEmpty ? [] : [gradient[$0]] } ?? gradient
      let square = wanted.reduce(0) { $0 + $1 * $1 }
      let island = try Splitting(
        spec,
        order: order,
        particles: 1,
        streams: try Streams(seed: 1, purpose: .splitting),
        drawing: .dense,
        threshold: 0,
        outputCopies: 1,
        level: nil
      ).island(0)
      if square == 0 {
        try expectLaw(island.logEstimate == -.infinity, "dead")
        return
      }
      // Cancellation in a row costs digits of its square, not of the network.
      let error = abs(island.logEstimate - Double(order) * log(square))
      try expectLaw(
        error <= 1e-9 || square < 1e-12,
        "\(island.logEstimate) is not \(order) ln \(square)"
      )
    }
  }

  /// Islands depend on seed and number alone, and differ from one another.
  @Test func islandsAreTheirStreams() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [3, 5, 4, 1])
    )
    func values(_ seed: UInt64) throws -> [Double] {
      let splitting = Splitting(
        spec,
        order: 2,
        particles: 50,
        streams: try Streams(seed: seed, purpose: .splitting)
      )
      return try (0..<4).map { try splitting.island($0).logEstimate }
    }
    #expect(try values(1) == values(1))
    #expect(Set(try values(1) + values(2)).count == 8)
  }

  /// A dead input, without biases, kills every particle; no trap, no NaN.
  @Test func deadNetworksGiveZero() throws {
    for drawing in [Splitting.Drawing.dense, .conditioned] {
      let spec = try NetworkSpec(
        architecture: Architecture(widths: [3, 5, 4, 1]),
        input: .zeros
      )
      let island = try Splitting(
        spec,
        order: 2,
        particles: 20,
        streams: try Streams(seed: 1, purpose: .splitting),
        drawing: drawing
      ).island(0)
      #expect(island.logEstimate == -.infinity && island.roots == 0)
    }
  }

  /// 3,000 layers neither overflow nor die: E[Z^K] stays a finite logarithm.
  @Test func depthIsNoMatter() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(parsing: "2,8x3000,1")
    )
    let island = try Splitting(
      spec,
      order: 3,
      particles: 8,
      streams: try Streams(seed: 3, purpose: .splitting)
    ).island(0)
    #expect(island.logEstimate.isFinite)
    #expect(island.layers.count == 3001)
    for layer in island.layers {
      #expect((0...1.0000001).contains(layer.effectiveShare))
      #expect(layer.roots <= layer.parents && layer.parents <= 8)
    }
  }
}
