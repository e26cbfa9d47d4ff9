/// What a particle of a splitting run shows of its Jacobian
/// J^{(j)} = D_j W^{(j)} ⋯ D_1 W^{(1)}, cut after layer j.
///
/// Only the rows of active neurons are kept, and the columns may have been
/// replaced by fewer orthogonal combinations: J Jᵀ is that of the network, and
/// with it every squared gradient Σ_p (∂f/∂x_p)² behind the cut. For an entry
/// the one column is ∂z/∂x_p itself. Valid during the call only.
public struct JacobianView {
  /// The layer j; 0 is the input, where J is the identity or one unit vector.
  public let layer: Int
  /// The number of rows: active neurons.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// ln of what all coordinates are to be multiplied by.
  public let logScale: Double
  /// Σ of the squared coordinates, without the scale.
  public let squaredNorm: Double
  let values: UnsafePointer<Double>?

  /// One coordinate, without the scale.
  public subscript(row: Int, column: Int) -> Double {
    guard let values else { return row == column ? 1 : 0 }
    return values[row * columns + column]
  }
}

/// A positive function of the networks cut after a layer, by which splitting
/// chooses the ones worth going on with.
///
/// A particle's weight grows in layer j by V_j/V_{j−1}, and the last V is Z^K
/// itself, so the product telescopes and the estimate of E[Z^K] is unbiased for
/// any potential that is positive wherever Z can still be. The potential decides
/// only the variance, which is least at V_j = E[Z^K | the first j layers]; a
/// potential taken from theory therefore does not become evidence for it.
public protocol Potential: Sendable {
  /// The potential's name, printed with the method.
  var name: String { get }
  /// ln V_j up to a constant of the layer; −∞ gives the particle up.
  func logValue(_ jacobian: JacobianView) -> Double
}
