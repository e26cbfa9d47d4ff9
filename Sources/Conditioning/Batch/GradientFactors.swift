/// The gradients of every example of a batch, in factors.
///
///     ∂L_i/∂W = δ_i a_iᵀ,  ∂L_i/∂b = δ_i,  ∂L_i/∂γ = ε_i ẑ_i,  ∂L_i/∂β = ε_i
///
/// with δ = ∂L/∂z and ε = ∂L/∂y, layer by layer: they take O(neurons) numbers an
/// example where the gradients themselves take O(weights). Inner products of
/// gradients are sums over layers of ⟨δ_i, δ_j⟩⟨a_i, a_j⟩ and its like.
///
/// With statistics taken over the batch the rows are the examples' shares of the
/// gradient of the sum of all losses, which depend on one another; with given
/// statistics, and without normalisation, they are gradients of L_i itself.
public struct GradientFactors: Sendable {
  /// The factors of one layer.
  struct LayerFactors: Sendable {
    /// δ.
    let delta: Rows
    /// a.
    let input: Rows
    /// ε, of layers with shifts; equal to δ without normalisation.
    let shift: Rows?
    /// ε ẑ, of normalised layers.
    let gain: Rows?
    /// ∂L/∂output, kept where the activation is curved.
    var above: Rows?
  }

  /// The network.
  let network: BatchNetwork
  /// The factors, the first layer first.
  let layers: [LayerFactors]
  /// ∂L_i/∂x_i.
  public let inputs: Rows

  /// How many examples there are.
  public var count: Int { inputs.count }
}

extension BatchNetwork {
  /// The backward pass: the factors, given ∂L_i/∂output of every example.
  public func backward(
    _ w: [Double],
    _ pass: BatchPass,
    outputGradients: Rows
  ) -> GradientFactors {
    var factors: [GradientFactors.LayerFactors] = []
    var current = outputGradients
    for block in blocks.reversed() {
      let exit = current
      for j in block.layers.reversed() {
        var own = layers[j].backward(
          w,
          pass.states[j],
          current,
          isFrozen: pass.isFrozen
        )
        if !layers[j].activation.isHomogeneous { own.above = current }
        factors.append(own)
        var below = Rows(zeros: current.count, width: layers[j].inputWidth)
        below.add(
          applyingTranspose: w,
          at: layers[j].weights,
          to: own.delta
        )
        current = below
      }
      if block.isResidual { current.add(exit) }
    }
    return GradientFactors(
      network: self,
      layers: factors.reversed(),
      inputs: current
    )
  }
}

extension BatchLayer {
  fileprivate func backward(
    _ w: [Double],
    _ state: BatchPass.LayerState,
    _ above: Rows,
    isFrozen: Bool
  ) -> GradientFactors.LayerFactors {
    let epsilon = activation.pull(above, slopes: state.slopes)
    guard let gains, let statistics = state.statistics,
      let normalized = state.normalized
    else {
      return GradientFactors.LayerFactors(
        delta: epsilon,
        input: state.input,
        shift: shifts == nil ? nil : epsilon,
        gain: nil
      )
    }
    let scaled = epsilon.scaled(columns: Array(w[gains..<(gains + rows)]))
    let delta =
      isFrozen
      ? scaled.scaled(columns: statistics.inverseDeviations)
      : scaled.projected(normalized: normalized, statistics)
    return GradientFactors.LayerFactors(
      delta: delta,
      input: state.input,
      shift: epsilon,
      gain: epsilon.times(normalized)
    )
  }
}
