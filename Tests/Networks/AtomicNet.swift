import ExactArithmetic
import Networks

/// A random network whose weights and biases take finitely many values, run
/// through every outcome in rational arithmetic, by the definition.
///
///     z^{(j)} = W^{(j)} a^{(j−1)} + b^{(j)},  a^{(j)} = relu(z^{(j)}),  relu'(0) = c
///
/// W^{(j)} = s_j ξ^{(j)} with s_j² = 2/(n_{j−1} v), v the variance of ξ. Masks
/// depend on the ξ alone as long as biases are given in units of s_j and either
/// vanish or there is one layer or every s_j is 1. Gradients are kept in units
/// of ∏ s_j, whose square is rational.
struct AtomicNet {
  /// A value and its probability.
  typealias Atom = (value: Rational, mass: Rational)

  /// ±1 with probability ½ each.
  static let signs: [Atom] = [(-1, Rational(1, 2)), (1, Rational(1, 2))]

  let widths: [Int]
  var weights = AtomicNet.signs
  var biases: [Atom] = [(0, 1)]
  var input: [Rational]
  var slopeAtZero: Rational = 0
  var isLinear = false

  /// One outcome.
  struct Outcome {
    /// ξ^{(j)}, row-major.
    var weights: [[Rational]] = []
    /// b^{(j)}/s_j.
    var biases: [[Rational]] = []
    /// Its probability.
    var mass: Rational = 1
    /// z of every layer, in units of ∏ s.
    var preactivations: [[Rational]] = []
    /// Z of output 0.
    var square: Rational = 0
  }

  /// Calls `body` with every outcome.
  func forEachOutcome(_ body: (Outcome) throws -> Void) rethrows {
    let counts = zip(widths, widths.dropFirst()).map { $0 * $1 }
    let biasCounts = widths.dropFirst().map { biases.count > 1 ? $0 : 0 }
    let slots =
      Array(repeating: weights, count: counts.reduce(0, +))
      + Array(repeating: biases, count: biasCounts.reduce(0, +))
    var digits = Array(repeating: 0, count: slots.count)
    var position = 0
    while position < slots.count {
      var chosen = zip(slots, digits).map { $0[$1] }[...]
      var outcome = Outcome()
      outcome.mass = chosen.map(\.mass).product()
      outcome.weights = counts.map { take($0, from: &chosen) }
      outcome.biases = widths.dropFirst().map {
        biases.count > 1
          ? take($0, from: &chosen)
          : Array(repeating: biases[0].value, count: $0)
      }
      run(&outcome)
      try body(outcome)
      position = 0
      while position < slots.count {
        digits[position] += 1
        if digits[position] < slots[position].count { break }
        digits[position] = 0
        position += 1
      }
    }
  }

  /// E[Z^K].
  func moment(_ order: Int) -> Rational {
    var sum: Rational = 0
    forEachOutcome { sum += $0.mass * $0.square.power(order) }
    return sum
  }

  /// P(Z = 0).
  var zeroProbability: Rational {
    var sum: Rational = 0
    forEachOutcome { if $0.square.isZero { sum += $0.mass } }
    return sum
  }

  private func take(
    _ count: Int,
    from atoms: inout ArraySlice<Atom>
  ) -> [Rational] {
    let taken = atoms.prefix(count).map(\.value)
    atoms = atoms.dropFirst(count)
    return taken
  }

  /// Forward mode: activations beside their gradients.
  private func run(_ outcome: inout Outcome) {
    var values = input
    var rows = input.indices.map { p in
      input.indices.map { $0 == p ? Rational(1) : Rational(0) }
    }
    for j in outcome.weights.indices {
      let isLast = j == outcome.weights.count - 1
      var z = outcome.biases[j]
      var gradients = z.map { _ in input.map { _ in Rational(0) } }
      for b in z.indices {
        for a in values.indices {
          let w = outcome.weights[j][b * values.count + a]
          z[b] += w * values[a]
          for p in input.indices { gradients[b][p] += w * rows[a][p] }
        }
      }
      outcome.preactivations.append(z)
      let slopes = z.map { isLast && isLinear ? 1 : slope(at: $0) }
      values = zip(z, slopes).map { $0 * $1 }
      rows = zip(gradients, slopes).map { row, slope in
        row.map { $0 * slope }
      }
    }
    outcome.square = rows[0].map { $0 * $0 }.sum() * unit
  }

  private func slope(at z: Rational) -> Rational {
    z.isZero ? slopeAtZero : (z.signum > 0 ? 1 : 0)
  }

  /// ∏ s_j².
  private var unit: Rational {
    let variance = weights.map { $0.value * $0.value * $0.mass }.sum()
    return widths.dropLast().map { 2 / (Rational($0) * variance) }.product()
  }
}
