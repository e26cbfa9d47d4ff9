import PathSum

/// A graph as JSON describes it.
struct GraphDocument: Encodable {
  let graph: String
  let nodes: Int
  let edges: Int
  let depth: Int
  let weights: [String]
  let bias: [String]
  let input: String
  let outputActivation: String
  let quantity: String
  let outputIndex: Int
  let outputName: String
  let inputIndex: Int?
  let inputName: String?

  init(_ path: String, _ network: GraphNetwork, _ quantity: Quantity) {
    graph = path
    nodes = network.nodes.count
    edges = network.edges.count
    depth = network.depth
    weights = distinct(network.edges.map(\.weight.name))
    bias = distinct(
      network.nodes.filter { $0.role != .input }.map(\.bias.name)
    )
    input = network.input.name
    outputActivation = network.outputActivation.rawValue
    self.quantity = quantity.name
    outputIndex = quantity.output
    outputName = network.nodes[network.outputs[quantity.output]].name
    inputIndex = quantity.input
    inputName = quantity.input.map { network.nodes[network.inputs[$0]].name }
  }
}

extension GraphDocument {
  /// What all CSV rows share.
  var columns: [String: String?] {
    [
      "widths": "graph:\(graph)", "depth": "\(depth)",
      "weights": weights.joined(separator: " "),
      "bias": bias.joined(separator: " "),
      "output_activation": outputActivation, "mask_density": "1/2",
      "leak": "0", "input_index": inputIndex.map(String.init),
      "output_index": "\(outputIndex)",
    ]
  }

  /// One line for tables.
  var summary: String {
    "graph \(graph)  \(nodes) nodes  \(edges) edges  weights"
      + " \(weights.joined(separator: " "))  bias"
      + " \(bias.joined(separator: " "))  output \(outputName)"
      + (inputName.map { "  input \($0)" } ?? "")
  }
}

extension GraphNetwork.Weight {
  fileprivate var name: String {
    switch self {
    case .random(let law, _): law.name
    case .fixed(let constant): "fixed(\(constant))"
    }
  }
}

/// The names without repetitions, in their order.
private func distinct(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
