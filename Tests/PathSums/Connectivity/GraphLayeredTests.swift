import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// A fully connected network, written as a graph, keeps its moments.
@Suite struct GraphLayeredTests {
  private func graph(_ spec: NetworkSpec) throws -> GraphNetwork {
    let parts = try GraphNetwork.layers(
      spec.architecture,
      connections: [.full],
      weights: spec.weights,
      biases: spec.biases
    )
    return try GraphNetwork(
      nodes: parts.nodes,
      edges: parts.edges,
      outputActivation: spec.outputActivation
    )
  }

  private func quantity(
    _ spec: NetworkSpec,
    _ graph: GraphNetwork
  ) -> GraphQuantity {
    let q = graph.outputs[spec.quantity.output]
    return spec.quantity.input.map {
      .entry(input: graph.inputs[$0], output: q)
    } ?? .row(output: q)
  }

  @Test(arguments: 1...3)
  func agreesWithTheTransferRecursion(order: Order) {
    forAll(
      "graph = transfer recursion, K = \(order)",
      .nets(depth: 1...3, widths: 1...(order == 3 ? 3 : 4)),
      count: order == 3 ? 60 : 200
    ) { net in
      let spec = try net.spec()
      let graph = try graph(spec)
      let value = try GraphMoments(
        graph,
        quantity(spec, graph),
        formulaAnyway: true
      ).moment(order)
      try expectLaw(
        try rational(value),
        equals: try moment(order, spec),
        "K = \(order)"
      )
    }
  }

  @Test func agreesWithTheGoldenValues() throws {
    let spec = try network([3, 4, 5, 2], ["laplace"])
    let graph = try graph(spec)
    let moments = try GraphMoments(graph, .row(output: graph.outputs[1]))
    #expect(try moments.moment(2).rational == Rational(264, 5))
    #expect(try moments.moment(3).rational == Rational(605426, 25))
  }

  @Test func reachesMomentsThatAreNotRational() throws {
    let spec = try network([2, 3, 1], ["exppower(3)"])
    let graph = try graph(spec)
    let moments = try GraphMoments(graph, .row(output: graph.outputs[0]))
    for order in 2...3 {
      let ours = try moments.moment(order)
      let theirs = try ExactMoments(spec).moment(order)
      #expect(ours.rational == nil)
      // Both enclosures are far narrower than a double's last place.
      #expect(abs(ours.logarithm - theirs.logarithm) < 1e-14)
    }
  }
}
