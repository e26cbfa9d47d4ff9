import GSL

/// Batch normalisation of one layer's pre-activations, and its derivative.
///
///     ẑ_b = (z_b − m)/s,   m = ⟨z⟩,   s² = ⟨(z − m)²⟩ + ε
///     ∂L/∂z_b = (h_b − ⟨h⟩ − ẑ_b ⟨h ẑ⟩)/s,   h_b = ∂L/∂ẑ_b
///
/// for each neuron, ⟨·⟩ being the mean over the batch. Scale 1 and shift 0, as
/// at initialization (S. Ioffe, C. Szegedy, *Batch Normalization*,
/// arXiv:1502.03167). The statistics are those of the batch and the gradient
/// goes through them: ∂ẑ_c/∂z_b = (δ_bc − 1/B − ẑ_b ẑ_c/B)/s.
public struct BatchNormalization: Sendable {
  /// ε, added to the variance.
  public static let epsilon = 1e-5

  /// ẑ, one row an example.
  public let normalized: Matrix
  /// 1/s of every neuron.
  public let inverseDeviations: [Double]

  /// Normalises the columns of `z`, one row an example.
  public init(_ z: Matrix) {
    let count = Double(z.rows)
    var normalized = z
    var inverse = Array(repeating: 0.0, count: z.columns)
    for i in 0..<z.columns {
      var sum = 0.0
      for b in 0..<z.rows { sum += z[b, i] }
      let mean = sum / count
      var squares = 0.0
      for b in 0..<z.rows {
        let difference = z[b, i] - mean
        squares += difference * difference
      }
      let variance = squares / count + BatchNormalization.epsilon
      inverse[i] = 1 / variance.squareRoot()
      for b in 0..<z.rows { normalized[b, i] = (z[b, i] - mean) * inverse[i] }
    }
    self.normalized = normalized
    inverseDeviations = inverse
  }

  /// ∂L/∂z, given ∂L/∂ẑ.
  public func pullback(_ h: Matrix) -> Matrix {
    let count = Double(h.rows)
    var result = h
    for i in 0..<h.columns {
      var (sum, product) = (0.0, 0.0)
      for b in 0..<h.rows {
        sum += h[b, i]
        product += h[b, i] * normalized[b, i]
      }
      let (mean, slope) = (sum / count, product / count)
      for b in 0..<h.rows {
        let rest = h[b, i] - mean - normalized[b, i] * slope
        result[b, i] = rest * inverseDeviations[i]
      }
    }
    return result
  }
}
