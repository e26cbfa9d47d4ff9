import Foundation
import GSL
import Networks

/// The flow through a batch-normalised network.
///
/// f is the output f_q of the batch's first example. Through the batch
/// statistics it depends on all of the batch, and ‖∂f/∂a^{(l)}‖² sums over all
/// examples; M_l is the mean of ‖a^{(l)}‖²/n_l over the batch.
public struct BatchFlow: FlowSource {
  /// The random network, before normalisation.
  public let spec: DeepSpec
  /// The batch, one row an example.
  public let batch: Matrix
  /// q.
  public let output: Int

  /// The flow of a batch; throws unless it fits the network and has at least
  /// three examples, as two normalise to ±1 whatever they are.
  public init(
    _ spec: DeepSpec,
    batch: Matrix,
    output: Int = 0
  ) throws(NetworkError) {
    guard batch.rows >= 3, batch.isFinite else {
      throw NetworkError(
        .malformed,
        "a batch of \(batch.rows) is too small: batch normalisation needs 3"
          + " finite examples, as two become +1 and -1 whatever they are"
      )
    }
    try checkFlow(batch.row(0), width: spec.inputWidth)
    try checkFlow(output: output, width: spec.outputWidth)
    self.spec = spec
    self.batch = batch
    self.output = output
  }

  /// A batch whose first example is `input` and whose others are independent
  /// Gaussian vectors of the same expected squared length.
  public static func batch(
    of count: Int,
    around input: [Double],
    using generator: Generator
  ) throws(GSLError) -> Matrix {
    let width = input.count
    let square = input.reduce(0) { $0 + $1 * $1 }
    let scale = (square / Double(max(width, 1))).squareRoot()
    var draws = Array(repeating: 0.0, count: width * max(count - 1, 0))
    generator.fill(&draws, from: .gaussian)
    return try Matrix(
      rows: count,
      columns: width,
      values: input + draws.map { scale * $0 }
    )
  }

  /// L.
  public var depth: Int { spec.blocks.count }

  /// True.
  public var hasWeightGradients: Bool { true }

  /// Draws a network and runs the batch forward and backward.
  public func profile(
    using generator: Generator
  ) throws(NetworkError) -> FlowProfile {
    let network = try NormalizedNetwork(spec.draw(using: generator))
    do {
      let pass = try network.forward(batch)
      var start = pass.activations[depth].map { _ in 0 }
      start[0, output] = 1
      let gradients = try network.backward(from: start, at: pass)
      return FlowProfile(
        lengths: pass.activations.map { logLength(ScaledVector($0.values)) },
        gradients: gradients.activations.reversed().map(logSquare),
        weightGradients: gradients.weights.reversed().map(logSquare)
      )
    } catch {
      throw NetworkError(.refused, error.description)
    }
  }

  private func logSquare(_ value: (matrix: Matrix, scale: Double)) -> Double {
    ScaledVector(value.matrix.values, logScale: value.scale).logSquaredNorm
  }
}
