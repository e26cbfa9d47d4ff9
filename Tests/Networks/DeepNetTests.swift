import ExactArithmetic
import Foundation
import Measures
import Networks
import TestSupport
import Testing

/// Nets far too deep for plain products of doubles.
@Suite struct DeepNetTests {
  /// ln Z is finite or −∞ at any depth, whatever the law and the bias.
  @Test(arguments: ["gaussian", "rademacher", "student(5)", "uniform"])
  func logarithmsNeverOverflow(law: String) throws {
    let weights = try MeasureParser.law(law)
    for bias in [BiasMeasure.none, .random(Gaussian(), variance: 1)] {
      let spec = try NetworkSpec(
        architecture: Architecture(parsing: "3x2000,1"),
        weights: [weights],
        biases: [bias]
      )
      let x = spec.input.coordinates(width: 3)
      var network = Network(spec)
      let generator = generator(seed: 7)
      for _ in 0..<8 {
        network.draw(using: generator)
        let log = network.logSquaredGradient(at: x)
        #expect(log.isFinite || log == -.infinity)
        for value in network.forward(x).output.values {
          #expect(value.isFinite)
        }
      }
    }
  }

  /// With every neuron kept alive, ln Z is that of the plain matrix product,
  /// here taken in rational arithmetic: W = ξ as 2/n = 1.
  @Test(arguments: [0x1p-40, 0x1p-3, 1.0, 0x1p40])
  func deepProductsAreExact(size: Double) throws {
    let depth = 300
    let spec = try NetworkSpec(
      architecture: Architecture(parsing: "2x\(depth),1")
    )
    let generator = generator(seed: 11)
    var network = Network(spec)
    var row: [Rational] = [1]
    for j in network.draws.indices.reversed() {
      for i in network.draws[j].indices {
        network.draws[j][i] = size * Double(1 + generator.index(below: 9))
      }
    }
    for draws in network.draws.reversed() {
      let weights = draws.compactMap { Rational(exactly: $0) }
      row = (0..<2).map { a in
        row.indices.map { b in row[b] * weights[2 * b + a] }.sum()
      }
    }
    let square = row.map { $0 * $0 }.sum()
    let log = network.logSquaredGradient(at: [1, 1])
    let roundings = Double(16 * depth) * square.logarithm.magnitude.ulp
    #expect(abs(log - square.logarithm) <= max(roundings, 0x1p-40))
  }

  /// Width 1: Z = ∏ 2ξ_j² if every ξ_j is positive, and 0 otherwise.
  @Test func chainsAreProducts() {
    let chains = Gen.array(of: Gen.int(in: -3...64, origin: 1), count: 1...400)
    forAll("ln Z of a chain", chains, count: 60) { integers in
      let net = try Architecture(parsing: "1x\(integers.count + 1)")
      var network = Network(try NetworkSpec(architecture: net))
      network.draws = integers.map { [Double($0)] }
      let log = network.logSquaredGradient(at: [1])
      if integers.contains(where: { $0 <= 0 }) {
        try expectLaw(log, equals: -.infinity, "ln Z")
      } else {
        let factors = integers.map { Rational(2 * $0 * $0) }
        let expected = factors.product().logarithm
        let roundings = Double(4 * integers.count) * expected.ulp
        try expectLaw(abs(log - expected) <= roundings, "\(log) ≠ \(expected)")
      }
    }
  }
}
