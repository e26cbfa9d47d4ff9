import ExactArithmetic
import Measures

/// A random ReLU network whose connections are any directed acyclic graph.
///
///     z_v = Σ_{u → v} w_{uv} a_u + b_v,  a_v = relu(z_v),  a_p = x_p at the inputs
///
/// Weights are independent unless they share a group, biases are independent.
/// An edge's weight has its own law and its own variance, 2/fan-in of its target
/// unless given, where fan-in counts all edges into the target. Source of the
/// setting: Hanin, NeurIPS 2018, remark on arbitrary connectivity.
public struct GraphNetwork: Sendable {
  /// What a node does.
  public enum Role: Sendable, Hashable {
    /// Carries a coordinate of the input.
    case input
    /// A hidden neuron, with a ReLU.
    case neuron
    /// An output neuron; nothing leaves it.
    case output
  }

  /// A node.
  public struct Node: Sendable {
    /// The name by which edges refer to it.
    public let name: String
    /// What it does.
    public let role: Role
    /// The law of its bias; ignored at an input.
    public let bias: BiasMeasure

    /// The node of that name.
    public init(_ name: String, _ role: Role, bias: BiasMeasure = .none) {
      self.name = name
      self.role = role
      self.bias = bias
    }
  }

  /// Where an edge's weight comes from.
  public enum Weight: Sendable {
    /// A draw from a standardised law, scaled to a variance.
    case random(any WeightMeasure, variance: Rational)
    /// A constant, such as the 1 of an identity skip.
    case fixed(Rational)
  }

  /// An edge between two nodes, by their indices.
  public struct Edge: Sendable {
    /// The index of the node it leaves.
    public let source: Int
    /// The index of the node it enters.
    public let target: Int
    /// Its weight.
    public let weight: Weight
    /// The group of edges that carry the same draw, if any.
    public let group: String?
  }

  /// The nodes, in the order given.
  public let nodes: [Node]
  /// The edges, in the order given.
  public let edges: [Edge]
  /// The input x.
  public private(set) var input: Input
  /// The outputs' activation.
  public let outputActivation: OutputActivation
  /// The indices of the edges into each node.
  public let incoming: [[Int]]
  /// The indices of the edges out of each node.
  public let outgoing: [[Int]]
  /// The nodes' indices such that every edge points forward.
  public let order: [Int]

  /// The largest number of nodes and of edges that are accepted.
  public static let limits = (nodes: 100_000, edges: 1_000_000)

  /// The network with these nodes and edges.
  ///
  /// Throws if names repeat, an edge dangles, repeats, enters an input or leaves
  /// an output, edges form a cycle, a neuron has no incoming edge, a weight is
  /// impossible, or the input has the wrong length.
  public init(
    nodes: [Node],
    edges sketches: [EdgeSketch],
    input: Input = .generic,
    outputActivation: OutputActivation = .relu
  ) throws(GraphError) {
    var checker = try GraphChecker(nodes: nodes)
    try checker.add(sketches)
    self.nodes = nodes
    edges = try checker.edges()
    self.input = input
    self.outputActivation = outputActivation
    incoming = checker.incoming
    outgoing = checker.outgoing
    order = try checker.topologicalOrder()
    try checkInput()
  }

  /// The same network at another input.
  public func at(_ input: Input) throws(GraphError) -> GraphNetwork {
    var copy = self
    copy.input = input
    try copy.checkInput()
    return copy
  }

  private func checkInput() throws(GraphError) {
    guard case .values(let values) = input, values.count != inputs.count
    else { return }
    throw GraphError(
      "the input has \(values.count) coordinates where the graph has"
        + " \(inputs.count) inputs: give one number for each"
    )
  }

  /// The number of edges on the longest path.
  public var depth: Int {
    var depths = nodes.map { _ in 0 }
    for v in order {
      for e in incoming[v] {
        depths[v] = max(depths[v], depths[edges[e].source] + 1)
      }
    }
    return depths.max() ?? 0
  }

  /// The indices of the inputs, in the order of the coordinates of x.
  public var inputs: [Int] {
    nodes.indices.filter { nodes[$0].role == .input }
  }

  /// The indices of the outputs.
  public var outputs: [Int] {
    nodes.indices.filter { nodes[$0].role == .output }
  }

  /// The index of the node of that name.
  public func node(named name: String) -> Int? {
    nodes.firstIndex { $0.name == name }
  }

  /// Whether a node's activation is multiplied by a mask.
  public func isMasked(_ v: Int) -> Bool {
    switch nodes[v].role {
    case .input: false
    case .neuron: true
    case .output: outputActivation == .relu
    }
  }

  /// An edge as messages show it: `a -> b`.
  public func name(ofEdge e: Int) -> String {
    "\(nodes[edges[e].source].name) -> \(nodes[edges[e].target].name)"
  }

  /// For every node whether a path leads from it to `output`.
  public func leads(to output: Int) -> [Bool] {
    var result = nodes.map { _ in false }
    result[output] = true
    for v in order.reversed() where result[v] {
      for e in incoming[v] { result[edges[e].source] = true }
    }
    return result
  }
}
