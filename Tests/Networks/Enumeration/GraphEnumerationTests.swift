import ExactArithmetic
import Measures
import Networks
import Testing

/// Real graphs over finite laws: layers, shared weights, skips, zero inputs.
@Suite struct RealGraphTests {
  private func moments(
    _ nodes: [GraphNetwork.Node],
    _ edges: [EdgeSketch],
    at input: String,
    _ statistics: [GradientStatistic]
  ) throws -> Enumeration.Result {
    let graph = try GraphNetwork(
      nodes: nodes,
      edges: edges,
      input: Input(parsing: input)
    )
    return try GraphEnumeration(graph).expectations(of: statistics)
  }

  private static let square = GradientStatistic.moment(
    .row(output: 0),
    order: 1
  )

  /// A fully connected graph is the fully connected net.
  @Test func layersAreLayers() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 2, 1]),
      weights: [ThreePoint(t: Rational(1, 2))],
      input: .values([1, -2])
    )
    let nodes: [GraphNetwork.Node] = [
      .init("x", .input), .init("y", .input), .init("u", .neuron),
      .init("v", .neuron), .init("q", .output),
    ]
    let pairs = [
      ("x", "u"), ("y", "u"), ("x", "v"), ("y", "v"), ("u", "q"), ("v", "q"),
    ]
    let law = try ThreePoint(t: Rational(1, 2))
    let statistics: [GradientStatistic] = [
      .moment(.row(output: 0), order: 2),
      .moment(.entry(input: 1, output: 0), order: 2),
      .vanishing(.row(output: 0)),
      try GradientStatistic(parsing: "0,0^2*1,0^2"),
    ]
    let found = try moments(
      nodes,
      pairs.map { EdgeSketch($0.0, $0.1, law: law) },
      at: "1,-2",
      statistics
    )
    let expected = try Enumeration(spec).expectations(of: statistics)
    #expect(found.expectations == expected.expectations)
    #expect(found.visited == 729)
  }

  /// A recurrent weight relu(w relu(w x)): E Z² = ½·s⁴ where independent
  /// weights would give half of that.
  @Test func sharedWeightsShareTheirMasks() throws {
    let nodes: [GraphNetwork.Node] = [
      .init("x", .input), .init("u", .neuron), .init("q", .output),
    ]
    for (group, expected) in [("w", Rational(1, 2)), (nil, Rational(1, 4))] {
      let edges = [("x", "u"), ("u", "q")].map {
        EdgeSketch($0.0, $0.1, law: Rademacher(), variance: 1, group: group)
      }
      let found = try moments(nodes, edges, at: "1", [Self.square])
      #expect(found.expectations[0].rational == expected)
      #expect(found.hasNoTies)
    }
  }

  /// x = (0, 1), u ← b, v ← u, a: where u is silent v sees only a = 0, at its
  /// kink for certain, so E Z_a² is half of what the sum over paths says.
  @Test func zeroInputsTieInSparseGraphs() throws {
    let nodes: [GraphNetwork.Node] = [
      .init("a", .input), .init("b", .input), .init("u", .neuron),
      .init("v", .output),
    ]
    let edges = [("b", "u"), ("u", "v"), ("a", "v")].map {
      EdgeSketch($0.0, $0.1, law: Rademacher(), variance: 1)
    }
    let entry = GradientStatistic.moment(.entry(input: 0, output: 0), order: 1)
    let found = try moments(nodes, edges, at: "0,1", [entry])
    #expect(found.expectations[0].rational == Rational(1, 4))
    #expect(found.ties == [Rational(1, 2)])
  }

  /// An identity skip breaks evenness: relu(x/2 + wx) has E Z = 9/8, where the
  /// formula, edge by edge, says 5/8.
  @Test func identitySkips() throws {
    let nodes: [GraphNetwork.Node] = [
      .init("x", .input), .init("h", .neuron), .init("q", .output),
    ]
    let edges = [
      EdgeSketch("x", "q", fixed: Rational(1, 2)),
      EdgeSketch("x", "h", fixed: 1),
      EdgeSketch("h", "q", law: Rademacher(), variance: 1),
    ]
    let found = try moments(nodes, edges, at: "1", [Self.square])
    #expect(found.expectations[0].rational == Rational(9, 8))
  }

  /// Variances of 2/3 leave roots in the weights and none in even moments.
  @Test func rootsOfVariances() throws {
    let nodes: [GraphNetwork.Node] = [
      .init("x", .input), .init("q", .output),
    ]
    let edge = EdgeSketch("x", "q", law: Rademacher(), variance: Rational(2, 3))
    let odd = try GradientStatistic(parsing: "0,0")
    let found = try moments(nodes, [edge], at: "1", [Self.square, odd])
    #expect(found.expectations[0].rational == Rational(1, 3))
    #expect("\(found.expectations[1])" == "1/6*sqrt(6)")
  }

  @Test func refusesLargeGraphs() throws {
    let names = (0..<25).map { "x\($0)" }
    let graph = try GraphNetwork(
      nodes: names.map { .init($0, .input) } + [.init("q", .output)],
      edges: names.map { EdgeSketch($0, "q", law: Rademacher()) },
      input: .ones
    )
    let error = #expect(throws: NetworkError.self) {
      try GraphEnumeration(graph)
    }
    #expect(error?.description.contains("33554432 outcomes") == true)
  }
}
