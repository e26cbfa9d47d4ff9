import ExactArithmetic
import Measures

/// Exact expectations over the finite laws of a graph: every outcome is run
/// forward and backward, by definition, in exact arithmetic.
///
/// Weights of one group are one draw, constants are constants. Nothing is
/// merged, so only small graphs can be run; relu'(0) = 0.
public struct GraphEnumeration: Sendable {
  /// The network.
  public let graph: GraphNetwork
  /// The outcomes of all weights and biases.
  public let outcomes: Int
  let slots: [Slot]
  private let x: [RootSum]

  /// The most outcomes that are run.
  public static let limit = 1_000_000

  /// One independent draw, and where it goes.
  struct Slot: Sendable {
    var edges: [Int] = []
    var bias: Int?
    let law: FiniteLaw<RootSum>
  }

  /// The enumeration of a graph's outcomes.
  ///
  /// Throws if a law has infinitely many values, or if there are more than a
  /// million outcomes.
  public init(_ graph: GraphNetwork) throws(NetworkError) {
    self.graph = graph
    let width = graph.inputs.count
    guard let x = graph.input.exactCoordinates(width: width) else {
      throw NetworkError(
        .refused,
        "the generic input of \(width) coordinates is too long for exact square"
          + " roots: give numbers with --input"
      )
    }
    self.x = x
    slots = try GraphEnumeration.slots(graph)
    var outcomes = 1
    for slot in slots {
      let (product, overflow) =
        outcomes.multipliedReportingOverflow(by: slot.law.points.count)
      outcomes = overflow ? .max : product
    }
    guard outcomes <= GraphEnumeration.limit else {
      throw NetworkError(
        .refused,
        "the graph has \(outcomes == .max ? "more than 9e18" : "\(outcomes)")"
          + " outcomes, more than the \(GraphEnumeration.limit) that are run:"
          + " take fewer edges or laws of fewer points"
      )
    }
    self.outcomes = outcomes
    try GraphEnumeration.checkRadicands(
      x + slots.flatMap { $0.law.points.map(\.value) }
    )
  }

  private static func slots(
    _ graph: GraphNetwork
  ) throws(NetworkError) -> [Slot] {
    var slots: [Slot] = []
    var groups: [String: Int] = [:]
    for (e, edge) in graph.edges.enumerated() {
      if let group = edge.group, let slot = groups[group] {
        slots[slot].edges.append(e)
        continue
      }
      if let group = edge.group { groups[group] = slots.count }
      let law = try edge.weight.finiteLaw(
        "the weight of \(graph.name(ofEdge: e))"
      )
      slots.append(Slot(edges: [e], law: law))
    }
    for (v, node) in graph.nodes.enumerated() where node.role != .input {
      let law = try FiniteLaw<RootSum>(
        node.bias,
        of: "the bias of '\(node.name)'",
        inverseSquare: 1
      )
      slots.append(Slot(bias: v, law: law))
    }
    return slots
  }

  /// Products of square roots stay within machine integers if the radicands
  /// have a common multiple there.
  private static func checkRadicands(
    _ numbers: [RootSum]
  ) throws(NetworkError) {
    var multiple = 1
    for m in Set(numbers.flatMap { $0.terms.map(\.radicand) }).sorted() {
      let share = m / greatestCommonDivisor(m, multiple)
      let (product, overflow) = multiple.multipliedReportingOverflow(by: share)
      guard !overflow else {
        throw NetworkError(
          .refused,
          "the square roots of the graph's variances, up to sqrt(\(m)), are too"
            + " many for exact arithmetic: give fewer different variances"
        )
      }
      multiple = product
    }
  }

  /// The exact expectations of the statistics, inputs and outputs by their
  /// positions among the graph's.
  ///
  /// Throws if a statistic lies outside the graph. `ties` has one probability:
  /// that some masked node on the way to the statistics is at its kink.
  public func expectations(
    of statistics: [GradientStatistic]
  ) throws(NetworkError) -> Enumeration.Result {
    for statistic in statistics {
      let isInside =
        statistic.outputs.allSatisfy { $0 < graph.outputs.count }
        && (statistic.inputs ?? []).allSatisfy { $0 < graph.inputs.count }
      guard isInside else {
        throw NetworkError(
          .malformed,
          "\(statistic.name) lies outside the graph, which has"
            + " \(graph.inputs.count) inputs and \(graph.outputs.count) outputs"
        )
      }
    }
    var walk = GraphWalk(self, statistics, x)
    walk.run()
    return Enumeration.Result(
      expectations: walk.sums,
      ties: [walk.tie],
      visited: outcomes
    )
  }
}

extension GraphNetwork.Weight {
  fileprivate func finiteLaw(
    _ what: String
  ) throws(NetworkError) -> FiniteLaw<RootSum> {
    switch self {
    case .fixed(let constant):
      return FiniteLaw(points: [(RootSum(constant), 1)])
    case .random(let law, let variance):
      return try FiniteLaw(
        .random(law, variance: variance),
        of: what,
        inverseSquare: 1
      )
    }
  }
}
