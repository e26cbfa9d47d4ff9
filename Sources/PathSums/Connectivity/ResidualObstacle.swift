import ExactArithmetic
import Measures
import Networks

/// Why the independent-mask model is not known to be a residual network's own.
///
/// The clean residual network needs
///
/// (S) independent symmetric entries in V, and rows (W, b) symmetric;
/// (H) almost surely no pre-activation is 0 unless its gradient is.
///
/// Flipping a branch row complements its mask, and V σ has the law of V; the
/// identity is never touched. If x ≠ 0 and W has no atoms then r_j ≠ 0 for all
/// j, for a silent branch leaves r as it was and an active one adds a number
/// without atoms; so z = 0 never happens.
extension ResidualNetwork {
  /// The first obstacle to the exact moments, if any.
  public var obstacle: GraphObstacle? {
    for (j, block) in blocks.enumerated() {
      let laws = [("W", block.inner), ("V", block.outer)]
      for (matrix, law) in laws where !law.isSymmetric {
        return GraphObstacle(
          hypothesis: "symmetry (S)",
          reason: "the law \(law.name) of \(matrix) in block \(j + 1) is not"
            + " symmetric",
          isCertain: true
        )
      }
      if !block.bias.isSymmetric {
        return GraphObstacle(
          hypothesis: "symmetry (S)",
          reason: "the bias \(block.bias.name) of block \(j + 1) is not"
            + " symmetric",
          isCertain: true
        )
      }
    }
    return tie
  }

  private var tie: GraphObstacle? {
    for (j, block) in blocks.enumerated() where !block.bias.isAtomless {
      if input.isZero {
        return GraphObstacle(
          hypothesis: "no ties (H)",
          reason:
            "the input is 0 and the biases of block \(j + 1) have atoms, so"
            + " its pre-activations may be 0: give it a bias such as"
            + " gaussian(1/100)",
          isCertain: block.bias.isNone && j == 0
        )
      }
      let atoms = block.inner.atoms
      let isSafe =
        atoms.isEmpty && block.bias.hasNoAtomAtZero
        || block.bias.isNone && atoms.onlyAtZero
          && input.hasNoZeroCoordinate(width: stream)
      if !isSafe {
        return GraphObstacle(
          hypothesis: "no ties (H)",
          reason: "W in block \(j + 1) or its bias has atoms and might cancel:"
            + " give it a bias without atoms, such as gaussian(1/100)",
          isCertain: false
        )
      }
    }
    return nil
  }
}

extension BiasMeasure {
  /// Whether a bias, should there be one, is almost surely not 0.
  fileprivate var hasNoAtomAtZero: Bool {
    switch self {
    case .none: true
    case .constant(let value): !value.isZero
    case .random(let law, _): law.atoms.atZero.isZero
    }
  }
}
