import ExactArithmetic
import Networks
import PathSums

/// Graphs and shared weights, by enumeration. Weights are ±1.
extension HypothesesClaims {
  static let enumeratedGraphs = [
    backwardWalk, sparseGraph, sharedRows, recurrence,
  ]

  /// N10: on a graph E Z_{p,q}² is the probability of a walk.
  static let backwardWalk = Claim(
    "N10",
    .hypotheses,
    "graphs with Var w = 2/fan-in: E[Z] = 1, E[Z_pq^2] = P(backward walk from q ends at p)",
    statement:
      "On a directed acyclic graph with independent symmetric weights of"
      + " variance 2/fan-in E[Z_q] = 1, and E[Z_pq^2] is the probability that the"
      + " walk that goes from q to a uniform predecessor, again and again, ends"
      + " at the input p.",
    reading: "True without ties; here every fan-in is 2.",
    expected: .true,
    control: Claim.Control("the same with one edge a constant 1", .partly)
  ) { variant, _ in
    let edge = variant == .printed ? "a>v" : "a>v:1"
    let graph = try FiniteGraph(
      "a>u b>u \(edge) u>v u>w v>w v>q w>q",
      inputs: "ab",
      at: [1, 100]
    )
    // The walk: from u to b with 1/2, from v to u with 1/2, and so on.
    let half = Rational(1, 2)
    let (u, v) = (half, half * half)
    let w = half * (u + v)
    let walk = half * (v + w)
    return Finding([
      exact("E[Z]", graph.moment(1), is: 1),
      exact("E[Z_b^2]", graph.mean { $0[1].power(2) }, is: walk),
      exact("E[Z^2]", graph.moment(2), is: try graph.formula(2)),
    ])
  }

  /// N11: sparse graphs tie for every weight law.
  static let sparseGraph = Claim(
    "N11",
    .hypotheses,
    "a skip from an input 0 ties for every law: E[Z_a^2] = 1/4, formula 1/2",
    statement:
      "Edges b>u, u>q, a>q, no biases, x_a = 0: q is fed by a dead u and"
      + " by 0 with probability 1/2, so E[Z_a^2] = 1/4 where the formula says"
      + " 1/2, whatever the law of the weights.",
    reading: "In dense networks atomless weights rule this out for x != 0; on"
      + " graphs all x_p != 0 or atomless biases do.",
    expected: .true,
    control: Claim.Control("the same at x = (100,1)", .false)
  ) { variant, _ in
    let a: Rational = variant == .printed ? 0 : 100
    let graph = try FiniteGraph("b>u u>q a>q", inputs: "ab", at: [a, 1])
    return Finding([
      exact(
        "E[Z_a^2], x_a = \(a)",
        graph.mean { $0[0].power(2) },
        is: Rational(1, 4),
        formula: Rational(1, 2)
      )
    ])
  }

  /// N12: a shared row flips several masks at once.
  static let sharedRows = Claim(
    "N12",
    .hypotheses,
    "a 1x1 filter on two positions: E[Z_a^2 Z_b^2] = 1/4 or 0 by the signs of x, formula 1/8",
    statement: "q = relu(t relu(w a) + s relu(w b)) with weights +-1: E[Z_a^2"
      + " Z_b^2] = 1/4 at x = (1,100) and 0 at x = (1,-100), where the sum over"
      + " paths gives 1/8; E[Z_a^2] = 1/4 is as it says.",
    reading: "Flipping a shared row flips both masks.",
    expected: .true,
    control: Claim.Control("the same with independent filters", .partly)
  ) { variant, _ in
    let shared = variant == .printed ? "=w" : ""
    func graph(_ b: Rational) throws -> FiniteGraph {
      try FiniteGraph(
        "a>u\(shared) b>v\(shared) u>q v>q",
        inputs: "ab",
        at: [1, b]
      )
    }
    func mixed(_ row: [Rational]) -> Rational { (row[0] * row[1]).power(2) }
    let (same, opposite) = (try graph(100), try graph(-100))
    let formula = Rational(1, 8)
    return Finding([
      exact(
        "E[Z_a^2 Z_b^2], x = (1,100)",
        same.mean(of: mixed),
        is: Rational(1, 4),
        formula: formula
      ),
      exact(
        "E[Z_a^2 Z_b^2], x = (1,-100)",
        opposite.mean(of: mixed),
        is: 0,
        formula: formula
      ),
      exact("E[Z_a^2]", same.mean { $0[0].power(2) }, is: Rational(1, 4)),
    ])
  }

  /// N13: recurrent and tied outgoing weights.
  static let recurrence = Claim(
    "N13",
    .hypotheses,
    "relu(w relu(w x)): E[Z] = 1/2, formula 1/4; tied outgoing weights: 3/4, formula 1/2",
    statement: "Weights +-1: relu(w relu(w x)) has E[Z] = 1/2 at x > 0, and"
      + " relu(t relu(w x) + t relu(v x)) has E[Z] = 3/4; the sum over paths,"
      + " every edge by itself, gives 1/4 and 1/2.",
    reading: "A recurrent network is not a deep one: its masks repeat.",
    expected: .true,
    control: Claim.Control("the same with independent weights", .false)
  ) { variant, _ in
    let isTied = variant == .printed
    let chain = try FiniteGraph(
      isTied ? "a>u=w u>q=w" : "a>u u>q",
      inputs: "a",
      at: [1]
    )
    let fork = try FiniteGraph(
      isTied ? "a>u a>v u>q=t v>q=t" : "a>u a>v u>q v>q",
      inputs: "a",
      at: [1]
    )
    return Finding([
      exact(
        "E[Z], recurrent",
        chain.moment(1),
        is: Rational(1, 2),
        formula: try chain.formula(1)
      ),
      exact(
        "E[Z], tied read-out",
        fork.moment(1),
        is: Rational(3, 4),
        formula: try fork.formula(1)
      ),
    ])
  }
}
