import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// The formula against real graphs, every outcome of finite laws run through.
@Suite struct GraphEnumerationTests {
  private let laws = [
    "rademacher", "threepoint(1/4)", "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
  ]

  /// The natural variances, so that no scale is irrational.
  private func natural(_ law: any WeightMeasure) -> Rational {
    law.atoms.points.map { $0.probability * $0.value * $0.value }.sum()
  }

  private func isSmall(_ graph: GraphNetwork) -> Bool {
    graph.edges.reduce(1.0) { count, edge in
      guard case .random(let law, _) = edge.weight else { return count }
      return count * Double(law.atoms.points.count)
    } <= 1000
  }

  @Test(arguments: 1...2)
  func isTheTruthWithoutTies(order: Order) {
    let dags = Gen<Dag>.dags(inputs: 1...2, neurons: 0...3, laws: laws)
    forAll("graph formula = truth, K = \(order)", dags, count: 60) { dag in
      let x = Input.values([1, 100, 10_001].prefix(dag.inputs).map { $0 })
      let graph = try dag.graph(variance: natural, input: x)
      guard dag.isConnected(graph), isSmall(graph) else { throw Discard() }
      let quantity = dag.quantity(graph)
      let truth = try GraphTruth(graph, quantity, order: order)
      guard !truth.hasTie else { throw Discard() }
      let value = try GraphMoments(graph, quantity, formulaAnyway: true)
        .moment(order)
      try expectLaw(try rational(value), equals: truth.value)
    }
  }

  @Test func obstaclesAreSound() {
    let dags = Gen<Dag>.dags(inputs: 2...3, neurons: 0...2, laws: laws)
    let cases = Gen<(Dag, [Int])>.pair(
      dags,
      .array(of: .element(of: [0, 1, 100, -7]), count: 3)
    )
    forAll("ties are where they are announced", cases, count: 200) { dag, x in
      let graph = try dag.graph(
        variance: natural,
        input: .values(x.prefix(dag.inputs).map { Rational($0) })
      )
      guard dag.isConnected(graph), isSmall(graph) else { throw Discard() }
      let quantity = dag.quantity(graph)
      let truth = try GraphTruth(graph, quantity, order: 1)
      guard let obstacle = graph.obstacle(to: quantity) else {
        try expectLaw(!truth.hasTie, "an unannounced tie")
        let value = try GraphMoments(graph, quantity).moment(1)
        return try expectLaw(try rational(value), equals: truth.value)
      }
      if obstacle.isCertain {
        try expectLaw(truth.hasTie, "no tie although \(obstacle.reason)")
      }
    }
  }

  @Test func biasesWithoutAtomsAreNotNeededAtNonzeroAtoms() throws {
    // A bias of ±1 never lets the silent input decide.
    let graph = try GraphNetwork(
      nodes: [
        .init("a", .input), .init("b", .input), .init("u", .neuron),
        .init("q", .output, bias: .random(Rademacher(), variance: 1)),
      ],
      edges: [
        EdgeSketch("b", "u", law: Rademacher(), variance: 1),
        EdgeSketch("u", "q", law: Rademacher(), variance: 1),
        EdgeSketch("a", "q", law: Rademacher(), variance: 1),
      ],
      input: .values([0, 100])
    )
    let quantity = GraphQuantity.entry(input: 0, output: 3)
    let truth = try GraphTruth(graph, quantity, order: 1)
    #expect(truth.value == Rational(1, 2))
    #expect(!truth.hasTie)
  }

  @Test(arguments: [("rademacher", false), ("threepoint(1/4)", true)])
  func aWeightThatMayBeZeroProtectsNothing(law: String, hasTie: Bool) throws {
    // The live input speaks for certain only if its weight is never 0.
    let law = try MeasureParser.law(law)
    let graph = try GraphNetwork(
      nodes: [.init("a", .input), .init("b", .input), .init("q", .output)],
      edges: ["a", "b"].map {
        EdgeSketch($0, "q", law: law, variance: natural(law))
      },
      input: .values([0, 1])
    )
    let row = GraphQuantity.row(output: 2)
    #expect(try GraphTruth(graph, row, order: 1).hasTie == hasTie)
    #expect((graph.obstacle(to: row)?.isCertain == true) == hasTie)
  }
}
