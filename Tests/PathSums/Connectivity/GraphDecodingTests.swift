import ExactArithmetic
import Foundation
import Networks
import PathSums
import Testing

/// What a graph file means.
@Suite struct GraphDecodingTests {
  private func graph(_ json: String) throws -> GraphNetwork {
    try GraphNetwork(json: Data(json.utf8))
  }

  @Test func numbersAreExact() throws {
    let net = try graph(
      """
      {"schema": "pathsum-graph/1", "inputs": ["a"], "outputs": ["q"],
       "edges": [{"from": "a", "to": "q", "variance": 0.1}],
       "input": ["-1/3"]}
      """
    )
    guard case .random(let law, let variance) = net.edges[0].weight else {
      Issue.record("not a random weight")
      return
    }
    #expect(law.name == "gaussian")
    #expect(variance == Rational(1, 10))
    #expect(net.input == .values([Rational(-1, 3)]))
  }

  @Test func variancesDefaultToFanIn() throws {
    let net = try graph(
      """
      {"schema": "pathsum-graph/1", "inputs": ["a", "b"], "neurons": ["u"],
       "outputs": [{"name": "q", "bias": "gaussian(1/4)"}],
       "edges": [{"from": "a", "to": "u"}, {"from": "a", "to": "q"},
         {"from": "b", "to": "q"}, {"from": "u", "to": "q", "law": "uniform"}],
       "weights": "laplace", "bias": "uniform", "outputActivation": "linear"}
      """
    )
    let variances = net.edges.map { edge in
      if case .random(let law, let s) = edge.weight {
        "\(law.name) \(s)"
      } else {
        ""
      }
    }
    #expect(
      variances == ["laplace 2", "laplace 2/3", "laplace 2/3", "uniform 2/3"]
    )
    #expect(net.nodes.map(\.bias.name)[2...] == ["uniform", "gaussian(1/4)"])
    #expect(net.outputActivation == .linear)
    #expect(net.depth == 2)
  }

  @Test func layersTakeMasksAndSkips() throws {
    let net = try graph(
      """
      {"schema": "pathsum-graph/1",
       "layers": {"widths": [2, 3, 1],
         "connections": [{"mask": [[1, 0], [1, 1], [0, 1]]},
                         {"edges": [[0, 0], [2, 0]]}],
         "weights": ["gaussian", "uniform"], "bias": ["none"],
         "fan": "width"},
       "edges": [{"from": "0:1", "to": "2:0", "law": "laplace"}]}
      """
    )
    #expect(
      net.edges.indices.map(net.name) == [
        "0:0 -> 1:0", "0:0 -> 1:1", "0:1 -> 1:1", "0:1 -> 1:2", "1:0 -> 2:0",
        "1:2 -> 2:0", "0:1 -> 2:0",
      ]
    )
    // The layer's own edges have 2/width, the skip 2/fan-in.
    let walk = BackwardWalk(net, from: net.outputs[0])
    #expect(walk.mass[0] == Rational(1, 6))
    #expect(walk.mass[1] == Rational(1, 6) + Rational(1, 3))
  }

  @Test func deadEndsAreHarmless() throws {
    let net = try graph(
      """
      {"schema": "pathsum-graph/1", "inputs": ["a", "b"], "neurons": ["u"],
       "outputs": ["q"],
       "edges": [{"from": "b", "to": "u"}, {"from": "a", "to": "q"}]}
      """
    )
    let row = try GraphMoments(net, .row(output: 3))
    #expect(try row.moment(2).rational == 6)
    #expect {
      try GraphMoments(net, .entry(input: 1, output: 3))
    } throws: {
      "\($0)".hasPrefix("no path leads from the input 'b' to the output 'q'")
    }
  }
}
