import Foundation
import GSL
import Networks

/// The flow through time of a recurrent network with random matrices.
///
///     h_t = φ(W h_{t−1} + U x_t + b),   t = 1, …, T,   x_t ~ N(0, s² I)
///
/// f is coordinate q of h_T; all times share W, whose gradient is a sum over
/// them.
public struct RecurrentFlow: FlowSource {
  /// The state's activation and the law of W.
  public let recurrent: DeepSpec
  /// The law of U, drawn after W.
  public let drive: DeepSpec
  /// T.
  public let depth: Int
  /// h_0.
  public let state: [Double]
  /// s.
  public let driveDeviation: Double
  /// q.
  public let output: Int
  /// How the gradient in W, U and b is clipped, if it is.
  public let clipping: GradientClipping?

  /// The flow over `steps` steps of a state of `state.count` numbers that is
  /// driven by `inputs` numbers a step.
  public init(
    steps: Int,
    inputs: Int,
    state: [Double],
    activation: Activation,
    initialization: Initialization,
    driveDeviation: Double = 0,
    output: Int = 0,
    clipping: GradientClipping? = nil
  ) throws(NetworkError) {
    guard (1...1_000_000).contains(steps) else {
      throw NetworkError(
        .malformed,
        "\(steps) is not a number of steps from 1 to 1000000"
      )
    }
    guard driveDeviation >= 0, driveDeviation.isFinite else {
      throw NetworkError(
        .malformed,
        "the drive \(driveDeviation) is not a standard deviation"
      )
    }
    let layer = DeepSpec.Layer(
      .dense(width: state.count),
      activation: activation,
      initialization: initialization
    )
    recurrent = try DeepSpec(inputWidth: state.count, blocks: [.plain(layer)])
    drive = try DeepSpec(inputWidth: inputs, blocks: [.plain(layer)])
    try checkFlow(state, width: state.count)
    try checkFlow(output: output, width: state.count)
    depth = steps
    self.state = state
    self.driveDeviation = driveDeviation
    self.output = output
    self.clipping = clipping
  }

  /// False: there is one W.
  public var hasWeightGradients: Bool { false }

  /// Draws W with its biases, U and the inputs, and runs T steps.
  public func profile(
    using generator: Generator
  ) throws(NetworkError) -> FlowProfile {
    let (w, biases, activation) = try matrix(recurrent, generator)
    let (u, _, _) = try matrix(drive, generator)
    let network = try RecurrentNetwork(
      recurrent: w,
      input: u,
      biases: biases,
      activation: activation
    )
    let inputs = (0..<depth).map { _ in
      (0..<u.columns).map { _ in
        driveDeviation == 0 ? 0 : driveDeviation * generator.draw(.gaussian)
      }
    }
    let pass = try network.run(from: state, inputs: inputs)
    let gradient = try pass.backward(
      from: state.indices.map { $0 == output ? 1 : 0 }
    )
    return FlowProfile(
      lengths: pass.states.map(logLength),
      gradients: gradient.states.map(\.logSquaredNorm),
      clipping: clipping.map {
        ClippedGradient(
          [gradient.recurrent, gradient.input, gradient.biases],
          by: $0
        )
      }
    )
  }

  private func matrix(
    _ spec: DeepSpec,
    _ generator: Generator
  ) throws(NetworkError) -> (Matrix, [Double], Activation) {
    let layer = try spec.draw(using: generator).blocks[0].layers[0]
    guard case .dense(let matrix) = layer.weights else {
      throw NetworkError(.refused, "a recurrent matrix is dense")
    }
    return (matrix, layer.biases, layer.activation)
  }
}
