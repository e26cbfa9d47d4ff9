import ExactArithmetic
import GSL
import Networks

/// The flow through a batch-normalised network at infinite width and batch.
///
///     M_l = E φ(g)²,   G_{l−1} = G_l · E φ'(g)² / Var φ(g),   g ~ N(0, 1)
///
/// A neuron's pre-activations have variance n v Var φ(g) over the batch, and
/// dividing by its root is all that is left of normalisation once its
/// projections, 1/B of the whole, are gone. E φ'² ≥ Var φ for every φ (the
/// Gaussian Poincaré inequality), with equality for linear ones only: below
/// batch normalisation every gradient explodes, ReLU's by π/(π − 1) = 1.467 a
/// layer in the mean square, whatever the weights' scale (G. Yang,
/// J. Pennington, V. Rao, J. Sohl-Dickstein, S. Schoenholz, *A Mean Field Theory
/// of Batch Normalization*, arXiv:1902.08129). Assumes that the examples'
/// activations are as spread as the marginal law.
public struct WideBatchFlow: Sendable {
  /// M_0, …, M_L.
  public let lengths: [LogNumber]
  /// G_0, …, G_L.
  public let gradients: [LogNumber]

  /// The limit of plain layers with normalisation in all but the last.
  ///
  /// `inputLength` is ‖x‖²/n₀ of every example. Throws if a layer is not a
  /// plain dense one or the quadrature fails.
  public init(
    _ spec: DeepSpec,
    inputLength: Double
  ) throws(PathSumError) {
    var lengths = [LogNumber(inputLength)]
    var factors: [LogNumber] = []
    // The variance of an activation over the batch: the inputs are centred.
    var spread = inputLength
    var length = inputLength
    var width = spec.inputWidth
    for (l, block) in spec.blocks.enumerated() {
      guard !block.isResidual, block.layers.count == 1,
        case .dense(let rows) = block.layers[0].shape,
        !block.layers[0].initialization.looksLinear
      else {
        throw PathSumError(
          "the limit under batch normalisation is known for plain dense layers"
        )
      }
      let layer = block.layers[0]
      let isLast = l == spec.blocks.count - 1
      let (weight, bias) = layer.initialization.variances(
        columns: width,
        rows: rows,
        inputs: width
      )
      let fan = Double(width) * weight
      let moments = try GaussianActivation(
        layer.activation,
        variance: isLast ? fan * length + bias : 1
      )
      let factor = isLast ? fan * moments.slope : moments.slope / spread
      factors.append(LogNumber(factor))
      length = moments.square
      spread = moments.square - moments.mean * moments.mean
      lengths.append(LogNumber(length))
      width = layer.activation.width(of: rows)
    }
    self.lengths = lengths
    var gradients = [LogNumber.one]
    for factor in factors.reversed() {
      gradients.append(gradients[gradients.count - 1] * factor)
    }
    self.gradients = gradients.reversed()
  }
}
