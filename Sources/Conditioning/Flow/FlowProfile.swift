import GSL
import Networks

/// What one network at one input has to say, layer by layer: natural logarithms
/// of squares, −∞ where a square is 0.
public struct FlowProfile: Sendable {
  /// ln M_l, M_l = ‖a^{(l)}‖²/n_l, for l = 0, …, L.
  public let lengths: [Double]
  /// ln ‖∂f/∂a^{(l)}‖² for l = 0, …, L; the last belongs to the output itself.
  public let gradients: [Double]
  /// ln ‖∂f/∂W^{(l)}‖²_F for l = 1, …, L, summed over the matrices of a block;
  /// empty where all layers share one matrix.
  public let weightGradients: [Double]
  /// What clipping does to the gradient in all parameters, if it was asked for.
  public let clipping: ClippedGradient?

  /// The profile of these numbers.
  public init(
    lengths: [Double],
    gradients: [Double],
    weightGradients: [Double] = [],
    clipping: ClippedGradient? = nil
  ) {
    self.lengths = lengths
    self.gradients = gradients
    self.weightGradients = weightGradients
    self.clipping = clipping
  }
}

/// Draws of a random network's flow.
public protocol FlowSource: Sendable {
  /// L, the number of blocks, or of steps in time.
  var depth: Int { get }

  /// Whether every block has a weight gradient of its own.
  var hasWeightGradients: Bool { get }

  /// The profile of one network, drawn.
  func profile(using generator: Generator) throws(NetworkError) -> FlowProfile
}
