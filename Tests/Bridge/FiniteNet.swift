import ExactArithmetic
import Measures

/// A random net of the Coq development: independent weights and biases of
/// finite symmetric laws, every outcome of it, in rational arithmetic.
///
///     z_{j+1} = W_j y_j + b_j,  y_{j+1} = relu(z_{j+1}),  J_{j+1} = 1{z_{j+1} > 0} W_j J_j
///
/// as in `Net.v`, where `mu j` is the law of the weights between the layers j
/// and j + 1. The weights are s_j ξ with s_j² = 2/(n_j Var ξ), so that y_j and
/// J_j are kept in units of s_0 ⋯ s_{j−1}, and so are the biases: their laws are
/// arbitrary. Outcomes that agree so far are merged.
struct FiniteNet: Sendable {
  /// What decides whether a neuron is on.
  enum Gate: Sendable {
    /// The sign of its pre-activation: the real net.
    case sign
    /// A fair coin: the product model of `LawIdentity.v`.
    case coin
  }

  /// The outcome of the layers so far.
  struct State: Hashable, Sendable {
    /// y_j at the input x.
    var activations: [Rational]
    /// y_j at the input x + h.
    var shifted: [Rational]
    /// J_j, one row a neuron.
    var jacobian: [[Rational]]
  }

  /// All outcomes of a net.
  struct Law: Sendable {
    /// The probability of every outcome.
    var masses: [State: Rational]
    /// Whether (H) holds: a pre-activation vanishes only with its gradient.
    var hasNoTies = true
  }

  let widths: [Int]
  /// The law of ξ for each layer of weights.
  let weights: [[Atoms.Atom]]
  /// Biases are ±b_j, fair signs; 0 for none.
  var biases: [Rational]
  var input: [Rational]
  /// h.
  var shift: [Rational]
  var gate = Gate.sign

  /// The net of a spelled architecture; one law stands for all layers.
  init(
    _ widths: [Int],
    _ laws: [String],
    biases: [Rational]? = nil,
    at input: [Rational]
  ) throws {
    let depth = widths.count - 1
    let parsed = try laws.map { try MeasureParser.law($0).atoms.points }
    self.widths = widths
    weights =
      parsed.count == 1 ? Array(repeating: parsed[0], count: depth) : parsed
    self.biases = biases ?? Array(repeating: 0, count: depth)
    self.input = input
    shift = input.map { _ in 0 }
  }

  /// Biases larger than any sum of weights can be: `Witness.bias_size`.
  mutating func useGenericBiases() {
    var largest = input.map(\.magnitude).max() ?? 0
    for j in weights.indices {
      let weight = weights[j].map(\.value.magnitude).max() ?? 0
      let sum = Rational(widths[j]) * weight * largest
      biases[j] = sum + 1
      largest = sum + biases[j]
    }
  }

  /// The law of (y_d, J_d).
  func law() -> Law {
    let rows = input.indices.map { p in
      input.indices.map { $0 == p ? Rational(1) : Rational(0) }
    }
    let start = State(
      activations: input,
      shifted: zip(input, shift).map { $0 + $1 },
      jacobian: rows
    )
    var law = Law(masses: [start: 1])
    for j in weights.indices {
      var next: [State: Rational] = [:]
      for (state, mass) in law.masses {
        let (neurons, hasNoTies) = neurons(above: state, layer: j)
        if !hasNoTies { law.hasNoTies = false }
        var layer: [State: Rational] = [
          State(activations: [], shifted: [], jacobian: []): mass
        ]
        for _ in 0..<widths[j + 1] {
          var longer: [State: Rational] = [:]
          for (done, mass) in layer {
            for (neuron, share) in neurons {
              let state = State(
                activations: done.activations + neuron.activations,
                shifted: done.shifted + neuron.shifted,
                jacobian: done.jacobian + neuron.jacobian
              )
              longer[state, default: 0] += mass * share
            }
          }
          layer = longer
        }
        next.merge(layer) { $0 + $1 }
      }
      law.masses = next
    }
    return law
  }

  /// E[F(J)] where F has degree `degree` in J, an even number.
  func expectation(degree: Int, _ value: ([[Rational]]) -> Rational) -> Rational
  {
    law().masses.map { $1 * value($0.jacobian) }.sum()
      * unit.power(degree / 2)
  }

  /// E[Z_q^K], Z_q = Σ_p J_{qp}².
  func rowMoment(_ order: Int, output q: Int = 0) -> Rational {
    expectation(degree: 2 * order) { squares($0)[q].power(order) }
  }

  /// The law of the vector of all Z_q, in units of `unit`.
  func lawOfZ() -> [[Rational]: Rational] {
    var masses: [[Rational]: Rational] = [:]
    for (state, mass) in law().masses {
      masses[squares(state.jacobian), default: 0] += mass
    }
    return masses
  }

  /// ∏ s_j².
  var unit: Rational {
    zip(widths, weights).map { n, atoms in
      2 / (Rational(n) * moment(atoms, 2))
    }.product()
  }

  /// `mom (mu j) k` of `Laws.v`, for the scaled weights.
  func mom(_ j: Int, _ k: Int) -> Rational {
    if k % 2 == 1 { return 0 }
    let scale = 2 / (Rational(widths[j]) * moment(weights[j], 2))
    return scale.power(k / 2) * moment(weights[j], k)
  }

  /// `kurtosis (mu j)` of `SecondMoment.v`.
  func kurtosis(_ j: Int) -> Rational { mom(j, 4) / mom(j, 2).power(2) }

  private func moment(_ atoms: [Atoms.Atom], _ k: Int) -> Rational {
    atoms.map { $0.value.power(k) * $0.probability }.sum()
  }

  private func squares(_ jacobian: [[Rational]]) -> [Rational] {
    jacobian.map { row in row.map { $0 * $0 }.sum() }
  }

  /// The law of one neuron of layer j + 1, as a state of one neuron.
  private func neurons(
    above state: State,
    layer j: Int
  ) -> (law: [State: Rational], hasNoTies: Bool) {
    let half = Rational(1, 2)
    var rows: [(row: [Rational], mass: Rational)] = [([], 1)]
    for _ in state.activations {
      rows = rows.flatMap { row, mass in
        weights[j].map { (row + [$0.value], mass * $0.probability) }
      }
    }
    let signs = biases[j].isZero ? [biases[j]] : [biases[j], -biases[j]]
    var law: [State: Rational] = [:]
    var hasNoTies = true
    for (row, mass) in rows {
      let gradient = input.indices.map { p in
        zip(row, state.jacobian).map { $0 * $1[p] }.sum()
      }
      for b in signs {
        let z = zip(row, state.activations).map { $0 * $1 }.sum() + b
        let moved = zip(row, state.shifted).map { $0 * $1 }.sum() + b
        if z.isZero, !gradient.allSatisfy(\.isZero) { hasNoTies = false }
        let share = mass / Rational(signs.count)
        switch gate {
        case .sign:
          let neuron = State(
            activations: [max(z, 0)],
            shifted: [max(moved, 0)],
            jacobian: [z > 0 ? gradient : gradient.map { _ in 0 }]
          )
          law[neuron, default: 0] += share
        case .coin:
          for slope in [Rational(0), 1] {
            let neuron = State(
              activations: [z * slope],
              shifted: [moved * slope],
              jacobian: [gradient.map { $0 * slope }]
            )
            law[neuron, default: 0] += share * half
          }
        }
      }
    }
    return (law, hasNoTies)
  }
}
