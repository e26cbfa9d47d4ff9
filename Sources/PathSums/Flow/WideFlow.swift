import ExactArithmetic
import Foundation
import GSL
import Networks

/// Activation lengths and squared gradients at infinite width, for any
/// activation: the mean-field recursion, by quadrature.
///
///     q_l = m_l v_l M_{l−1} + E b²,   M_l = E φ(√q_l g)²,   g ~ N(0, 1)
///     G_{l−1} = m_l v_l E φ'(√q_l g)² · G_l,   G_L = 1
///
/// where layer l takes m_l numbers and v_l is the variance of its weights, or
/// g²/max(rows, columns) of a Haar matrix. A residual block adds the branch:
/// M + 2 E a E φ + E φ² forward and a factor 1 + m v E φ'² backward.
///
/// These are limits as all hidden widths grow at fixed depth (S. Schoenholz,
/// J. Gilmer, S. Ganguli, J. Sohl-Dickstein, *Deep Information Propagation*,
/// arXiv:1611.01232), with the usual assumption that the backward pass does not
/// see the forward one; they know nothing of the fluctuations at finite width.
public struct WideFlow: Sendable {
  /// M_0, …, M_L.
  public let lengths: [LogNumber]
  /// G_0, …, G_L.
  public let gradients: [LogNumber]

  /// The limit of a random network at an input; throws if it has a convolution
  /// or the quadrature fails.
  public init(_ spec: DeepSpec, input: Input) throws(PathSumError) {
    let coordinates = input.coordinates(width: spec.inputWidth)
    let count = Double(coordinates.count)
    var state = State(
      square: coordinates.reduce(0) { $0 + $1 * $1 } / count,
      mean: coordinates.reduce(0, +) / count,
      width: spec.inputWidth
    )
    var lengths = [LogNumber(state.square)]
    var factors: [LogNumber] = []
    for block in spec.blocks {
      let entrance = state
      var factor = LogNumber.one
      for layer in block.layers {
        factor = factor * LogNumber(try state.pass(layer))
      }
      if block.isResidual {
        state = state.added(to: entrance)
        factor = factor + .one
      }
      lengths.append(LogNumber(state.square))
      factors.append(factor)
    }
    self.lengths = lengths
    var gradients = [LogNumber.one]
    for factor in factors.reversed() {
      gradients.append(gradients[gradients.count - 1] * factor)
    }
    self.gradients = gradients.reversed()
  }

  /// What a layer leaves behind: E a², E a and the number of activations.
  private struct State {
    var square: Double
    var mean: Double
    var width: Int
    var isConcatenated = false

    /// Goes up one layer; the factor by which it changes a squared gradient.
    mutating func pass(_ layer: DeepSpec.Layer) throws(PathSumError) -> Double {
      guard case .dense(let rows) = layer.shape else {
        throw PathSumError("a convolution has no infinite-width curve here")
      }
      let isMirrored = layer.initialization.looksLinear && isConcatenated
      let inputs = isMirrored ? width / 2 : width
      let (weight, bias) = layer.initialization.variances(
        columns: inputs,
        rows: rows,
        inputs: width
      )
      let q = Double(width) * weight * square + bias
      let moments = try GaussianActivation(layer.activation, variance: q)
      // [W −W] hands ±w back: the columns above count, not the halves.
      let factor = Double(width) * weight * moments.slope
      square = moments.square
      mean = moments.mean
      width = layer.activation.width(of: rows)
      isConcatenated = layer.activation.pieces.count == 2
      return factor
    }

    /// The sum with a state that is independent of this one.
    func added(to other: State) -> State {
      State(
        square: other.square + 2 * other.mean * mean + square,
        mean: other.mean + mean,
        width: width
      )
    }
  }
}

/// E φ(z), E φ(z)² and E φ'(z)² of a centred Gaussian z, averaged over the
/// pieces of φ.
public struct GaussianActivation: Sendable {
  /// E φ(z).
  public let mean: Double
  /// E φ(z)².
  public let square: Double
  /// E φ'(z)².
  public let slope: Double

  /// The moments at a variance ≥ 0, by quadrature to ten digits unless φ is
  /// piecewise linear.
  public init(
    _ activation: Activation,
    variance q: Double
  ) throws(PathSumError) {
    var (mean, square, slope) = (0.0, 0.0, 0.0)
    for piece in activation.pieces {
      let sign: Double = piece.isNegated ? -1 : 1
      let moments = try GaussianActivation.moments(piece.function, q)
      mean += sign * moments.0
      square += moments.1
      slope += moments.2
    }
    let count = Double(activation.pieces.count)
    self.mean = mean / count
    self.square = square / count
    self.slope = slope / count
  }

  private static func moments(
    _ g: Nonlinearity,
    _ q: Double
  ) throws(PathSumError) -> (Double, Double, Double) {
    if let left = g.leftSlope {
      let half = (1 + left * left) / 2
      return ((1 - left) * (q / (2 * .pi)).squareRoot(), q * half, half)
    }
    let root = q.squareRoot()
    func average(_ f: (Double) -> Double) throws(PathSumError) -> Double {
      do {
        return try Quadrature.overTheLine { x in
          exp(-x * x / 2) / (2 * Double.pi).squareRoot() * f(root * x)
        }.value
      } catch {
        throw PathSumError(
          "\(g.name) at variance \(q): \(error.description)"
        )
      }
    }
    return (
      try average(g.value),
      try average { g.value($0) * g.value($0) },
      try average { g.derivative($0) * g.derivative($0) }
    )
  }
}

extension Initialization {
  /// The variances of weights and biases of a layer.
  func variances(
    columns: Int,
    rows: Int,
    inputs: Int
  ) -> (weights: Double, biases: Double) {
    let weight: Rational
    switch weights {
    case .independent(_, let rule):
      weight = rule.variance(fanIn: columns, fanOut: rows)
    case .haar(let gainSquared):
      weight = gainSquared / Rational(max(rows, columns))
    }
    switch biases {
    case .measure(.none): return (weight.doubleValue, 0)
    case .measure(.constant(let c)):
      return (weight.doubleValue, (c * c).doubleValue)
    case .measure(.random(_, let variance)):
      return (weight.doubleValue, variance.doubleValue)
    case .independent(_, let rule):
      let bias = rule.variance(fanIn: inputs, fanOut: rows)
      return (weight.doubleValue, bias.doubleValue)
    }
  }
}
