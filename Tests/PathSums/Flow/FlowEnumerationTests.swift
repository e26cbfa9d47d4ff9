import ExactArithmetic
import Measures
import Networks
import PathSums
import Testing

/// Moments of nets with weights ±1, by going through all of them.
@Suite struct FlowEnumerationTests {
  /// Means of M_l, G_l and their squares over all 2^6 nets of widths (2,2,1).
  private struct Means {
    var lengths = Array(repeating: [Rational(0), 0], count: 3)
    var gradients = Array(repeating: [Rational(0), 0], count: 3)

    init(_ activation: Activation, columns: Int) {
      let bits = 4 + columns
      for mask in 0..<(1 << bits) {
        let w = (0..<bits).map { mask >> $0 & 1 == 1 ? 1.0 : -1 }
        let x = [1.0, 3.0]
        let z = [w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]]
        let a = activation.values(z)
        let out = zip(w[4...], a).reduce(0) { $0 + $1.0 * $1.1 }
        // A linear output: v is the second matrix itself.
        let v = Array(w[4...])
        let delta = activation.pullback(v, at: z)
        let g = [
          w[0] * delta[0] + w[2] * delta[1], w[1] * delta[0] + w[3] * delta[1],
        ]
        func square(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 } }
        let total = Double(1 << bits)
        for (l, value) in [
          square(x) / 2, square(a) / Double(a.count), out * out,
        ].enumerated() {
          add(value, total, to: &lengths[l])
        }
        for (l, value) in [square(g), square(v), 1].enumerated() {
          add(value, total, to: &gradients[l])
        }
      }
    }

    private func add(_ x: Double, _ total: Double, to sums: inout [Rational]) {
      // Small integers over a power of two: exact.
      sums[0] += Rational(exactly: x / total) ?? -1
      sums[1] += Rational(exactly: x * x / total) ?? -1
    }
  }

  private func moments(_ activation: Activation) throws -> FlowMoments {
    let spec = try DeepSpec(
      Architecture(widths: [2, 2, 1]),
      activation: activation,
      outputActivation: .linear,
      initialization: .independent(.variance(1), Rademacher())
    )
    return try FlowMoments(spec, input: .values([1, 3]))
  }

  private func check(
    _ flow: [FlowMoments.Moments],
    _ truth: [[Rational]]
  ) {
    #expect(flow.map(\.mean.rational) == truth.map { $0[0] })
    #expect(flow.map(\.square?.rational) == truth.map { $0[1] })
  }

  /// Lengths need symmetry and nothing else, gradients no ties: here no
  /// pre-activation is 0, but that is not known from the law alone.
  @Test func lengthsOfLatticeWeights() throws {
    for activation in [Activation.relu, .leaky(Rational(1, 2)), .linear] {
      let truth = Means(activation, columns: 2)
      let flow = try moments(activation)
      check(flow.lengths, truth.lengths)
      if activation == .linear { check(flow.gradients, truth.gradients) }
      #expect((flow.gradientObstacle == nil) == (activation == .linear))
    }
    check(try moments(.crelu).lengths, Means(.crelu, columns: 4).lengths)
  }

  /// The moments that enter are the law's: with a bias too small to change a
  /// sign, the gradients of lattice weights are known and equal the truth.
  @Test func gradientsOfLatticeWeights() throws {
    for (activation, columns) in [
      (Activation.relu, 2), (.leaky(Rational(1, 2)), 2), (.crelu, 4),
    ] {
      let bias = BiasMeasure.random(Uniform(), variance: Rational(1, 10_000))
      let spec = try DeepSpec(
        Architecture(widths: [2, 2, 1]),
        activation: activation,
        outputActivation: .linear,
        initialization: Initialization(
          .independent(Rademacher(), .variance(1)),
          biases: .measure(bias)
        )
      )
      let flow = try FlowMoments(spec, input: .values([1, 3]))
      check(flow.gradients, Means(activation, columns: columns).gradients)
    }
  }

  /// Mirrored weights above CReLU make a linear net: same lengths, spread over
  /// twice as many activations, and the same input gradient.
  @Test func looksLinearIsLinear() throws {
    let rules: [Initialization.Weights] = [
      .independent(Gaussian(), .lecun), .independent(Uniform(), .he),
      .haar(gainSquared: Rational(3, 2)),
    ]
    for weights in rules {
      let architecture = try Architecture(widths: [3, 2, 4, 1])
      let mirrored = try FlowMoments(
        DeepSpec(
          architecture,
          activation: .crelu,
          outputActivation: .linear,
          initialization: .looksLinear(weights)
        ),
        input: .generic
      )
      let linear = try FlowMoments(
        DeepSpec(
          architecture,
          activation: .linear,
          initialization: Initialization(weights)
        ),
        input: .generic
      )
      for (l, factor) in [(0, Rational(1)), (1, Rational(1, 2)), (3, 1)] {
        let (one, other) = (mirrored.lengths[l], linear.lengths[l])
        #expect(one.mean.rational == other.mean.rational.map { factor * $0 })
        #expect(
          one.square?.rational
            == other.square?.rational.map { factor * factor * $0 }
        )
      }
      for (l, factor) in [(0, Rational(1)), (1, 2), (2, 2), (3, 1)] {
        let (one, other) = (mirrored.gradients[l], linear.gradients[l])
        #expect(one.mean.rational == other.mean.rational.map { factor * $0 })
        #expect(
          one.square?.rational
            == other.square?.rational.map { factor * factor * $0 }
        )
      }
    }
  }
}
