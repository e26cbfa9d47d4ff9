import ExactArithmetic

/// A neuron's activation beside its gradient, up to the scales of the layers.
struct Neuron: Hashable, Sendable {
  /// a, in units of ∏ s_j.
  let activation: RootSum
  /// ∂a/∂x_p over the inputs p that matter, in units of ∏ s_j.
  let gradient: [Rational]

  /// Whether nothing of the neuron reaches the next layer.
  var isDead: Bool { activation.isZero && gradient.allSatisfy(\.isZero) }

  /// The neuron scaled by a weight or a slope.
  func scaled(by factor: Rational) -> Neuron {
    Neuron(
      activation: factor * activation,
      gradient: gradient.map { factor * $0 }
    )
  }

  static func + (x: Neuron, y: Neuron) -> Neuron {
    Neuron(
      activation: x.activation + y.activation,
      gradient: zip(x.gradient, y.gradient).map { $0 + $1 }
    )
  }
}

/// The law of one neuron given the layer below, equal outcomes merged.
typealias NeuronLaw = [Neuron: Rational]

extension NeuronLaw {
  /// The law of ξ · neuron for an independent weight ξ.
  func weighted(by weights: FiniteLaw<Rational>) -> NeuronLaw {
    var result: NeuronLaw = [:]
    for (neuron, mass) in self {
      for (value, probability) in weights.points {
        result[neuron.scaled(by: value), default: 0] += mass * probability
      }
    }
    return result
  }

  /// What the activation makes of pre-activations, and the probability of a tie:
  /// of a pre-activation that is 0 while its gradient is not.
  func activated(kink: Kink) -> (law: NeuronLaw, tie: Rational) {
    var result: NeuronLaw = [:]
    var tie: Rational = 0
    for (neuron, mass) in self {
      let sign = neuron.activation.signum
      if sign > 0 {
        result[neuron, default: 0] += mass
      } else if sign < 0 {
        result[neuron.scaled(by: 0), default: 0] += mass
      } else {
        if !neuron.isDead { tie += mass }
        for (slope, probability) in kink.slopes {
          result[neuron.scaled(by: slope), default: 0] += mass * probability
        }
      }
    }
    return (result, tie)
  }
}
