import ExactArithmetic
import Measures
import Networks
import TestSupport
import Testing

@testable import PathSums

/// The recursion over partitions, the two-number recursion, the closed form and
/// the graph recursion agree on residual networks.
@Suite struct ResidualRoutesTests {
  private let gaussian = Gen<Residual>.residuals(laws: ["gaussian"])
  private let all = Gen<Residual>.residuals(laws: rationalLaws)

  private func recursion(
    _ order: Int,
    _ network: ResidualNetwork,
    _ quantity: Quantity
  ) throws -> Rational {
    let moments = try ResidualMoments(network, quantity, formulaAnyway: true)
    guard let value = moments.run(order, .recursion, \.rational) else {
      throw LawViolation("a moment is not rational")
    }
    return value
  }

  @Test(arguments: [(1, 200), (2, 200), (3, 60), (4, 15), (5, 6)])
  func closedFormForGaussianLaws(order: Order, count: Int) {
    forAll(
      "residual recursion = closed form, K = \(order)",
      gaussian,
      count: count
    ) { net in
      let network = try net.network()
      try expectLaw(
        try rational(ResidualGaussian.moment(order, network)),
        equals: try recursion(order, network, .row(output: 0))
      )
    }
  }

  @Test func secondMomentForAnyLaws() {
    forAll("residual recursion = two numbers", all, count: 200) { net in
      let network = try net.network()
      let row = Quantity.row(output: net.stream - 1)
      let moments = try ResidualMoments(network, row, formulaAnyway: true)
      try expectLaw(
        moments.run(2, .pair, \.rational),
        equals: try recursion(2, network, row)
      )
    }
  }

  @Test func firstMomentIsAPower() {
    forAll("E[Z] = (1 + s²)^L", all, count: 100) { net in
      let network = try net.network()
      let gain = network.blocks[0].gain(stream: net.stream)
      try expectLaw(
        try recursion(1, network, .row(output: 0)),
        equals: (1 + gain).power(net.widths.count)
      )
    }
  }

  @Test func blockFactorOfTheNotes() {
    let sizes = Gen<(Int, Int, Int)>.triple(
      .int(in: 1...9),
      .int(in: 1...9),
      .int(in: 1...9)
    )
    forAll("(1 + s²)² + 4s²/N + …", sizes, count: 100) { n, h, s in
      let gain = Rational(s, 3)
      let branch = Rational(2, n) + Rational(5, h) + Rational(10, n * h)
      try expectLaw(
        ResidualGaussian.blockFactor(2, stream: n, width: h, gain: gain),
        equals: (1 + gain).power(2) + 4 * gain / Rational(n)
          + gain.power(2) * branch
      )
    }
  }

  @Test func rowIsTheSumOfItsEntries() {
    forAll("E[Z_q] = Σ E[Z_{p,q}²]", all, count: 60) { net in
      let network = try net.network()
      let entries = try (0..<net.stream).map {
        try recursion(1, network, .entry(input: $0, output: 0))
      }
      try expectLaw(
        entries.sum(),
        equals: try recursion(1, network, .row(output: 0))
      )
    }
  }

  @Test(arguments: 1...3)
  func oneBlockIsAGraph(order: Order) {
    forAll("one block is a graph, K = \(order)", all, count: 40) { net in
      var single = net
      single.widths = [min(net.widths[0], 3)]
      single.stream = min(net.stream, 3)
      let network = try single.network()
      let graph = try graph(network)
      let q = graph.outputs[0]
      for p in 0..<single.stream {
        try expectLaw(
          try rational(
            GraphMoments(
              graph,
              .entry(input: graph.inputs[p], output: q),
              formulaAnyway: true
            ).moment(order)
          ),
          equals: try recursion(order, network, .entry(input: p, output: 0)),
          "entry \(p)"
        )
      }
      try expectLaw(
        try rational(
          GraphMoments(graph, .row(output: q), formulaAnyway: true)
            .moment(order)
        ),
        equals: try recursion(order, network, .row(output: 0)),
        "the row"
      )
    }
  }

  /// The block as a graph: identity edges from inputs into linear outputs.
  private func graph(_ network: ResidualNetwork) throws -> GraphNetwork {
    let block = network.blocks[0]
    var nodes: [GraphNetwork.Node] = []
    var edges: [EdgeSketch] = []
    for i in 0..<network.stream {
      nodes.append(.init("x\(i)", .input))
      nodes.append(.init("y\(i)", .output))
      edges.append(EdgeSketch("x\(i)", "y\(i)", fixed: 1))
    }
    for k in 0..<block.width {
      nodes.append(.init("u\(k)", .neuron))
      for i in 0..<network.stream {
        edges.append(
          EdgeSketch(
            "x\(i)",
            "u\(k)",
            law: block.inner,
            variance: block.innerVariance
          )
        )
        edges.append(
          EdgeSketch(
            "u\(k)",
            "y\(i)",
            law: block.outer,
            variance: block.outerVariance
          )
        )
      }
    }
    return try GraphNetwork(
      nodes: nodes,
      edges: edges,
      outputActivation: .linear
    )
  }

  @Test func identityIntoALinearOutputIsAllowed() throws {
    let graph = try graph(ResidualNetwork(stream: 2, widths: [2]))
    #expect(graph.obstacle(to: .row(output: graph.outputs[0])) == nil)
  }
}
