import Foundation
import GSL
import Networks

/// The flow through a network of dense or convolutional layers, plain or
/// residual, by the definition: one forward and one backward pass.
///
/// f is the output f_q, so that ∂f/∂a^{(L)} is the unit vector e_q.
public struct DeepFlow: FlowSource {
  /// The random network.
  public let spec: DeepSpec
  /// x.
  public let input: [Double]
  /// q.
  public let output: Int
  /// How the gradient in all parameters is clipped, if it is.
  public let clipping: GradientClipping?

  /// The flow of a random network at an input.
  ///
  /// Throws if the input does not have the network's width or there is no output
  /// q.
  public init(
    _ spec: DeepSpec,
    input: [Double],
    output: Int = 0,
    clipping: GradientClipping? = nil
  ) throws(NetworkError) {
    try checkFlow(input, width: spec.inputWidth)
    try checkFlow(output: output, width: spec.outputWidth)
    self.spec = spec
    self.input = input
    self.output = output
    self.clipping = clipping
  }

  /// L.
  public var depth: Int { spec.blocks.count }

  /// True: blocks share nothing.
  public var hasWeightGradients: Bool { true }

  /// Draws a network and runs it forward and backward.
  public func profile(
    using generator: Generator
  ) throws(NetworkError) -> FlowProfile {
    let pass = try spec.draw(using: generator).forward(input)
    let gradient = pass.gradients(ofOutput: output)
    return FlowProfile(
      lengths: pass.activations.map(logLength),
      gradients: gradient.activations.map(\.logSquaredNorm),
      weightGradients: gradient.layers.map { layers in
        logSum(layers.map(\.logSquaredWeightNorm))
      },
      clipping: clipping.map { clipping in
        let layers = gradient.layers.flatMap { $0 }
        return ClippedGradient(
          layers.map(\.weights) + layers.map(\.biases),
          by: clipping
        )
      }
    )
  }
}

extension DeepSpec {
  /// The width of the output.
  var outputWidth: Int {
    guard let layer = blocks.last?.layers.last,
      case .dense(let width) = layer.shape
    else { return .max }
    return layer.activation.width(of: width)
  }
}

/// ln (‖v‖²/n).
func logLength(_ v: ScaledVector) -> Double {
  v.logSquaredNorm - log(Double(v.values.count))
}

/// ln Σ e^x; −∞ of none.
func logSum(_ logs: [Double]) -> Double {
  guard let largest = logs.max(), largest > -.infinity else {
    return -.infinity
  }
  return largest + log(logs.reduce(0) { $0 + exp($1 - largest) })
}

/// Refuses an input of another width, or one that is not finite.
func checkFlow(_ input: [Double], width: Int) throws(NetworkError) {
  guard input.count == width, input.allSatisfy(\.isFinite) else {
    throw NetworkError(
      .malformed,
      "the input has \(input.count) coordinates where the network takes"
        + " \(width) finite ones"
    )
  }
}

/// Refuses an output that is not there.
func checkFlow(output q: Int, width: Int) throws(NetworkError) {
  guard (0..<width).contains(q) else {
    throw NetworkError(
      .malformed,
      "output \(q) is outside the network: outputs are numbered 0 to"
        + " \(width - 1)"
    )
  }
}
