import Foundation
import Networks

/// A control variate for splitting: the growth of ‖J‖_F² in every hidden layer,
/// whose mean is known.
///
///     E[ ‖J^{(j)}‖² | J^{(j−1)} ] = (n_j/n_{j−1}) ‖J^{(j−1)}‖²
///
/// for symmetric rows of variance 2/n_{j−1} without ties. With Ḡ_j the weighted
/// mean of the normalised growth, X the estimate, P_j the part of it that is
/// known before layer j, and any constants c_j and H_j,
///
///     X − Σ_j P_j H_j c_j (Ḡ_j − 1)
///
/// has the mean of X. The variance is least where H_j is the expected remaining
/// product and c_j the regression of a layer's weight on its growth. It takes the
/// sign symmetry of rows for granted, and so is no evidence for it. At β = 5 the
/// variance was measured to fall to a seventh for K = 2, by a tenth for K = 4.
public struct LayerControl: Sendable {
  /// ln of the value that estimates are reported relative to.
  public let logReference: Double
  /// c_j for each hidden layer.
  let coefficients: [Double]
  /// ln of the expected growth of V from layer j on, j = 1, ….
  let logFuture: [Double]

  /// The number of hidden layers.
  var layers: Int { coefficients.count }

  /// The control with given constants, one for each hidden layer; nil if their
  /// numbers differ or one is not finite.
  ///
  /// `logFuture[j]` is ln E[V_d/V_j], counted from the input at 0.
  public init?(
    logReference: Double,
    coefficients: [Double],
    logFuture: [Double]
  ) {
    let all = coefficients + logFuture + [logReference]
    guard coefficients.count == logFuture.count,
      all.allSatisfy(\.isFinite)
    else { return nil }
    self.logReference = logReference
    self.coefficients = coefficients
    self.logFuture = logFuture
  }

  /// The control that is best for Gaussian weights and `LookAheadPotential`, and
  /// good for others; nil for an order below 1.
  ///
  /// A layer's weight is then (2/n_{j−1})^K B(B+2)⋯ in the mean, B ~ Bin(n_j, ½).
  public init?(_ spec: NetworkSpec, order: Int) {
    guard order >= 1 else { return nil }
    let widths = spec.architecture.widths
    let depth = spec.architecture.depth
    var coefficients: [Double] = []
    var growth: [Double] = []
    for j in 1..<depth {
      let mean = { LayerControl.moment($0, of: widths[j]) }
      let (one, two) = (mean(1), mean(2))
      let (power, next) = (mean(order), mean(order + 1))
      coefficients.append(
        (exp(next - power - one) - 1) / (exp(two - 2 * one) - 1)
      )
      growth.append(power + Double(order) * log(2 / Double(widths[j - 1])))
    }
    let last = Double(order) * log(2 / Double(widths[depth - 1]))
    var future = spec.outputActivation == .relu ? last - log(2) : last
    var logFuture: [Double] = []
    for step in growth.reversed() {
      future += step
      logFuture.append(future)
    }
    let directions = spec.quantity.input == nil ? Double(widths[0]) : 1
    let start = (0..<order).reduce(0) { $0 + log(directions + 2 * Double($1)) }
    self.init(
      logReference: future + start,
      coefficients: coefficients,
      logFuture: logFuture.reversed()
    )
  }

  /// ln E[B(B+2)⋯(B+2k−2)] for B ~ Bin(n, ½).
  private static func moment(_ k: Int, of n: Int) -> Double {
    var sum = LogSum()
    for b in 1...n {
      let size = Double(b)
      let ways = lgamma(Double(n) + 1) - lgamma(size + 1)
      let rest = lgamma(Double(n - b) + 1) + Double(n) * log(2)
      let rising = (0..<k).reduce(0) { $0 + log(size + 2 * Double($1)) }
      sum.add(ways - rest + rising)
    }
    return sum.logSum
  }
}
