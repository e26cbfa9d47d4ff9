import ExactArithmetic
import Measures
import Networks

/// The exact moments of a graph's gradient.
///
///     let graph = try GraphNetwork(json: Data(text.utf8))
///     let q = graph.outputs[0]
///     print(try GraphMoments(graph, .row(output: q)).moment(2))  // 27/2
///
/// K = 1 is a backward walk, K = 2 a recursion over pairs of nodes, any K a
/// recursion over multisets of nodes.
public struct GraphMoments: Sendable {
  /// How a moment was had.
  public enum Method: String, Sendable {
    /// The backward walk, K = 1.
    case walk
    /// The recursion over pairs of nodes, K = 2.
    case pairs
    /// The recursion over multisets of nodes.
    case multisets
  }

  /// The network.
  public let graph: GraphNetwork
  /// The quantity.
  public let quantity: GraphQuantity
  private let leads: [Bool]

  /// The largest K.
  public static let largestOrder = 12
  /// The most nodes for which pairs are tabulated.
  private static let largestTable = 1500

  /// The moments of a quantity of the graph.
  ///
  /// Throws if the formula does not apply, naming the hypothesis that is not
  /// met; with `formulaAnyway` its value is given all the same, every edge
  /// counted by itself. Throws if no path leads to the output.
  public init(
    _ graph: GraphNetwork,
    _ quantity: GraphQuantity,
    formulaAnyway: Bool = false
  ) throws(PathSumError) {
    self.graph = graph
    self.quantity = quantity
    leads = graph.leads(to: quantity.output)
    for p in graph.inputs where !leads[p] {
      if case .row = quantity { continue }
      guard !quantity.involves(p) else {
        throw PathSumError(
          "no path leads from the input '\(graph.nodes[p].name)' to the output"
            + " '\(graph.nodes[quantity.output].name)', so the moment is 0"
        )
      }
    }
    if !formulaAnyway, let obstacle = graph.obstacle(to: quantity) {
      throw PathSumError(
        "the formula does not apply because \(obstacle.reason)"
      )
    }
  }

  /// The method that `moment` uses for K.
  public func method(_ order: Int) -> Method {
    if case .mixed = quantity { return .multisets }
    let hasConstants = graph.edges.contains {
      if case .fixed = $0.weight { leads[$0.target] } else { false }
    }
    if hasConstants { return .multisets }
    switch order {
    case 1: return .walk
    case 2 where graph.nodes.count <= GraphMoments.largestTable: return .pairs
    default: return .multisets
    }
  }

  /// The K-th moment: a rational if it has at most about `digits` digits and the
  /// laws have rational moments, otherwise an enclosure.
  ///
  /// Throws if a moment of order 2K is infinite, or the recursion too large.
  public func moment(
    _ order: Int,
    digits: Int = 2000
  ) throws(PathSumError) -> ExactValue {
    guard (1...GraphMoments.largestOrder).contains(order) else {
      throw PathSumError(
        "the moment K = \(order) is outside 1 to \(GraphMoments.largestOrder),"
          + " the orders that a graph's recursion is run for"
      )
    }
    if method(order) == .walk {
      let walk = BackwardWalk(graph, from: quantity.output)
      return .rational(
        graph.inputs.filter { quantity.involves($0) }.map { walk.mass[$0] }
          .sum()
      )
    }
    try checkFinite(order)
    if let rational = moments(order, \.rational) {
      let value = try run(order, rational)
      if value.digitCount <= digits { return .rational(value) }
      return .enclosure(Enclosure(rational: value))
    }
    guard let enclosed = moments(order, \.enclosure), !hasNegativeConstant
    else {
      throw PathSumError(
        "a negative fixed weight needs laws with rational moments beside it"
      )
    }
    return .enclosure(try run(order, enclosed))
  }

  private func moments<Scalar: NonnegativeScalar>(
    _ order: Int,
    _ scalar: (EvenMoment) -> Scalar?
  ) -> EdgeMoments<Scalar>? {
    EdgeMoments(graph, isUsed: leads, order: order, scalar: scalar)
  }

  private func run<Scalar: NonnegativeScalar>(
    _ order: Int,
    _ moments: EdgeMoments<Scalar>
  ) throws(PathSumError) -> Scalar {
    if method(order) == .pairs {
      return PairRecursion(graph, output: quantity.output, moments: moments)
        .moment(quantity)
    }
    return try StrandRecursion(
      graph,
      output: quantity.output,
      moments: moments
    ).moment(quantity.terms(order: order, in: graph))
  }

  private var hasNegativeConstant: Bool {
    graph.edges.contains {
      if case .fixed(let constant) = $0.weight {
        constant.signum < 0
      } else {
        false
      }
    }
  }

  private func checkFinite(_ order: Int) throws(PathSumError) {
    for e in graph.edges.indices where leads[graph.edges[e].target] {
      guard case .random(let law, _) = graph.edges[e].weight,
        !law.standardizedMoment(order).isFinite
      else { continue }
      throw PathSumError(
        "the moment K = \(order) is infinite: \(law.name) on the edge"
          + " \(graph.name(ofEdge: e)) has no finite moment of order"
          + " \(2 * order), so K can be at most"
          + " \(law.highestFiniteMoment(upTo: order))"
      )
    }
  }
}
