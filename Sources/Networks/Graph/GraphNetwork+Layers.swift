import ExactArithmetic
import Measures

extension GraphNetwork {
  /// Which neurons of two neighbouring layers are connected.
  public enum Connection: Sendable {
    /// All of them.
    case full
    /// Those at a 1 of an n_j × n_{j−1} matrix, a row for each target.
    case mask([[Bool]])
    /// The pairs (source, target), counted from 0 within their layers.
    case pairs([(source: Int, target: Int)])
  }

  /// What the variance 2/m of a layered network divides by.
  public enum Fan: String, Sendable, CaseIterable {
    /// m is the number of edges into the target: E[Z_q] = 1.
    case fanIn = "fan-in"
    /// m is the width of the layer below, connected or not.
    case width
  }

  /// The nodes and edges of a layered network with sparse masks.
  ///
  /// Neuron i of layer j is named `j:i`, both counted from 0; layer 0 are the
  /// inputs, the last layer the outputs. Laws and biases are one, or one a layer.
  public static func layers(
    _ architecture: Architecture,
    connections: [Connection],
    weights: [any WeightMeasure] = [Gaussian()],
    biases: [BiasMeasure] = [.none],
    fan: Fan = .fanIn
  ) throws(GraphError) -> (nodes: [Node], edges: [EdgeSketch]) {
    let widths = architecture.widths
    let depth = architecture.depth
    let laws = try each(weights, depth, "weight laws")
    let biases = try each(biases, depth, "bias laws")
    let connections = try each(connections, depth, "connections")
    var nodes = (0..<widths[0]).map { Node("0:\($0)", .input) }
    var edges: [EdgeSketch] = []
    for j in 1...depth {
      let role: Role = j == depth ? .output : .neuron
      nodes += (0..<widths[j]).map {
        Node("\(j):\($0)", role, bias: biases[j - 1])
      }
      let pairs = try connections[j - 1].pairs(
        layer: j,
        from: widths[j - 1],
        to: widths[j]
      )
      edges += pairs.map {
        EdgeSketch(
          "\(j - 1):\($0.source)",
          "\(j):\($0.target)",
          law: laws[j - 1],
          variance: fan == .width ? Rational(2, widths[j - 1]) : nil
        )
      }
    }
    return (nodes, edges)
  }

  private static func each<Element>(
    _ given: [Element],
    _ depth: Int,
    _ what: String
  ) throws(GraphError) -> [Element] {
    if given.count == 1 { return Array(repeating: given[0], count: depth) }
    guard given.count == depth else {
      throw GraphError(
        "\(given.count) \(what) were given for \(depth) layers: give one, or"
          + " one a layer"
      )
    }
    return given
  }
}

extension GraphNetwork.Connection {
  /// The connected pairs of a layer, checked against its widths.
  fileprivate func pairs(
    layer j: Int,
    from below: Int,
    to above: Int
  ) throws(GraphError) -> [(source: Int, target: Int)] {
    switch self {
    case .full:
      guard below * above <= GraphNetwork.limits.edges else {
        throw GraphError(
          "layer \(j) has \(below * above) edges, beyond the"
            + " \(GraphNetwork.limits.edges) that are accepted"
        )
      }
      return (0..<above).flatMap { b in (0..<below).map { ($0, b) } }
    case .mask(let rows):
      guard rows.count == above, rows.allSatisfy({ $0.count == below }) else {
        throw GraphError(
          "the mask of layer \(j) is not \(above) rows of \(below) numbers, a"
            + " row for each target"
        )
      }
      return rows.indices.flatMap { b in
        rows[b].indices.filter { rows[b][$0] }.map { ($0, b) }
      }
    case .pairs(let pairs):
      for pair in pairs {
        guard (0..<below).contains(pair.source),
          (0..<above).contains(pair.target)
        else {
          throw GraphError(
            "the edge [\(pair.source), \(pair.target)] of layer \(j) dangles:"
              + " it goes from 0...\(below - 1) to 0...\(above - 1)"
          )
        }
      }
      return pairs
    }
  }
}
