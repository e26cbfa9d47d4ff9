import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Layer-by-layer moments against the other exact routes.
@Suite struct FlowMomentsTests {
  /// Lengths, gradients and weight gradients of Gaussian ReLU nets are those of
  /// the closed forms for single layers, times the survival of dead layers.
  @Test func gaussianNetsAgreeWithClosedForms() throws {
    let cases = Gen<([Int], Int)>.pair(
      tinyWidths(depth: 1...5, width: 1...7),
      .int(in: 1...5)
    )
    forAll("flow of Gaussian nets", cases, count: 100) { widths, x in
      let architecture = try Architecture(widths: widths)
      let input = Input.values(
        Array(repeating: Rational(x, 2), count: widths[0])
      )
      let length = Rational(x, 2).power(2)
      let flow = try FlowMoments(DeepSpec(architecture), input: input)
      let forward = ForwardActivations(architecture, inputLength: length)
      let weights = WeightGradient(architecture, inputLength: length)
      for (j, moments) in flow.lengths.enumerated() {
        let first = forward.moment(1, layer: j)
        try expectLaw(moments.mean.rational, equals: first)
        let second = forward.moment(2, layer: j)
        try expectLaw(moments.square?.rational, equals: second)
      }
      for (j, moments) in flow.weightGradients.enumerated() {
        for (k, value) in [(1, moments.mean), (2, moments.square)] {
          let closed = weights.moment(k, layer: j + 1).rational
          try expectLaw(value?.rational, equals: closed)
        }
      }
      var alive: Rational = 1
      for (l, moments) in flow.gradients.enumerated().dropLast() {
        if l > 0 { alive *= 1 - Rational(2).power(-widths[l]) }
        let rest = try Architecture(widths: Array(widths[l...]))
        for (k, value) in [(1, moments.mean), (2, moments.square)] {
          let row = GaussianMoments.moment(k, rest, .row(output: 0)).rational
          try expectLaw(value?.rational, equals: row.map { $0 * alive })
        }
      }
    }
  }

  /// With Gaussian biases nothing dies, and lengths grow by half their variance.
  @Test func biasesAgreeWithClosedForms() throws {
    let architecture = try Architecture(widths: [3, 4, 5, 2])
    let bias = BiasMeasure.random(Gaussian(), variance: Rational(2, 3))
    let spec = try DeepSpec(
      architecture,
      initialization: Initialization(
        .independent(Gaussian(), .he),
        biases: .measure(bias)
      )
    )
    let flow = try FlowMoments(spec, input: .ones)
    let forward = ForwardActivations(
      architecture,
      biasVariance: Rational(2, 3)
    )
    for (j, moments) in flow.lengths.enumerated() {
      #expect(moments.mean.rational == forward.moment(1, layer: j))
      #expect(moments.square?.rational == forward.moment(2, layer: j))
    }
    #expect(flow.gradients.allSatisfy { $0.mean.rational == 1 })
    #expect(flow.gradients[0].square?.rational == 15)
  }

  /// E Z² of (3,4,5,2) for three laws, by the kurtosis recursion.
  @Test(arguments: [
    ("uniform", Rational(5301, 625)), ("laplace", Rational(264, 5)),
    ("gaussian", Rational(15)),
  ]) func otherLaws(name: String, square: Rational) throws {
    let spec = try DeepSpec(
      Architecture(widths: [3, 4, 5, 2]),
      initialization: .independent(.he, MeasureParser.law(name))
    )
    let flow = try FlowMoments(spec, input: .generic)
    #expect(flow.gradients[0].mean.rational == 1)
    #expect(flow.gradients[0].square?.rational == square)
    #expect(flow.lengths[0].mean.rational == 1)
  }

  /// Haar matrices of gain √2, leaky slopes, and clean residual blocks.
  @Test func otherNetsAgreeWithClosedForms() throws {
    for (n, depth) in [(1, 2), (2, 3), (5, 4)] {
      let spec = try DeepSpec(
        Architecture(widths: Array(repeating: n, count: depth + 1)),
        initialization: .haar(gainSquared: 2)
      )
      let flow = try FlowMoments(spec, input: .generic)
      let closed = OrthogonalMoments.moment(2, width: n, depth: depth)
      #expect(flow.gradients[0].mean.rational == 1)
      #expect(flow.gradients[0].square?.rational == closed.rational)
    }
    let slope = Rational(1, 3)
    let architecture = try Architecture(widths: [2, 3, 5, 1])
    let leaky = try FlowMoments(
      DeepSpec(
        architecture,
        activation: .leaky(slope),
        initialization: .independent(.perFanIn(2 / (1 + slope * slope)))
      ),
      input: .ones
    )
    let masked = MaskedSecondMoment.leaky(slope: slope)
    #expect(leaky.gradients.allSatisfy { $0.mean.rational == 1 })
    #expect(leaky.gradients[0].square?.rational == masked.value(architecture))
  }

  /// Clean residual nets of several laws against their own recursion.
  @Test(arguments: ["gaussian", "uniform", "laplace"])
  func cleanBlocks(name: String) throws {
    let law = try MeasureParser.law(name)
    let variance = Rational(2, 5)
    let network = try ResidualNetwork(
      stream: 3,
      widths: [2, 5, 4],
      weights: [law],
      branchVariance: variance
    )
    let spec = try DeepSpec(
      inputWidth: 3,
      blocks: [2, 5, 4].map {
        .clean(
          inner: .init(
            .dense(width: $0),
            initialization: .independent(.he, law)
          ),
          stream: 3,
          outer: .independent(.perFanIn(variance), law)
        )
      }
    )
    let flow = try FlowMoments(spec, input: .ones)
    let closed = try ResidualMoments(network, .row(output: 0))
    #expect(flow.gradients[0].mean.rational == (1 + variance).power(3))
    let square = try closed.moment(2).rational
    #expect(flow.gradients[0].square?.rational == square)
    // Forward and backward only swap the roles of V and W.
    #expect(flow.lengths[3].mean.rational == (1 + variance).power(3))
  }
}
