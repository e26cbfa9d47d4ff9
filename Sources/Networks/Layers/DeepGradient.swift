/// The derivatives of a function L of a network's output, at one input.
public struct DeepGradient: Sendable {
  /// ∂L/∂a^{(l)} for l = 0, …, L; the first is the input gradient.
  public let activations: [ScaledVector]
  /// The derivatives of every layer, by block.
  public let layers: [[LayerGradient]]

  /// ∂L/∂x.
  public var input: ScaledVector { activations[0] }
}

/// The derivatives with respect to one layer's numbers.
public struct LayerGradient: Sendable {
  /// δ = ∂L/∂z.
  public let delta: ScaledVector
  /// a, the layer's input.
  public let input: ScaledVector
  let map: LinearMap

  /// ∂L/∂W, as the layer's parameters are laid out: δ aᵀ row-major of a matrix,
  /// the sum over positions of a filter.
  public var weights: ScaledVector {
    var gradient = ScaledVector(
      map.parameterGradient(delta: delta.values, input: input.values),
      logScale: delta.logScale + input.logScale
    )
    gradient.normalize()
    return gradient
  }

  /// ∂L/∂b.
  public var biases: ScaledVector {
    ScaledVector(map.gather(delta.values), logScale: delta.logScale)
  }

  /// ln ‖∂L/∂W‖², the squared Frobenius norm; −∞ if it is 0.
  ///
  /// Of a dense layer it is ‖δ‖² ‖a‖², without the matrix being made.
  public var logSquaredWeightNorm: Double {
    switch map {
    case .dense: delta.logSquaredNorm + input.logSquaredNorm
    case .convolution: weights.logSquaredNorm
    }
  }
}
