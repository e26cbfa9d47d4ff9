import ExactArithmetic
import Foundation
import Measures
import Networks
import Testing

/// The product's network on lattice weights, against every outcome in rational
/// arithmetic: its ties are those of mathematics, not of rounding.
@Suite struct LatticeWeightTests {
  /// The net, and the product's network of the same law.
  private func network(_ net: AtomicNet) throws -> Network {
    let law: any WeightMeasure =
      net.weights.count == 2 ? Rademacher() : try ThreePoint(t: Rational(1, 2))
    return Network(
      try NetworkSpec(
        architecture: Architecture(widths: net.widths),
        weights: [law],
        biases: net.biases.count == 1
          ? [.none] : [.random(Rademacher(), variance: 2)],
        outputActivation: net.isLinear ? .linear : .relu
      )
    )
  }

  private static let threePoint: [AtomicNet.Atom] = [
    (-1, Rational(1, 4)), (0, Rational(1, 2)), (1, Rational(1, 4)),
  ]

  private static let nets: [AtomicNet] = [
    AtomicNet(widths: [2, 1], input: [1, 1]),
    AtomicNet(widths: [2, 2, 1], input: [1, 1]),
    AtomicNet(widths: [2, 2, 1], input: [1, 1], isLinear: true),
    AtomicNet(widths: [2, 2, 1], input: [1, 100]),
    AtomicNet(widths: [2, 3, 1], input: [1, 2]),
    AtomicNet(widths: [3, 2, 1], input: [1, 1, 2]),
    AtomicNet(widths: [1, 2, 2, 1], input: [1]),
    AtomicNet(widths: [2, 2, 2, 1], input: [1, 1]),
    AtomicNet(widths: [2, 4, 1], input: [1, 2]),
    AtomicNet(widths: [2, 2, 1], weights: threePoint, input: [3, 5]),
    AtomicNet(widths: [1, 1], biases: AtomicNet.signs, input: [1]),
  ]

  /// ln Z agrees on every outcome, and is −∞ exactly where Z = 0.
  @Test(arguments: nets.indices)
  func everyOutcomeAgrees(index: Int) throws {
    let net = Self.nets[index]
    var network = try network(net)
    let x = net.input.map(\.doubleValue)
    var failures = 0
    net.forEachOutcome { outcome in
      set(&network, to: outcome)
      let log = network.logSquaredGradient(at: x)
      if !log.isNearly(log: outcome.square) { failures += 1 }
    }
    #expect(failures == 0)
  }

  /// A neuron is active exactly where its rational pre-activation is positive.
  @Test(arguments: nets.indices)
  func everyMaskAgrees(index: Int) throws {
    let net = Self.nets[index]
    var network = try network(net)
    let x = net.input.map(\.doubleValue)
    var failures = 0
    net.forEachOutcome { outcome in
      set(&network, to: outcome)
      var expected = outcome.preactivations.map { $0.map { $0.signum > 0 } }
      if net.isLinear {
        expected[expected.count - 1] = expected[expected.count - 1]
          .map { _ in true }
      }
      if network.forward(x).masks != expected { failures += 1 }
    }
    #expect(failures == 0)
  }

  /// Deep lattice nets never leave a rounding residue where there is a tie:
  /// every pre-activation is 0 or of the size of a weight.
  @Test func deepTiesLeaveNoResidue() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(parsing: "3,6x12,4"),
      weights: [Rademacher()],
      input: .ones,
      outputActivation: .linear
    )
    let generator = generator(seed: 1)
    var network = Network(spec)
    let unit = network.logScales.reduce(0, +)
    for _ in 0..<2_000 {
      network.draw(using: generator)
      let output = network.forward([1, 1, 1]).output
      for value in output.values {
        #expect(value == 0 || abs(value) >= 1)
        #expect(value == value.rounded())
      }
      #expect(abs(output.logScale - unit) <= 16 * abs(unit).ulp)
    }
  }

  /// Gives the product's network the weights and biases of an outcome.
  private func set(_ network: inout Network, to outcome: AtomicNet.Outcome) {
    network.draws = outcome.weights.map { $0.map(\.doubleValue) }
    network.biases = outcome.biases.map { layer in
      layer.map { $0.doubleValue * 2.0.squareRoot() }
    }
  }
}
