import ExactArithmetic
import Networks
import PathSums

/// Skip connections and missing edges, by enumeration. Weights are ±1.
extension HypothesesClaims {
  static let enumeratedSkips = [residualIdentity, residualBlocks, missingEdges]

  /// N14: an identity skip.
  static let residualIdentity = Claim(
    "N14",
    .hypotheses,
    "x + relu(w x): E[Z] = 5/2, formula 3/2; relu(x/2 + w x): 9/8, formula 5/8",
    statement: "Weights w = +-1 at x > 0: x + relu(w x) has E[Z] = 5/2 and"
      + " relu(x/2 + w x) has E[Z] = 9/8, where independent fair masks give 3/2"
      + " and 5/8.",
    reading: "An identity edge is used an odd number of times.",
    expected: .true,
    control: Claim.Control("the same with a random sign on the skip", .false)
  ) { variant, _ in
    let skip =
      variant == .printed ? FiniteLaw.constant(1) : FiniteLaw.signs
    func mean(_ f: (Rational, Rational, Dual) -> Dual) -> Rational {
      FiniteLaw.mean([skip, FiniteLaw.signs]) { draws in
        f(draws[0], draws[1], Dual.variables([1])[0]).squaredGradient
      }
    }
    let half = Rational(1, 2)
    return Finding([
      exact(
        "E[Z], x + relu(w x)",
        mean { skip, w, x in skip * x + (w * x).relu },
        is: Rational(5, 2),
        formula: 1 + half
      ),
      exact(
        "E[Z], relu(x/2 + w x)",
        mean { skip, w, x in (half * skip * x + w * x).relu },
        is: Rational(9, 8),
        formula: half * (1 + half * half)
      ),
    ])
  }

  /// N15: residual blocks with a linear layer after the ReLU.
  static let residualBlocks = Claim(
    "N15",
    .hypotheses,
    "r + V relu(W r): all moments, odd ones too, are those of independent fair masks",
    statement: "For r_j = r_{j-1} + V_j relu(W_j r_{j-1}) with independent"
      + " symmetric V and W, E[J^k] is that of independent fair masks for every"
      + " k, and E[J^2] is multiplied by 1 + s^2 in each block, s^2 the variance"
      + " of the branch; here two blocks of one neuron each, k <= 4.",
    reading: "The identity skip is harmless if a symmetric layer follows the"
      + " ReLU.",
    expected: .true,
    control: Claim.Control("the same with V = 1, r + relu(W r)", .false)
  ) { variant, _ in
    let outer =
      variant == .printed ? FiniteLaw.signs : FiniteLaw.constant(1)
    func moments(coins: Bool) -> [Rational] {
      let coin = coins ? FiniteLaw.signs : FiniteLaw.constant(1)
      let block = [FiniteLaw.signs, outer, coin]
      return (1...4).map { k in
        FiniteLaw.mean(block + block) { draws in
          let blocks = [draws.prefix(3), draws.suffix(3)].map { Array($0) }
          let r = blocks.reduce(Dual.variables([1])[0]) { r, d in
            let z = d[0] * r
            let isOn = coins ? d[2] > 0 : z.value > 0
            return isOn ? r + d[1] * z : r
          }
          return r.gradient[0].power(k)
        }
      }
    }
    let (truth, model) = (moments(coins: false), moments(coins: true))
    let parts = (1...4).map { k in
      exact("E[J^\(k)]", truth[k - 1], is: model[k - 1])
    }
    // One neuron of weights ±1 behind a coin: s² = 1/2.
    return Finding(parts + [exact("E[J^2]", truth[1], is: Rational(9, 4))])
  }

  /// N16: edges left out at the variance of the full layer.
  static let missingEdges = Claim(
    "N16",
    .hypotheses,
    "edges left out at variance 2/width: E[Z] is a sum over the paths left, 3/4 for 1",
    statement: "Widths 2,2,1 with one of the six edges left out and all weights"
      + " of variance 2/2: the sum over paths holds, but E[Z] = 3/4.",
    reading:
      "The variance must be 2/fan-in, counted edge by edge, for E[Z] = 1.",
    expected: .true,
    control: Claim.Control("the same with all edges", .partly)
  ) { variant, _ in
    let last = variant == .printed ? "" : " a>v"
    let graph = try FiniteGraph(
      "a>u b>u b>v u>q v>q" + last,
      inputs: "ab",
      at: [1, 100]
    )
    return Finding([
      exact("E[Z]", graph.moment(1), is: Rational(3, 4)),
      exact("E[Z]", graph.moment(1), is: try graph.formula(1)),
      exact("E[Z^2]", graph.moment(2), is: try graph.formula(2)),
    ])
  }
}
