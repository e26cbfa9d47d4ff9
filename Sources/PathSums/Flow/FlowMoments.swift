import ExactArithmetic
import Measures
import Networks

/// Exact moments, layer by layer, of activation lengths and squared gradients.
///
///     M_l = ‖a^{(l)}‖²/n_l,   G_l = ‖∂f_q/∂a^{(l)}‖²,   ‖∂f_q/∂W^{(l)}‖²_F
///
/// Forward, z = W a + b has symmetric rows, independent given a, so that signs
/// and sizes of its coordinates are independent and S, B and P of `FlowState`
/// close; that needs symmetric laws and nothing else. Backward, the masks are
/// independent fair coins by the sum over paths (Hanin, *Which neural net
/// architectures give rise to exploding and vanishing gradients?*, NeurIPS
/// 2018), given that a^{(l)} ≠ 0; without biases a dead layer below l also kills
/// G_l, with probability 1 − ∏_{k≤l} (1 − 2^{−n_k}) for ReLU. Given a^{(l−1)} ≠ 0
/// the law of δ^{(l)} does not depend on it, so that E‖∂f_q/∂W^{(l)}‖²_F =
/// E‖a^{(l−1)}‖² E‖δ^{(l)}‖².
///
/// Known for piecewise linear activations, independent symmetric entries or Haar
/// matrices, plain layers and clean residual blocks.
public struct FlowMoments: Sendable {
  /// The first two moments of one quantity at one layer.
  public struct Moments: Sendable {
    /// The mean.
    public let mean: ExactValue
    /// The mean of the square; nil if it is infinite or not known.
    public let square: ExactValue?
  }

  /// M_0, …, M_L.
  public let lengths: [Moments]
  /// G_0, …, G_L; empty if `gradientObstacle` says why.
  public let gradients: [Moments]
  /// ‖∂f_q/∂W‖²_F of block 1, …, L, summed over a block's matrices; empty with
  /// the gradients.
  public let weightGradients: [Moments]
  /// Why the gradients' moments are not known.
  public let gradientObstacle: String?

  /// The moments of a random network at an input.
  ///
  /// Throws if the forward pass has no closed form, with the reason.
  public init(_ spec: DeepSpec, input: Input) throws(PathSumError) {
    let blocks = try FlowBlock.read(spec)
    let squares = input.squares(width: spec.inputWidth)
    guard squares.count == spec.inputWidth else {
      throw PathSumError(
        "the input has \(squares.count) coordinates where the network takes"
          + " \(spec.inputWidth)"
      )
    }
    gradientObstacle = FlowMoments.obstacle(blocks, input)
    let isKnown = gradientObstacle == nil
    let kurtoses = blocks.flatMap(\.maps).flatMap(\.kurtoses)
    let hasSquares = kurtoses.allSatisfy(\.isFinite)
    if !kurtoses.contains(where: { $0.rational == nil && $0.isFinite }),
      FlowMoments.digits(blocks) <= 4000
    {
      let walk = FlowWalk<Rational>(blocks, squares) { $0.rational ?? 0 }
      (lengths, gradients, weightGradients) =
        walk.results(isKnown, hasSquares) { .rational($0) }
    } else {
      let walk = FlowWalk<Enclosure>(blocks, squares) { $0.enclosure ?? .zero }
      (lengths, gradients, weightGradients) =
        walk.results(isKnown, hasSquares) { .enclosure($0) }
    }
  }

  /// Why the coin masks are not known to be the network's own.
  private static func obstacle(_ blocks: [FlowBlock], _ input: Input) -> String?
  {
    for (l, block) in blocks.enumerated() {
      let maps = block.maps.filter { !$0.gate.isLinear && !$0.hasAtomlessBias }
      if maps.contains(where: { !$0.isAtomless }) {
        return "no ties (H) is not known to hold: the weights of layer \(l + 1)"
          + " have atoms and there are no biases without atoms"
      }
      if input.isZero, !maps.isEmpty {
        return "no ties (H) fails: the input is 0 and there are no biases"
      }
    }
    return nil
  }

  /// A guess at the length of the rationals: four powers of every width.
  private static func digits(_ blocks: [FlowBlock]) -> Int {
    blocks.flatMap(\.maps).reduce(0) {
      $0 + 4 * ("\($1.rows)".count + "\($1.columns)".count)
        + 2 * $1.entryVariance.digitCount + 2 * $1.gate.fourth.digitCount
        + ($1.gate.canDie ? $1.rows / 3 : 0)
    }
  }
}

extension FlowMap {
  /// The kurtoses of weights and biases.
  fileprivate var kurtoses: [EvenMoment] {
    if case .independent(_, let kurtosis) = law {
      [kurtosis, biasKurtosis]
    } else {
      [biasKurtosis]
    }
  }
}
