import ExactArithmetic
import Networks

/// The first moment as a backward random walk from the output.
///
///     E[Z_{p,q}²] = Σ over paths p → q of ∏_e s_e/2
///
/// for every path has as many masks as edges. With s = 2/fan-in each edge
/// contributes 1/fan-in: E[Z_{p,q}²] is the probability that the walk which
/// steps from a neuron to a uniform one of its parents, started at q, ends at
/// p, and E[Z_q] = 1. A linear output lacks one mask, so everything doubles.
///
/// - Complexity: O(edges).
public struct BackwardWalk: Sendable {
  /// The mass that arrives at each node; at an input E[Z_{p,q}²].
  public let mass: [Rational]

  /// The walk from the output `q`, fixed weights counting with s = c².
  public init(_ graph: GraphNetwork, from q: Int) {
    var mass = graph.nodes.map { _ in Rational.zero }
    mass[q] = graph.isMasked(q) ? 1 : 2
    for v in graph.order.reversed() where !mass[v].isZero {
      for e in graph.incoming[v] {
        let edge = graph.edges[e]
        let step = edge.weight.secondMoment * Rational(1, 2)
        mass[edge.source] += mass[v] * step
      }
    }
    self.mass = mass
  }

  /// E[Z_q], all inputs together.
  public func total(_ graph: GraphNetwork) -> Rational {
    graph.inputs.map { mass[$0] }.sum()
  }
}

extension GraphNetwork.Weight {
  /// E w².
  var secondMoment: Rational {
    switch self {
    case .random(_, let variance): variance
    case .fixed(let constant): constant * constant
    }
  }
}
