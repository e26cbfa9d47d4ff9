import ExactArithmetic
import Networks

/// Closed forms for residual networks with Gaussian W and V, any K.
///
/// Given |v|, the row that a block adds to v is √R |v| g with g standard
/// Gaussian in N dimensions and R = (2s²/(Nh)) χ²_B, B ~ Bin(h, ½), all
/// independent of v: for V gives vᵀV a rotation-invariant law, the masks keep B
/// of its coordinates, and W turns what is left into any direction. So
/// |v + √R |v| g|²/|v|² is a non-central χ² independent of v, and
///
///     E[Z_q^K] = ∏_blocks Σ_i C(K,i) (s²/N)^i g_i(h) ∏_{m=K−i}^{K−1} (N + 2m)
///
/// with g_i the layer factor of `GaussianMoments`. K = 1: 1 + s².
public enum ResidualGaussian {
  /// The factor of one block.
  public static func blockFactor(
    _ order: Int,
    stream: Int,
    width: Int,
    gain: Rational
  ) -> Rational {
    (0...order).map { i in
      Rational.binomial(order, i) * (gain / Rational(stream)).power(i)
        * GaussianMoments.layerFactor(i, width: width)
        * ((order - i)..<order).map { Rational(stream + 2 * $0) }.product()
    }.sum()
  }

  /// E[Z_q^K] of a network whose laws are all Gaussian.
  public static func moment(
    _ order: Int,
    _ network: ResidualNetwork
  ) -> ExactValue {
    var factors: [Rational: Int] = [:]
    for block in network.blocks {
      let factor = blockFactor(
        order,
        stream: network.stream,
        width: block.width,
        gain: block.gain(stream: network.stream)
      )
      factors[factor, default: 0] += 1
    }
    return .product(of: factors)
  }
}
