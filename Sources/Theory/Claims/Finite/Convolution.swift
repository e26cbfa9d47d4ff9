import ExactArithmetic
import Measures

/// A 1×1 convolution on two positions, read out by a weight for each.
///
///     f = relu(t_1 h(x_1) + t_2 h(x_2)),  h(x) = relu(w x) or relu(v relu(w x))
///
/// with w, v of variance 2 and t of variance 1, in rational arithmetic.
struct Convolution {
  /// The number of layers of convolution, 1 or 2.
  let layers: Int
  /// Whether both positions carry the same weights.
  let isTied: Bool
  /// The law of all weights.
  let law: [Atoms.Atom]

  /// E Z^K at |x_i| = 1 and 100, over all outcomes.
  ///
  /// With `randomInput` the signs of x_1 and x_2 are fair coins, else both are
  /// positive. The sizes keep the read-out off ties; the masks of h depend on
  /// the signs alone.
  func moment(_ order: Int, randomInput: Bool) -> Rational {
    let filters = layers * (isTied ? 1 : 2)
    let inputLaw = randomInput ? FiniteLaw.signs : FiniteLaw.constant(1)
    let laws =
      [inputLaw, inputLaw] + Array(repeating: law, count: filters + 2)
    let mean = FiniteLaw.mean(laws) { draws in
      let x = Dual.variables([draws[0], 100 * draws[1]])
      let w = Array(draws[2..<(2 + filters)])
      let t = draws.suffix(2).map { $0 }
      let first = channel(x[0], Array(w.prefix(layers)))
      let second = channel(x[1], Array(w.suffix(layers)))
      return (t[0] * first + t[1] * second).relu.squaredGradient.power(order)
    }
    // Each filter has the variance 2, the read-out the variance 1.
    let variance = law.moment(2)
    let scale = Rational(2).power(layers) / variance.power(layers + 1)
    return mean * scale.power(order)
  }

  private func channel(_ x: Dual, _ weights: [Rational]) -> Dual {
    weights.reduce(x) { ($1 * $0).relu }
  }

  /// The sum over paths for E Z², every edge counted by itself:
  /// ½ (2 · 3 (c/2)^L + 2 (1/1)^L) with c the fourth moment of a filter weight
  /// of variance 2 and 3 replaced by the read-out's kurtosis.
  var formula: Rational {
    let variance = law.moment(2)
    let kurtosis = law.moment(4) / variance.power(2)
    let own = kurtosis * (2 * kurtosis).power(layers)
    return own + 1
  }
}
