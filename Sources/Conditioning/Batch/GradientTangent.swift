/// Where parameters and inputs move, to first order.
enum TangentDirection {
  /// Parameters along one vector.
  case parameters([Double])
  /// The input of every example along its own vector.
  case inputs(Rows)
  /// The parameters of every example along its own gradient's tangent.
  case ownParameters(GradientTangent)
}

/// The derivative of all examples' gradients along a direction, in factors.
///
///     d(δ_i a_iᵀ) = δ̇_i a_iᵀ + δ_i ȧ_iᵀ
///
/// The R-operator of B. A. Pearlmutter, *Fast Exact Multiplication by the
/// Hessian*, Neural Computation 6 (1994): forward and backward pass are
/// differentiated along the direction.
public struct GradientTangent: Sendable {
  /// The derivatives of one layer's factors.
  struct LayerTangent: Sendable {
    /// δ̇.
    let delta: Rows
    /// ȧ.
    let input: Rows
    /// The derivative of ε.
    let shift: Rows?
    /// The derivative of ε ẑ.
    let gain: Rows?
  }

  /// What is differentiated.
  let base: GradientFactors
  /// The derivatives, the first layer first.
  let layers: [LayerTangent]
  /// The derivative of ∂L_i/∂x_i.
  public let inputs: Rows

  /// The derivative of the gradient of Σ L_i.
  public var sum: [Double] {
    let network = base.network
    var result = Array(repeating: 0.0, count: network.parameterCount)
    for (j, layer) in network.layers.enumerated() {
      let (own, base) = (layers[j], base.layers[j])
      own.delta.addOuterProducts(
        with: base.input,
        to: &result,
        at: layer.weights
      )
      base.delta.addOuterProducts(
        with: own.input,
        to: &result,
        at: layer.weights
      )
      for (rows, offset) in [
        (own.shift, layer.shifts), (own.gain, layer.gains),
      ] {
        guard let rows, let offset else { continue }
        for (k, value) in rows.columnSums.enumerated() {
          result[offset + k] += value
        }
      }
    }
    return result
  }

  /// ‖ḣ_i‖², the squared length of every example's own tangent.
  var squaredNorms: [Double] {
    var total = Array(repeating: 0.0, count: base.count)
    for (own, base) in zip(layers, base.layers) {
      let a = own.delta.squaredNorms
      let b = base.input.squaredNorms
      let c = base.delta.squaredNorms
      let d = own.input.squaredNorms
      let deltas = own.delta.rowProducts(base.delta)
      let inputs = own.input.rowProducts(base.input)
      for i in total.indices {
        let product = deltas[i] * inputs[i]
        total[i] += a[i] * b[i] + 2 * product + c[i] * d[i]
      }
      for rows in [own.shift, own.gain] {
        guard let rows else { continue }
        for (i, square) in rows.squaredNorms.enumerated() {
          total[i] += square
        }
      }
    }
    return total
  }
}
