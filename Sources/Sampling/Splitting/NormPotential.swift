import Foundation

/// V_j = ‖J^{(j)}‖_F^{2K}: the K-th power of the squared gradient summed over the
/// neurons of the layer.
///
/// The best one for an entry and for one input with Gaussian weights, where J is
/// a single column and its growth has the same law whatever came before.
public struct NormPotential: Potential {
  /// K; need not be a whole number.
  public let order: Double

  /// The potential of the given order.
  public init(order: Double) { self.order = order }

  public var name: String { "norm" }

  public func logValue(_ jacobian: JacobianView) -> Double {
    order * (log(jacobian.squaredNorm) + 2 * jacobian.logScale)
  }
}
