import ExactArithmetic
import Networks
import TestSupport
import Testing

@testable import PathSums

/// Path tuples, the backward walk, pairs of nodes and multisets of nodes agree.
@Suite struct GraphRoutesTests {
  private let dags = Gen<Dag>.dags(
    inputs: 1...3,
    neurons: 0...4,
    laws: rationalLaws
  )

  private func pathSum(
    _ dag: Dag,
    _ graph: GraphNetwork,
    _ order: Int
  ) throws -> Rational? {
    let quantity = dag.quantity(graph)
    let sum = try GraphPathSum(graph, quantity, order: order)
    return sum.tupleCount <= 20_000 ? sum.sum() : nil
  }

  private func multisets(
    _ dag: Dag,
    _ graph: GraphNetwork,
    _ order: Int
  ) throws -> Rational {
    let quantity = dag.quantity(graph)
    guard
      let moments = EdgeMoments<Rational>(
        graph,
        isUsed: graph.leads(to: quantity.output),
        order: order,
        scalar: \.rational
      )
    else { throw LawViolation("a moment is not rational") }
    return try StrandRecursion(
      graph,
      output: quantity.output,
      moments: moments
    ).moment(quantity.terms(order: order, in: graph))
  }

  @Test(arguments: 1...3)
  func agree(order: Order) {
    forAll("graph routes, K = \(order)", dags, count: 200) { dag in
      let graph = try dag.graph()
      guard dag.isConnected(graph) else { throw Discard() }
      let value = try multisets(dag, graph, order)
      let facade = try GraphMoments(
        graph,
        dag.quantity(graph),
        formulaAnyway: true
      ).moment(order)
      try expectLaw(try rational(facade), equals: value, "the facade's value")
      if let sum = try? pathSum(dag, graph, order) {
        try expectLaw(sum, equals: value, "the path sum")
      }
    }
  }

  @Test func walkEndsSomewhere() {
    forAll("E[Z] = 1 with 2/fan-in", dags, count: 200) { dag in
      let graph = try dag.graph()
      let walk = BackwardWalk(graph, from: graph.outputs[0])
      try expectLaw(walk.total(graph), equals: dag.isLinear ? 2 : 1)
    }
  }

  @Test func linearOutputDoubles() {
    forAll("a linear graph's moments double", dags, count: 100) { dag in
      var linear = dag
      linear.isLinear = true
      var masked = dag
      masked.isLinear = false
      let value = try multisets(masked, masked.graph(), 2)
      try expectLaw(try multisets(linear, linear.graph(), 2), equals: 2 * value)
    }
  }

  @Test func tupleCountsAreRefused() throws {
    let parts = try GraphNetwork.layers(
      Architecture(widths: [2, 60, 60, 1]),
      connections: [.full]
    )
    let graph = try GraphNetwork(nodes: parts.nodes, edges: parts.edges)
    let q = graph.outputs[0]
    #expect {
      try GraphPathSum(graph, .row(output: q), order: 2)
    } throws: {
      "\($0)".contains("671846400000000 path tuples")
    }
    #expect(
      try GraphPathSum(graph, .entry(input: 0, output: q), order: 1).tupleCount
        == 12_960_000
    )
  }

  @Test func endlessRecursionsAreRefused() throws {
    let parts = try GraphNetwork.layers(
      Architecture(widths: [40, 1]),
      connections: [.full]
    )
    let graph = try GraphNetwork(nodes: parts.nodes, edges: parts.edges)
    let row = try GraphMoments(graph, .row(output: graph.outputs[0]))
    #expect { try row.moment(8) } throws: {
      "\($0)".contains("314457495 multisets of inputs")
    }
    #expect { try row.moment(13) } throws: {
      "\($0)".contains("K = 13 is outside 1 to 12")
    }
  }
}
