import Networks

/// One dense layer, and where its numbers lie in the parameter vector.
///
///     z = W a + b,  y = z or γ ẑ + β,  output φ(y)
///
/// With batch normalisation ẑ = (z − mean)/√(variance + 10⁻⁵), coordinate by
/// coordinate, over the batch (S. Ioffe, C. Szegedy, *Batch Normalization:
/// Accelerating Deep Network Training by Reducing Internal Covariate Shift*,
/// arXiv:1502.03167). Its shift β takes the place of the bias b, whose gradient
/// would be 0.
public struct BatchLayer: Sendable {
  /// Numbers taken.
  public let inputWidth: Int
  /// Pre-activations.
  public let rows: Int
  /// φ.
  public let activation: Activation
  /// Whether pre-activations are normalised over the batch.
  public let isNormalized: Bool
  /// Where W begins, row-major.
  let weights: Int
  /// Where b or β begins; nil if there is neither.
  let shifts: Int?
  /// Where γ begins; nil without normalisation.
  let gains: Int?

  /// Added to every variance.
  static let varianceFloor = 1e-5

  /// Numbers given.
  public var outputWidth: Int { activation.width(of: rows) }

  /// How many parameters there are.
  public var parameterCount: Int {
    rows * (inputWidth + (shifts == nil ? 0 : 1) + (gains == nil ? 0 : 1))
  }
}
