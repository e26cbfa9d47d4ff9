import ExactArithmetic
import GSL
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// The gradient of one graph against differences of its own forward pass.
@Suite struct GraphPassTests {
  @Test func gradientIsTheDifference() {
    let cases = Gen<(Dag, [Int])>.pair(
      .dags(inputs: 1...3, neurons: 0...4, laws: ["gaussian"]),
      .array(of: .int(in: -5...5, origin: 1), count: 40)
    )
    let h = Rational(1, 1_000_000)
    forAll("gradient = difference", cases, count: 200) { dag, numbers in
      let graph = try dag.graph()
      let weights = graph.edges.indices.map { Rational(numbers[$0 % 40]) }
      let biases = graph.nodes.indices.map {
        Rational(numbers[($0 + 17) % 40], 3)
      }
      func pass(_ x: [Rational]) -> GraphPass<Rational> {
        GraphPass(graph, weights: weights, biases: biases, x: x)
      }
      let x = graph.inputs.indices.map { Rational(numbers[39 - $0], 2) }
      let here = pass(x)
      let q = graph.outputs[0]
      func f(_ pass: GraphPass<Rational>) -> Rational {
        pass.masks[q] ? pass.preactivations[q] : 0
      }
      for (i, p) in graph.inputs.enumerated() {
        var moved = x
        moved[i] += h
        let there = pass(moved)
        guard there.masks == here.masks else { throw Discard() }
        try expectLaw(
          here.derivatives(ofOutput: q)[p] * h,
          equals: f(there) - f(here)
        )
      }
    }
  }

  @Test func sharedWeightsAreDrawnOnce() throws {
    let graph = try GraphNetwork(
      nodes: [.init("x", .input), .init("u", .neuron), .init("q", .output)],
      edges: [
        EdgeSketch("x", "u", variance: 1, group: "w"),
        EdgeSketch("u", "q", variance: 1, group: "w"),
      ]
    )
    let generator = try Generator(named: "mt19937", seed: 7)
    let (weights, biases) = graph.draw(using: generator)
    #expect(weights[0] == weights[1])
    #expect(biases == [0, 0, 0])
    let pass = GraphPass(graph, weights: weights, biases: biases, x: [1])
    let expected = weights[0] > 0 ? weights[0] * weights[1] : 0
    #expect(pass.derivatives(ofOutput: 2)[0] == expected)
  }
}
