import ExactArithmetic
import Foundation
import Measures
import Networks
import PathSums
import Testing

/// The mean-field recursions at known points.
@Suite struct WideFlowTests {
  private func spec(
    _ activation: Activation,
    _ initialization: Initialization = .independent(.lecun),
    widths: [Int] = [4, 4]
  ) throws -> DeepSpec {
    try DeepSpec(
      Architecture(widths: widths),
      activation: activation,
      initialization: initialization
    )
  }

  /// Root mean squares of σ' and tanh' at N(0, 1): 0.211746 and 0.681471.
  @Test func saturatingFactors() throws {
    for (activation, factor) in [
      (Activation.sigmoid, 0.211746), (.tanh, 0.681471),
    ] {
      let flow = try WideFlow(spec(activation), input: .ones)
      let root = flow.gradients[0].value.squareRoot()
      // The numbers are rounded to six digits.
      #expect(abs(root - factor) < 1e-6)
    }
  }

  /// Piecewise linear activations: the exact means, where nothing can die.
  @Test func piecewiseLinearIsExact() throws {
    let bias = Initialization.Biases.measure(
      .random(Gaussian(), variance: Rational(1, 4))
    )
    let laws: [Initialization] = [
      .he, .independent(.xavier, Uniform()), .haar(gainSquared: 2), .pytorch,
      Initialization(.independent(Gaussian(), .lecun), biases: bias),
    ]
    for initialization in laws {
      for activation in [
        Activation.leaky(Rational(1, 10)), .linear, .crelu,
      ] {
        let spec = try spec(activation, initialization, widths: [3, 5, 2, 4])
        let wide = try WideFlow(spec, input: .ones)
        let exact = try FlowMoments(spec, input: .ones)
        // The output of a CReLU pair is off half of the time: the same mean.
        let pairs =
          zip(wide.lengths, exact.lengths)
          + zip(wide.gradients, exact.gradients)
        for (limit, moments) in pairs {
          #expect(abs(limit.log - moments.mean.logarithm) < 64 * 0x1p-52)
        }
      }
    }
  }

  /// π/(π − 1) a layer below batch normalisation with ReLU, 1 if linear.
  @Test func batchNormalisationExplodes() throws {
    let widths = [8, 8, 8, 8, 8, 1]
    for (activation, factor) in [
      (Activation.relu, Double.pi / (.pi - 1)), (.linear, 1),
    ] {
      let flow = try WideBatchFlow(
        spec(activation, widths: widths),
        inputLength: 1
      )
      for l in 1..<4 {
        let ratio = flow.gradients[l].log - flow.gradients[l + 1].log
        #expect(abs(ratio - log(factor)) < 16 * 0x1p-52)
      }
    }
    #expect(throws: PathSumError.self) {
      try WideBatchFlow(
        DeepSpec(inputWidth: 2, blocks: [.identity(.init(.dense(width: 2)))]),
        inputLength: 1
      )
    }
  }
}

private func + (
  x: Zip2Sequence<[LogNumber], [FlowMoments.Moments]>,
  y: Zip2Sequence<[LogNumber], [FlowMoments.Moments]>
) -> [(LogNumber, FlowMoments.Moments)] {
  Array(x) + Array(y)
}
