import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Where the formula fails: the truth by enumeration, its value, the refusal.
///
/// Source: theory notes, arbitrary connectivity.
@Suite struct GraphCounterexampleTests {
  private func edge(
    _ source: String,
    _ target: String,
    _ group: String? = nil
  ) -> EdgeSketch {
    EdgeSketch(source, target, law: Rademacher(), variance: 1, group: group)
  }

  private func graph(
    _ inputs: [String],
    _ neurons: [String],
    _ edges: [EdgeSketch],
    x: [Rational],
    output: OutputActivation = .relu
  ) throws -> GraphNetwork {
    try GraphNetwork(
      nodes: inputs.map { .init($0, .input) }
        + neurons.map { .init($0, .neuron) }
        + [.init("q", .output)],
      edges: edges,
      input: .values(x),
      outputActivation: output
    )
  }

  private func check(
    _ graph: GraphNetwork,
    _ quantity: GraphQuantity,
    order: Int = 1,
    truth: Rational,
    formula: Rational,
    because reason: String
  ) throws {
    #expect(
      try GraphTruth(graph, quantity, order: order).value == truth
    )
    let moments = try GraphMoments(graph, quantity, formulaAnyway: true)
    #expect(try moments.moment(order).rational == formula)
    #expect(
      try GraphPathSum(graph, quantity, order: order).sum() == formula
    )
    #expect {
      try GraphMoments(graph, quantity)
    } throws: {
      "\($0)".hasPrefix("the formula does not apply because ")
        && "\($0)".contains(reason)
    }
  }

  @Test func silentInput() throws {
    let edges = [edge("b", "u"), edge("u", "q"), edge("a", "q")]
    let net = try graph(["a", "b"], ["u"], edges, x: [0, 1])
    try check(
      net,
      .entry(input: 0, output: 3),
      truth: Rational(1, 4),
      formula: Rational(1, 2),
      because: "the input 'a' is 0 and feeds 'q'"
    )
    // The other input's entry does not pass through the tie.
    let other = GraphQuantity.entry(input: 1, output: 3)
    #expect(net.obstacle(to: other) == nil)
    #expect(
      try GraphMoments(net, other).moment(1).rational
        == GraphTruth(net, other, order: 1).value
    )
  }

  @Test(arguments: [(Rational(100), Rational(1, 4)), (-100, 0)])
  func sharedFilter(b: Rational, truth: Rational) throws {
    let net = try graph(
      ["a", "b"],
      ["u", "v"],
      [
        edge("a", "u", "filter"), edge("b", "v", "filter"), edge("u", "q"),
        edge("v", "q"),
      ],
      x: [1, b]
    )
    try check(
      net,
      .mixed(powers: [0: 1, 1: 1], output: 4),
      order: 2,
      truth: truth,
      formula: Rational(1, 8),
      because: "a -> u and b -> v share the weight 'filter'"
    )
    // The first moment is still right, though nothing promises it.
    let entry = GraphQuantity.entry(input: 0, output: 4)
    #expect(
      try GraphMoments(net, entry, formulaAnyway: true).moment(1).rational
        == GraphTruth(net, entry, order: 1).value
    )
  }

  @Test func recurrentWeight() throws {
    try check(
      graph(["x"], ["u"], [edge("x", "u", "w"), edge("u", "q", "w")], x: [1]),
      .row(output: 2),
      truth: Rational(1, 2),
      formula: Rational(1, 4),
      because: "share the weight 'w'"
    )
  }

  @Test func tiedOutgoingWeights() throws {
    let edges = [
      edge("x", "u"), edge("x", "v"), edge("u", "q", "t"), edge("v", "q", "t"),
    ]
    try check(
      graph(["x"], ["u", "v"], edges, x: [1]),
      .row(output: 3),
      truth: Rational(3, 4),
      formula: Rational(1, 2),
      because: "share the weight 't'"
    )
  }

  @Test func identitySkip() throws {
    let edges = [
      edge("x", "u"), EdgeSketch("u", "q", fixed: 1),
      EdgeSketch("x", "q", fixed: 1),
    ]
    try check(
      graph(["x"], ["u"], edges, x: [1], output: .linear),
      .row(output: 2),
      truth: Rational(5, 2),
      formula: Rational(3, 2),
      because: "the edge u -> q is fixed at 1"
    )
  }

  @Test func convolutionsAsPrinted() throws {
    // Two positions, filters of variance 2, readouts of variance 1.
    func value(_ layers: Int) throws -> Rational? {
      var nodes = [GraphNetwork.Node("0a", .input), .init("0b", .input)]
      var edges: [EdgeSketch] = []
      for j in 1...layers {
        for side in ["a", "b"] {
          nodes.append(.init("\(j)\(side)", .neuron))
          edges.append(
            EdgeSketch("\(j - 1)\(side)", "\(j)\(side)", variance: 2)
          )
        }
      }
      nodes.append(.init("q", .output))
      edges += ["a", "b"].map { EdgeSketch("\(layers)\($0)", "q", variance: 1) }
      let graph = try GraphNetwork(nodes: nodes, edges: edges)
      return try GraphMoments(graph, .row(output: nodes.count - 1)).moment(2)
        .rational
    }
    #expect(try value(1) == 19)
    #expect(try value(2) == 109)
  }
}
