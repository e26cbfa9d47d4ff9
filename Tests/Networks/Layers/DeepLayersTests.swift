import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks
import TestSupport
import Testing

/// Nets far too deep for plain doubles, and homogeneity.
@Suite struct DeepLayersTests {
  private static let depth = 1000

  /// Nothing is infinite or a NaN at depth 1000, whatever the activation, the
  /// weights and the blocks.
  @Test(arguments: [
    "relu", "leaky(0.1)", "linear", "sigmoid", "tanh", "crelu",
  ])
  func deepNetsStayFinite(name: String) throws {
    let activation = try Activation(parsing: name)
    let initializations = [
      Initialization.he,
      .independent(.variance(Rational(1, 1_000_000))),
      .independent(.variance(1_000_000)),
      Initialization(
        .independent(Gaussian(), .he),
        biases: .measure(.random(Gaussian(), variance: 1))
      ),
    ]
    for initialization in initializations {
      let layer = DeepSpec.Layer(
        .dense(width: 3),
        activation: activation,
        initialization: initialization
      )
      let clean = DeepSpec.Block.clean(
        inner: layer,
        stream: 3,
        outer: initialization
      )
      let plain = DeepSpec.Block.plain(layer)
      let linear = DeepSpec.Layer(
        .dense(width: 3),
        activation: .linear,
        initialization: initialization
      )
      let kinds = [
        Array(repeating: plain, count: Self.depth) + [.plain(linear)],
        Array(repeating: clean, count: Self.depth),
      ]
      for blocks in kinds {
        let spec = try DeepSpec(inputWidth: 3, blocks: blocks)
        let network = try spec.draw(using: generator(seed: 3))
        try Self.expectFinite(network.forward([1, -2, 0.5]))
      }
    }
  }

  private static func expectFinite(_ pass: DeepPass) throws {
    let gradient = pass.gradients(ofOutput: 0)
    let tangents = pass.tangents(ofInput: 0)
    let layers = gradient.layers.flatMap { $0 }
    let vectors =
      pass.activations + pass.preactivations + gradient.activations + tangents
      + layers.map(\.weights) + layers.map(\.biases)
    var bad = 0
    for vector in vectors {
      let log = vector.logSquaredNorm
      let isGood =
        vector.values.allSatisfy(\.isFinite) && vector.logScale.isFinite
        && vector.doubles.allSatisfy(\.isFinite)
        && (log.isFinite || (log == -.infinity && vector.isZero))
      if !isGood { bad += 1 }
    }
    #expect(bad == 0)
  }

  /// Width 1: the logarithm of the Jacobian is the sum of those of the slopes,
  /// far beyond the doubles.
  @Test(arguments: [Rational(1, 1000), 1000])
  func chainsAreSumsOfLogarithms(weight: Rational) throws {
    let w = weight.doubleValue
    let layer = try Layer(
      .dense(.init([[w]])),
      activation: .leaky(Rational(1, 4))
    )
    let network = try DeepNetwork(
      layers: Array(repeating: layer, count: Self.depth)
    )
    for (x, slope) in [(1.0, 1.0), (-1, 0.25)] {
      let row = try network.forward([x]).jacobianRow(output: 0)
      let expected = 2 * Double(Self.depth) * log(w * slope)
      let tolerance = 8 * Double(Self.depth) * expected.magnitude.ulp
      #expect(abs(row.logSquaredNorm - expected) <= tolerance)
    }
  }

  /// Where z² is lost beside 1, tanh is the identity: from 2⁻⁴⁰ downward a tanh net
  /// is the linear one to the last bit, far below the smallest double.
  @Test func tinyHyperbolicNetsAreLinear() throws {
    var outputs: [ScaledVector] = []
    for activation in [Activation.tanh, .linear] {
      let spec = try DeepSpec(
        Architecture(parsing: "3x\(Self.depth)"),
        activation: activation,
        initialization: .independent(.variance(Rational(1, 100)))
      )
      let network = try spec.draw(using: generator(seed: 5))
      let pass = try network.forward([0x1p-40, 0x1p-41, -0x1p-40])
      outputs += [pass.output] + pass.jacobian
    }
    let (tanh, linear) = (outputs.prefix(4), outputs.suffix(4))
    #expect(tanh.map(\.values) == linear.map(\.values))
    #expect(tanh.map(\.logScale) == linear.map(\.logScale))
    #expect(tanh[0].logSquaredNorm < -1000)
  }

  /// Skips and biases meet vectors whose scales have left theirs: a branch that
  /// goes up by 2⁸⁰⁰ and down again is the identity, so that a block doubles.
  ///
  /// A scale that went up and down is off by its logarithm's roundings, 1110 u.
  @Test func scalesMeetAgain() throws {
    func factor(_ exponent: Int, bias: Double = 0) throws -> Layer {
      let w = Double(sign: .plus, exponent: exponent, significand: 1)
      return try Layer(
        Matrix([[w]]),
        biases: [bias],
        activation: .linear
      )
    }
    let branch = try [factor(400), factor(400), factor(-400), factor(-400)]
    let doubling = try Block(branch, isResidual: true)
    let network = try DeepNetwork(Array(repeating: doubling, count: 100))
    let pass = try network.forward([3])
    let tolerance = 100 * 8 * 1110 * 0x1p-53
    #expect(abs(pass.output.doubles[0] / 0x1.8p101 - 1) <= tolerance)
    let row = pass.jacobianRow(output: 0).doubles[0]
    #expect(abs(row / 0x1p100 - 1) <= tolerance)
    let column = try pass.pushforward([1]).doubles[0]
    #expect(abs(column / 0x1p100 - 1) <= tolerance)
    let far = ScaledVector([1], logScale: 5000)
    let gradient = try pass.backward(from: far).input.logSquaredNorm / 2
    #expect(abs(gradient - 5000 - 100 * log(2)) <= tolerance)
    let biased = try DeepNetwork(
      layers: branch.dropLast() + [factor(-400, bias: 3)]
    )
    let sum = try biased.output(at: [5])[0]
    #expect(abs(sum / 8 - 1) <= tolerance)
  }

  /// Without biases nets of piecewise linear layers are homogeneous: a power of
  /// two scales the output exactly and changes no derivative.
  @Test func homogeneousNetsScale() {
    let cases = Gen<(LayeredCase, Int)>.pair(
      LayeredCase.homogeneous,
      .int(in: -60...60, origin: 1)
    )
    forAll("layers: f(2^k x) = 2^k f(x)", cases, count: 200) { net, exponent in
      let layers = net.blocks.flatMap(\.layers)
      try assume(layers.allSatisfy { $0.biases.allSatisfy { $0 == 0 } })
      let factor = Double(sign: .plus, exponent: exponent, significand: 1)
      let network = try net.network()
      let pass = try network.forward(net.input)
      let scaled = try network.forward(net.input.map { $0 * factor })
      try expectLaw(
        scaled.output.doubles,
        equals: pass.output.doubles.map { $0 * factor },
        "the output"
      )
      try expectLaw(
        scaled.jacobian.map(\.doubles),
        equals: pass.jacobian.map(\.doubles),
        "the Jacobian"
      )
    }
  }
}
