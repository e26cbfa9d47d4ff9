import ExactArithmetic
import Measures
import Networks
import PathSums

/// A graph with weights ±1 and no biases, run through every outcome.
///
/// In rational arithmetic, by the definition.
struct FiniteGraph {
  /// The graph.
  let graph: GraphNetwork
  /// The law of every random weight.
  let law: [Atoms.Atom]
  /// x.
  let input: [Rational]

  /// The graph with the given edges.
  ///
  /// The letters of `inputs` name the inputs, `q` the output. An edge is spelled
  /// `a>u`, or `a>u=w` if its weight is shared with the other edges named `w`,
  /// or `a>u:1` if it is the constant 1.
  init(_ edges: String, inputs: String, at input: [Rational]) throws {
    let sketches = edges.split(separator: " ").map(FiniteGraph.edge)
    var names: [String] = []
    for name in sketches.flatMap({ [$0.source, $0.target] })
    where !names.contains(name) { names.append(name) }
    let nodes = names.sorted().map { name -> GraphNetwork.Node in
      let isInput = inputs.contains(name)
      return .init(name, isInput ? .input : name == "q" ? .output : .neuron)
    }
    graph = try GraphNetwork(
      nodes: nodes,
      edges: sketches,
      input: .values(input)
    )
    law = FiniteLaw.signs
    self.input = input
  }

  private static func edge(_ text: Substring) -> EdgeSketch {
    let parts = text.split { ">=:".contains($0) }.map(String.init)
    if text.contains(":"), let value = Rational(parts[2]) {
      return EdgeSketch(parts[0], parts[1], fixed: value)
    }
    return EdgeSketch(
      parts[0],
      parts[1],
      law: Rademacher(),
      variance: 1,
      group: parts.count > 2 ? parts[2] : nil
    )
  }

  /// q.
  var output: Int { graph.outputs[0] }

  /// E[F(∂f/∂x)] over all outcomes.
  func mean(of value: ([Rational]) -> Rational) -> Rational {
    var slots: [Int] = []
    var groups: [String: Int] = [:]
    var count = 0
    for edge in graph.edges {
      if let group = edge.group, let known = groups[group] {
        slots.append(known)
        continue
      }
      slots.append(count)
      if let group = edge.group { groups[group] = count }
      if case .random = edge.weight { count += 1 }
    }
    let laws = Array(repeating: law, count: count)
    return FiniteLaw.mean(laws) { draws in
      let weights = zip(graph.edges, slots).map { edge, slot -> Rational in
        if case .fixed(let constant) = edge.weight {
          constant
        } else {
          draws[slot]
        }
      }
      let pass = GraphPass(
        graph,
        weights: weights,
        biases: graph.nodes.map { _ in 0 },
        x: input
      )
      let derivatives = pass.derivatives(ofOutput: output)
      return value(graph.inputs.map { derivatives[$0] })
    }
  }

  /// E[Z_q^K].
  func moment(_ order: Int) -> Rational {
    mean { row in row.map { $0 * $0 }.sum().power(order) }
  }

  /// The sum over paths for E[Z_q^K], every edge counted by itself.
  func formula(_ order: Int) throws -> Rational {
    try GraphPathSum(graph, .row(output: output), order: order).sum()
  }
}
