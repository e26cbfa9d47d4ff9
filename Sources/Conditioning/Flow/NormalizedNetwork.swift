import GSL
import Networks

/// A chain of dense layers run on a whole batch, with batch normalisation
/// between the weights and the activation of every layer but the last.
///
///     Z^{(l)} = A^{(l−1)} W^{(l)ᵀ} + b,   A^{(l)} = φ(norm(Z^{(l)})),   A^{(0)} = X
///
/// with one row an example. Normalisation takes biases and the scale of the
/// weights away, so that both matter in the last layer only.
public struct NormalizedNetwork: Sendable {
  private struct Layer: Sendable {
    let weights: Matrix
    let biases: [Double]
    let activation: Activation
    let isNormalized: Bool
  }

  private let layers: [Layer]

  /// The network with these layers; throws if one is residual or a
  /// convolution.
  public init(_ network: DeepNetwork) throws(NetworkError) {
    var layers: [Layer] = []
    for (l, block) in network.blocks.enumerated() {
      guard !block.isResidual, block.layers.count == 1,
        case .dense(let weights) = block.layers[0].weights
      else {
        throw NetworkError(
          .refused,
          "batch normalisation is there for plain dense layers, and block"
            + " \(l + 1) is none"
        )
      }
      layers.append(
        Layer(
          weights: weights,
          biases: block.layers[0].biases,
          activation: block.layers[0].activation,
          isNormalized: l < network.blocks.count - 1
        )
      )
    }
    self.layers = layers
  }

  /// A^{(0)}, …, A^{(L)}, and what the way back needs.
  public struct Pass: Sendable {
    /// The activations of the batch.
    public let activations: [Matrix]
    fileprivate let arguments: [Matrix]
    fileprivate let normalizations: [BatchNormalization?]
  }

  /// The forward pass; throws unless the batch has the input's width.
  public func forward(_ batch: Matrix) throws(GSLError) -> Pass {
    var activations = [batch]
    var arguments: [Matrix] = []
    var normalizations: [BatchNormalization?] = []
    for layer in layers {
      var z = try activations[activations.count - 1].multiplied(
        by: layer.weights.transposed
      )
      for i in 0..<z.columns where layer.biases[i] != 0 {
        for b in 0..<z.rows { z[b, i] += layer.biases[i] }
      }
      let norm = layer.isNormalized ? BatchNormalization(z) : nil
      let argument = norm?.normalized ?? z
      arguments.append(argument)
      normalizations.append(norm)
      activations.append(
        try Matrix(
          (0..<z.rows).map { layer.activation.values(argument.row($0)) }
        )
      )
    }
    return Pass(
      activations: activations,
      arguments: arguments,
      normalizations: normalizations
    )
  }

  /// The derivatives of L with respect to A^{(L)}, …, A^{(0)} and W^{(L)}, …,
  /// W^{(1)}, given the first, each e^{scale} times the matrix.
  public func backward(
    from derivative: Matrix,
    at pass: Pass
  ) throws(GSLError) -> (
    activations: [(matrix: Matrix, scale: Double)],
    weights: [(matrix: Matrix, scale: Double)]
  ) {
    var current = (matrix: derivative, scale: 0.0)
    var activations = [current]
    var weights: [(matrix: Matrix, scale: Double)] = []
    for (l, layer) in layers.enumerated().reversed() {
      let argument = pass.arguments[l]
      var delta = try Matrix(
        (0..<argument.rows).map { b in
          layer.activation.pullback(current.matrix.row(b), at: argument.row(b))
        }
      )
      if let norm = pass.normalizations[l] { delta = norm.pullback(delta) }
      let gradient = try delta.transposed.multiplied(by: pass.activations[l])
      weights.append((gradient, current.scale))
      current.matrix = try delta.multiplied(by: layer.weights)
      rescale(&current)
      activations.append(current)
    }
    return (activations, weights)
  }

  /// Brings entries near 1, by a power of two.
  private func rescale(_ value: inout (matrix: Matrix, scale: Double)) {
    var scaled = ScaledVector(value.matrix.values)
    scaled.normalize()
    guard scaled.logScale != 0 else { return }
    var next = scaled.values.makeIterator()
    value.matrix = value.matrix.map { _ in next.next() ?? 0 }
    value.scale += scaled.logScale
  }
}
