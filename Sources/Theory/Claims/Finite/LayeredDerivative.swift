import ExactArithmetic

/// The derivatives of a network with widths 1,2,2,1 at x = 3 in the weights of
/// one layer, by the definition and by the chain rule.
///
/// Biases 1/2, −1/3 and 1/5 keep every pre-activation of weights ±1 off 0.
struct LayeredDerivative {
  private static let widths = [1, 2, 2, 1]
  private static let biases: [Rational] = [
    Rational(1, 2), Rational(-1, 3), Rational(1, 5),
  ]

  private let signs: [[Rational]]
  private let layer: Int
  /// The weights of the layer, row by row.
  var weights: [Rational] { signs[layer] }

  /// The network with the given eight signs and a layer from 0 to 2.
  init(signs: [Rational], layer: Int) {
    self.signs = [
      Array(signs[0..<2]), Array(signs[2..<6]), Array(signs[6..<8]),
    ]
    self.layer = layer
  }

  /// The activations above layer j of the given weights.
  private static func step(
    _ j: Int,
    _ weights: [Dual],
    _ below: [Dual]
  ) -> [Dual] {
    let bias = below[0].gradient.map { _ in Rational(0) }
    return (0..<widths[j + 1]).map { b in
      let start = Dual(value: biases[j], gradient: bias)
      return below.indices.reduce(start) { sum, a in
        sum + weights[b * below.count + a] * below[a]
      }.relu
    }
  }

  /// f_d ∘ ⋯ ∘ f_{j+1} after layer j, with constant weights.
  private func tail(_ activations: [Dual]) -> Dual {
    let variables = activations[0].gradient.count
    return ((layer + 1)..<3).reduce(activations) { below, j in
      LayeredDerivative.step(j, constants(signs[j], variables), below)
    }[0]
  }

  private func constants(_ values: [Rational], _ variables: Int) -> [Dual] {
    values.map {
      Dual(value: $0, gradient: Array(repeating: 0, count: variables))
    }
  }

  /// The activations below the layer.
  private func below(_ variables: Int) -> [Dual] {
    (0..<layer).reduce(constants([3], variables)) { below, j in
      LayeredDerivative.step(j, constants(signs[j], variables), below)
    }
  }

  /// ∂f/∂w of every weight of the layer.
  var byDefinition: [Rational] {
    let weights = Dual.variables(self.weights)
    let below = below(weights.count)
    return tail(LayeredDerivative.step(layer, weights, below)).gradient
  }

  /// ∂f/∂Act_b · ∂Act_b/∂w of one weight; ∂Act_b/∂w is the activation below,
  /// times the mask unless that is left out.
  func byChainRule(_ index: Int, keepsMask: Bool) -> Rational {
    let below = below(1)
    let above = LayeredDerivative.step(layer, constants(weights, 1), below)
    let b = index / below.count
    let activations = Dual.variables(above.map(\.value))
    let mask: Rational = above[b].value.signum > 0 || !keepsMask ? 1 : 0
    return tail(activations).gradient[b] * mask
      * below[index % below.count].value
  }
}
