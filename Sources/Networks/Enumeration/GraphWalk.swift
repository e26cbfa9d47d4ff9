import ExactArithmetic

/// One run through all outcomes of a graph.
struct GraphWalk {
  private let problem: GraphEnumeration
  private let graph: GraphNetwork
  private let statistics: [GradientStatistic]
  private let x: [RootSum]
  private var weights: [RootSum]
  private var biases: [RootSum]
  /// For every node whether it leads to an output of the statistics.
  private let leads: [Bool]
  /// The inputs whose derivatives matter.
  private let columns: [Int]
  /// The expectations so far.
  private(set) var sums: [RootSum]
  /// P(some node on the way is at its kink) so far.
  private(set) var tie: Rational = 0

  init(
    _ problem: GraphEnumeration,
    _ statistics: [GradientStatistic],
    _ x: [RootSum]
  ) {
    self.problem = problem
    self.statistics = statistics
    self.x = x
    let graph = problem.graph
    self.graph = graph
    weights = graph.edges.map { _ in .zero }
    biases = graph.nodes.map { _ in .zero }
    sums = statistics.map { _ in .zero }
    let outputs = statistics.reduce(into: Set()) { $0.formUnion($1.outputs) }
    let reached = outputs.map { graph.leads(to: graph.outputs[$0]) }
    leads = graph.nodes.indices.map { v in reached.contains { $0[v] } }
    let isWhole = statistics.contains { $0.inputs == nil }
    let wanted = statistics.compactMap(\.inputs)
      .reduce(into: Set()) { $0.formUnion($1) }
    columns =
      isWhole ? graph.inputs : wanted.sorted().map { graph.inputs[$0] }
  }

  mutating func run() { assign(slot: 0, 1) }

  private mutating func assign(slot i: Int, _ mass: Rational) {
    guard i < problem.slots.count else { return add(mass) }
    let slot = problem.slots[i]
    for (value, probability) in slot.law.points {
      for e in slot.edges { weights[e] = value }
      if let v = slot.bias { biases[v] = value }
      assign(slot: i + 1, mass * probability)
    }
  }

  /// One outcome.
  private mutating func add(_ mass: Rational) {
    let pass = GraphPass(graph, weights: weights, biases: biases, x: x)
    if hasTie(pass) { tie += mass }
    let wanted = statistics.reduce(into: Set()) { $0.formUnion($1.outputs) }
    var gradients: [Int: [RootSum]] = [:]
    for q in wanted {
      gradients[q] = pass.derivatives(ofOutput: graph.outputs[q])
    }
    for (i, statistic) in statistics.enumerated() {
      var value = RootSum(1)
      for q in statistic.outputs {
        let gradient = gradients[q] ?? []
        let factor = statistic.value(
          { gradient[graph.inputs[$0]] },
          output: q,
          inputs: graph.inputs.count,
          isZero: \.isZero
        )
        value = value * factor
      }
      sums[i] = sums[i] + mass * value
    }
  }

  private func hasTie(_ pass: GraphPass<RootSum>) -> Bool {
    columns.contains { p in
      var slopes = graph.nodes.map { _ in RootSum.zero }
      slopes[p] = RootSum(1)
      for v in graph.order where leads[v] && graph.nodes[v].role != .input {
        for e in graph.incoming[v] where pass.masks[graph.edges[e].source] {
          slopes[v] =
            slopes[v] + weights[e] * slopes[graph.edges[e].source]
        }
        let isAtKink = graph.isMasked(v) && pass.preactivations[v].isZero
        if isAtKink, !slopes[v].isZero { return true }
      }
      return false
    }
  }
}
