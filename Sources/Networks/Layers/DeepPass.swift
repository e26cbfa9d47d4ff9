/// What a forward pass through a network leaves behind, and the derivatives at
/// that point, by the chain rule.
///
///     δ = φ'(z)ᵀ ∂L/∂(output),   ∂L/∂W = δ aᵀ,   ∂L/∂b = δ,   ∂L/∂a = Wᵀ δ
///
/// layer by layer; a residual block adds ∂L/∂(output) to ∂L/∂a.
public struct DeepPass: Sendable {
  /// The network.
  public let network: DeepNetwork
  /// a^{(0)} = x, a^{(1)}, …, a^{(L)}: the blocks' inputs and the output.
  public let activations: [ScaledVector]
  /// Input, pre-activation and output of every layer, by block.
  public let passes: [[LayerPass]]

  /// a^{(L)}.
  public var output: ScaledVector { activations[activations.count - 1] }

  /// z of every layer in the order of computation, blocks not told apart.
  public var preactivations: [ScaledVector] {
    passes.flatMap { $0.map(\.preactivation) }
  }

  /// All derivatives of L, given ∂L/∂a^{(L)}; throws unless it has the output's
  /// width and is finite.
  public func backward(
    from derivative: [Double]
  ) throws(NetworkError) -> DeepGradient {
    try check(derivative, count: network.outputWidth, "the derivative")
    return gradients(ScaledVector(derivative))
  }

  /// The same for a derivative beyond the range of doubles.
  public func backward(
    from derivative: ScaledVector
  ) throws(NetworkError) -> DeepGradient {
    try check(derivative.values, count: network.outputWidth, "the derivative")
    return gradients(derivative)
  }

  /// All derivatives of the output f_q; 0 if there is no such output.
  public func gradients(ofOutput q: Int) -> DeepGradient {
    gradients(unit(q, of: network.outputWidth))
  }

  /// Row q of the Jacobian, ∂f_q/∂x_p by p; 0 if there is no such output.
  public func jacobianRow(output q: Int) -> ScaledVector {
    var row = unit(q, of: network.outputWidth)
    for (block, pass) in zip(network.blocks, passes).reversed() {
      row = block.pullback(row, at: pass)
    }
    return row
  }

  /// All rows of the Jacobian, an n_L × n_0 matrix, by reverse mode.
  public var jacobian: [ScaledVector] {
    (0..<network.outputWidth).map { jacobianRow(output: $0) }
  }

  /// J v, the derivative of the output along `v`, by forward mode; throws unless
  /// `v` has the input's width and is finite.
  public func pushforward(
    _ v: [Double]
  ) throws(NetworkError) -> ScaledVector {
    try check(v, count: network.inputWidth, "the direction")
    return tangents(ScaledVector(v))[network.blocks.count]
  }

  /// ∂a^{(l)}/∂x_p for l = 0, …, L, by forward mode; 0 if there is no such input.
  public func tangents(ofInput p: Int) -> [ScaledVector] {
    tangents(unit(p, of: network.inputWidth))
  }

  private func tangents(_ v: ScaledVector) -> [ScaledVector] {
    var result = [v]
    result[0].normalize()
    for (block, pass) in zip(network.blocks, passes) {
      result.append(block.pushforward(result[result.count - 1], at: pass))
    }
    return result
  }

  private func gradients(_ derivative: ScaledVector) -> DeepGradient {
    var current = derivative
    current.normalize()
    var activations = [current]
    var gradients: [[LayerGradient]] = []
    for (block, pass) in zip(network.blocks, passes).reversed() {
      var layers: [LayerGradient] = []
      current = block.pullback(current, at: pass) { j, delta in
        layers.append(
          LayerGradient(
            delta: delta,
            input: pass[j].input,
            map: block.layers[j].weights
          )
        )
      }
      activations.append(current)
      gradients.append(layers.reversed())
    }
    return DeepGradient(
      activations: activations.reversed(),
      layers: gradients.reversed()
    )
  }
}

private func unit(_ index: Int, of count: Int) -> ScaledVector {
  ScaledVector((0..<count).map { $0 == index ? 1 : 0 })
}
