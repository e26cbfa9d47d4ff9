import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport

/// A graph to be made, which prints well: inputs first, the output last.
struct Dag: Sendable, CustomStringConvertible {
  var inputs: Int
  /// The parents of every node that is not an input, all of them earlier.
  var parents: [[Int]]
  /// Laws that the edges take in turn.
  var laws: [String]
  var isEntry: Bool
  var isLinear: Bool

  var description: String {
    "\(inputs) inputs, parents \(parents), \(laws)"
      + " \(isEntry ? "entry" : "row") \(isLinear ? "linear" : "relu")"
  }

  /// The network, with variances 2/fan-in or those given by law.
  func graph(
    variance: (any WeightMeasure) -> Rational? = { _ in nil },
    input: Input = .generic
  ) throws -> GraphNetwork {
    let measures = try laws.map { try MeasureParser.law($0) }
    let last = inputs + parents.count - 1
    let nodes = (0...last).map { v in
      GraphNetwork.Node(
        "n\(v)",
        v < inputs ? .input : v == last ? .output : .neuron
      )
    }
    var edges: [EdgeSketch] = []
    for (i, sources) in parents.enumerated() {
      for source in sources {
        let law = measures[edges.count % measures.count]
        edges.append(
          EdgeSketch(
            "n\(source)",
            "n\(inputs + i)",
            law: law,
            variance: variance(law)
          )
        )
      }
    }
    return try GraphNetwork(
      nodes: nodes,
      edges: edges,
      input: input,
      outputActivation: isLinear ? .linear : .relu
    )
  }

  /// The last input's entry, or the row.
  func quantity(_ graph: GraphNetwork) -> GraphQuantity {
    isEntry
      ? .entry(input: inputs - 1, output: graph.outputs[0])
      : .row(output: graph.outputs[0])
  }

  /// Whether the quantity's inputs lead to the output at all.
  func isConnected(_ graph: GraphNetwork) -> Bool {
    !isEntry || graph.leads(to: graph.outputs[0])[inputs - 1]
  }
}

extension Gen where Value == Dag {
  /// Graphs with any non-empty set of earlier parents for every node.
  static func dags(
    inputs: ClosedRange<Int>,
    neurons: ClosedRange<Int>,
    laws: [String]
  ) -> Gen {
    let sizes = Gen<(Int, Int)>.pair(.int(in: inputs), .int(in: neurons))
    let parents = sizes.flatMap { size in
      Gen<(Int, [[Int]])> { choices throws(Discard) in
        var parents: [[Int]] = []
        for i in 0...size.1 {
          let earlier = size.0 + i
          let subset = Gen<Int>.int(in: 1...((1 << earlier) - 1))
          let bits = try subset.draw(from: &choices)
          parents.append((0..<earlier).filter { bits >> $0 & 1 == 1 })
        }
        // An output is no parent, and it is the last node of all.
        return (size.0, parents)
      }
    }
    return Gen<((Int, [[Int]]), [String], (Bool, Bool))>.triple(
      parents,
      .array(of: .element(of: laws), count: 1...3),
      Gen<(Bool, Bool)>.pair(.bool, .bool)
    ).map { graph, laws, flags in
      Dag(
        inputs: graph.0,
        parents: graph.1,
        laws: laws,
        isEntry: flags.0,
        isLinear: flags.1
      )
    }
  }
}

/// The moment, which must be rational.
func rational(_ value: ExactValue) throws -> Rational {
  guard let rational = value.rational else {
    throw LawViolation("the moment is not rational")
  }
  return rational
}
