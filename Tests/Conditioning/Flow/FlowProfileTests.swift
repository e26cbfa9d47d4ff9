import Conditioning
import ExactArithmetic
import Foundation
import GSL
import Networks
import PathSums
import Sampling
import TestSupport
import Testing

/// Profiles of single nets, against products of numbers.
@Suite struct FlowProfileTests {
  private static func generator() -> Generator {
    Generator(xoshiro: (11, 12, 13, 14))
  }

  private func close(_ x: Double, _ y: Double, ulps: Double = 64) -> Bool {
    x == y || abs(x - y) <= ulps * 0x1p-52 * max(1, abs(x))
  }

  /// A linear chain of single neurons: everything is a product of weights.
  @Test func chainsAreProducts() throws {
    let spec = try DeepSpec(
      Architecture(widths: [1, 1, 1, 1, 1]),
      activation: .linear
    )
    let clipping = try GradientClipping(.norm, bound: 1e-3)
    let flow = try DeepFlow(spec, input: [3], clipping: clipping)
    let profile = try flow.profile(using: Self.generator())
    let network = try spec.draw(using: Self.generator())
    let w = network.blocks.map { $0.layers[0].weights.parameters[0] }
    func logSquare(_ factors: [Double]) -> Double {
      factors.reduce(0) { $0 + 2 * log(abs($1)) }
    }
    for l in 0...4 {
      #expect(close(profile.lengths[l], logSquare([3] + w[..<l])))
      #expect(close(profile.gradients[l], logSquare(Array(w[l...]))))
    }
    for j in 1...4 {
      let others = w[..<(j - 1)] + w[j...]
      #expect(close(profile.weightGradients[j - 1], logSquare([3] + others)))
    }
    // The gradient in all parameters has the biases' too.
    let clipped = try #require(profile.clipping)
    #expect(close(clipped.after, 2 * log(1e-3)))
    #expect(clipped.isClipped && close(clipped.cosine, 1))
    let squares =
      profile.weightGradients.map { exp($0) }
      + profile.gradients.dropFirst().map { exp($0) }
    #expect(close(clipped.before, log(squares.reduce(0, +))))
  }

  /// h_t = w^t h_0 and ∂h_T/∂h_t = w^{T−t}; ∂h_T/∂w = T w^{T−1} h_0.
  @Test func linearRecurrence() throws {
    let recurrence = try ScalarRecurrence(weight: 1.1, function: .linear)
    let clipping = try GradientClipping(.value, bound: 5)
    let flow = ScalarFlow(recurrence, steps: 100, state: 2, clipping: clipping)
    let profile = try flow.profile(using: Self.generator())
    let step = 2 * log(1.1)
    for t in 0...100 {
      let length = 2 * log(2) + Double(t) * step
      #expect(close(profile.lengths[t], length, ulps: 512))
      #expect(close(profile.gradients[t], Double(100 - t) * step, ulps: 512))
    }
    // The value that the field quotes: 1.1^100 = 13780.6123398.
    #expect(abs(exp(profile.gradients[0] / 2) - 13780.6123398) < 1e-6)
    let clipped = try #require(profile.clipping)
    #expect(close(clipped.before, 2 * log(200) + 99 * step, ulps: 512))
    #expect(close(clipped.after, 2 * log(5)))
    #expect(profile.weightGradients.isEmpty)
  }

  /// A recurrent net of one number is a power of its one weight, and a
  /// sigmoid's slopes are all below a quarter.
  @Test func recurrentNets() throws {
    let flow = try RecurrentFlow(
      steps: 12,
      inputs: 1,
      state: [1],
      activation: .linear,
      initialization: .independent(.lecun)
    )
    let profile = try flow.profile(using: Self.generator())
    let one = profile.gradients[11]
    for t in 0...12 {
      let power = Double(12 - t) * one
      #expect(close(profile.gradients[t], power, ulps: 512))
    }
    #expect(close(profile.lengths[12], 12 * one, ulps: 512))
    let sigmoid = try RecurrentFlow(
      steps: 5,
      inputs: 2,
      state: [1, -1, 0],
      activation: .sigmoid,
      initialization: .haar(),
      driveDeviation: 1
    )
    let gradients = try sigmoid.profile(using: Self.generator()).gradients
    for (below, above) in zip(gradients, gradients.dropFirst()) {
      #expect(below <= above + 2 * log(0.25) + 64 * 0x1p-52)
    }
    #expect(throws: NetworkError.self) {
      try RecurrentFlow(
        steps: 0,
        inputs: 1,
        state: [1],
        activation: .relu,
        initialization: .he
      )
    }
  }

  /// Value clipping caps every coordinate and turns the gradient.
  @Test func valueClippingTurns() throws {
    let spec = try DeepSpec(Architecture(widths: [2, 1]), activation: .linear)
    let flow = try DeepFlow(
      spec,
      input: [3, 4],
      clipping: GradientClipping(.value, bound: 3.5)
    )
    let clipped = try #require(
      try flow.profile(using: Self.generator()).clipping
    )
    // The gradient in (w_1, w_2, b) is (3, 4, 1), clipped to (3, 3.5, 1).
    #expect(close(clipped.before, log(26)))
    #expect(close(clipped.after, log(22.25)))
    #expect(close(clipped.cosine, 24 / (26 * 22.25).squareRoot()))
  }

  /// Means over real nets agree with the exact moments, which give the standard
  /// error; and threads change no bit.
  @Test func samplesAgreeWithExactMoments() async throws {
    let spec = try DeepSpec(Architecture(widths: [3, 6, 6, 2]))
    let flow = try DeepFlow(
      spec,
      input: Input.generic.coordinates(width: 3)
    )
    let streams = try Streams(seed: 77)
    func sample(_ threads: Int) async throws -> FlowSample {
      try await FlowRun(flow, streams: streams, nets: 2000, threads: threads)
        .sample()
    }
    let one = try await sample(1)
    let two = try await sample(2)
    let exact = try FlowMoments(spec, input: .generic)
    for (name, columns, moments, others) in [
      ("length", one.lengths[3], exact.lengths[3], two.lengths[3]),
      ("gradient", one.gradients[1], exact.gradients[1], two.gradients[1]),
      (
        "weights", one.weightGradients[1], exact.weightGradients[1],
        two.weightGradients[1]
      ),
    ] {
      #expect(columns.logs == others.logs)
      let square = try #require(moments.square)
      let mean = columns.mean(
        confidence: 0.95,
        exact: (moments.mean.logNumber, square.logNumber)
      )
      #expect(mean.method == .exactVariance)
      expectNormal(
        mean.mean.value,
        around: moments.mean.logNumber.value,
        standardError: try #require(mean.standardError).value,
        in: .estimators,
        "flow of real nets, \(name)"
      )
    }
    // Output on, and no hidden layer dead: ½ (1 − 2⁻⁶)² of the nets.
    expectCount(
      one.gradients[0].logs.count,
      of: 2000,
      probability: 0.5 * pow(1 - 0x1p-6, 2),
      in: .masks,
      "live nets of a flow"
    )
  }
}
