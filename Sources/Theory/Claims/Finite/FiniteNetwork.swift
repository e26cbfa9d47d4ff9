import ExactArithmetic
import Measures

/// A random ReLU network of finitely many outcomes, all of them run through in
/// rational arithmetic, by the definition.
///
///     z_j = W_j y_{j−1} + b_j,  y_j = relu(z_j),  J_j = 1{z_j > 0} W_j J_{j−1}
///
/// Layer j draws its weights as s_j ξ with s_j² = 2/(n_{j−1} E ξ²). Everything
/// is kept in units of s_1 ⋯ s_j, biases too: without biases masks do not depend
/// on scales. Outcomes that agree so far are merged. Nothing of the theorem is
/// used.
struct FiniteNetwork: Sendable {
  /// What the layers so far came to.
  struct State: Hashable, Sendable {
    /// y_j.
    var activations: [Rational] = []
    /// J_j, one row a neuron.
    var jacobian: [[Rational]] = []
  }

  /// n_0, …, n_d.
  var widths: [Int]
  /// The law of ξ, of one for all layers or of each.
  var weights = [FiniteLaw.signs]
  /// The law of the biases, of one for all layers or of each.
  var biases = [FiniteLaw.constant(0)]
  /// x.
  var input: [Rational]
  /// The law of relu'(0), drawn afresh at every tie.
  var slopeAtZero = FiniteLaw.constant(0)
  /// Whether a neuron's mask is a fair coin instead of its sign: the model of
  /// the sum over paths.
  var hasCoinMasks = false
  /// Whether the output layer has no ReLU.
  var isLinear = false

  /// The law of (y_d, J_d).
  func law() -> [State: Rational] {
    laws().last ?? [:]
  }

  /// The laws of (y_j, J_j) for j = 0, …, d.
  func laws() -> [[State: Rational]] {
    let rows = input.indices.map { p in
      input.indices.map { $0 == p ? Rational(1) : 0 }
    }
    var laws: [[State: Rational]] = [
      [State(activations: input, jacobian: rows): 1]
    ]
    for j in 1..<widths.count {
      var next: [State: Rational] = [:]
      for (state, mass) in laws[j - 1] {
        next.merge(layer(j, above: state, mass)) { $0 + $1 }
      }
      laws.append(next)
    }
    return laws
  }

  /// The outcomes of layer j above a given state of probability `mass`.
  private func layer(
    _ j: Int,
    above state: State,
    _ mass: Rational
  ) -> [State: Rational] {
    let neurons = neuron(of: j, above: state)
    var layer = [State(): mass]
    for _ in 0..<widths[j] {
      var longer: [State: Rational] = [:]
      for (done, mass) in layer {
        for (neuron, share) in neurons {
          let state = State(
            activations: done.activations + neuron.activations,
            jacobian: done.jacobian + neuron.jacobian
          )
          longer[state, default: 0] += mass * share
        }
      }
      layer = longer
    }
    return layer
  }

  /// The law of one neuron of layer j, as a state of one neuron.
  private func neuron(of j: Int, above state: State) -> [State: Rational] {
    var rows: [State: Rational] = [:]
    for bias in bias(j) {
      let gradient = input.map { _ in Rational(0) }
      let start = State(activations: [bias.value], jacobian: [gradient])
      rows[start, default: 0] += bias.probability
    }
    for (y, gradient) in zip(state.activations, state.jacobian) {
      var longer: [State: Rational] = [:]
      for (sum, mass) in rows {
        for atom in weight(j) {
          let row = zip(sum.jacobian[0], gradient).map {
            $0 + atom.value * $1
          }
          let sum = State(
            activations: [sum.activations[0] + atom.value * y],
            jacobian: [row]
          )
          longer[sum, default: 0] += mass * atom.probability
        }
      }
      rows = longer
    }
    var law: [State: Rational] = [:]
    for (sum, mass) in rows {
      for slope in slopes(at: sum.activations[0], layer: j) {
        let neuron = State(
          activations: [slope.value * sum.activations[0]],
          jacobian: [sum.jacobian[0].map { slope.value * $0 }]
        )
        law[neuron, default: 0] += mass * slope.probability
      }
    }
    return law
  }

  private func slopes(at z: Rational, layer j: Int) -> [Atoms.Atom] {
    if isLinear, j == widths.count - 1 { return FiniteLaw.constant(1) }
    if hasCoinMasks {
      return [Atoms.Atom(0, Rational(1, 2)), Atoms.Atom(1, Rational(1, 2))]
    }
    return z.isZero ? slopeAtZero : FiniteLaw.constant(z.signum > 0 ? 1 : 0)
  }

  private func weight(_ j: Int) -> [Atoms.Atom] {
    weights.count == 1 ? weights[0] : weights[j - 1]
  }

  private func bias(_ j: Int) -> [Atoms.Atom] {
    biases.count == 1 ? biases[0] : biases[j - 1]
  }

  /// ∏ s_j².
  var unit: Rational {
    (1..<widths.count).map {
      2 / (Rational(widths[$0 - 1]) * weight($0).moment(2))
    }.product()
  }
}
