import ExactArithmetic
import GSL

/// Numbers in which one network can be run: doubles, or exact rationals.
public protocol NetworkNumber: Sendable {
  /// The number nearest to a rational.
  init(nearest value: Rational)
  /// Whether the number is greater than 0.
  var isPositive: Bool { get }
  /// The sum.
  static func + (x: Self, y: Self) -> Self
  /// The product.
  static func * (x: Self, y: Self) -> Self
}

extension Double: NetworkNumber {
  /// The double nearest to a rational.
  public init(nearest value: Rational) { self = value.doubleValue }
  /// Whether the number is greater than 0.
  public var isPositive: Bool { self > 0 }
}

extension Rational: NetworkNumber {
  /// The rational itself.
  public init(nearest value: Rational) { self = value }
  /// Whether the number is greater than 0.
  public var isPositive: Bool { signum > 0 }
}

/// One drawn graph: its forward pass and its gradient, by definition.
///
///     a_v = z_v 1{z_v > 0},   ∂f/∂a_u = Σ_{u → v} w_{uv} 1{z_v > 0} ∂f/∂a_v
///
/// so relu'(0) = 0.
public struct GraphPass<Number: NetworkNumber>: Sendable {
  /// z_v of every node; x_p at an input.
  public let preactivations: [Number]
  /// Whether z_v > 0, or the node has no mask.
  public let masks: [Bool]
  private let graph: GraphNetwork
  private let weights: [Number]

  /// The forward pass with one weight an edge and one bias a node.
  public init(
    _ graph: GraphNetwork,
    weights: [Number],
    biases: [Number],
    x: [Number]
  ) {
    let zero = Number(nearest: 0)
    var z = graph.nodes.map { _ in zero }
    var masks = graph.nodes.map { _ in true }
    for (p, value) in zip(graph.inputs, x) { z[p] = value }
    for v in graph.order where graph.nodes[v].role != .input {
      z[v] = biases[v]
      for e in graph.incoming[v] {
        let u = graph.edges[e].source
        if masks[u] { z[v] = z[v] + weights[e] * z[u] }
      }
      masks[v] = !graph.isMasked(v) || z[v].isPositive
    }
    self.graph = graph
    self.weights = weights
    self.masks = masks
    preactivations = z
  }

  /// ∂f_q/∂a_v of every node v, the output q by its index; at the inputs this is
  /// the gradient.
  public func derivatives(ofOutput q: Int) -> [Number] {
    let zero = Number(nearest: 0)
    var result = graph.nodes.map { _ in zero }
    result[q] = Number(nearest: 1)
    for v in graph.order.reversed() where v != q {
      for e in graph.outgoing[v] where masks[graph.edges[e].target] {
        result[v] = result[v] + weights[e] * result[graph.edges[e].target]
      }
    }
    return result
  }
}

extension GraphNetwork {
  /// Draws one weight an edge, a group's once, and one bias a node.
  public func draw(
    using generator: Generator
  ) -> (weights: [Double], biases: [Double]) {
    var groups: [String: Double] = [:]
    let weights = edges.map { edge in
      if let group = edge.group, let known = groups[group] { return known }
      let value: Double
      switch edge.weight {
      case .fixed(let constant): value = constant.doubleValue
      case .random(let law, let variance):
        let scale = variance.doubleValue.squareRoot() / law.standardDeviation
        value = law.draw(using: generator) * scale
      }
      if let group = edge.group { groups[group] = value }
      return value
    }
    let biases = nodes.map { node in
      var bias = [0.0]
      node.bias.fill(&bias, using: generator)
      return bias[0]
    }
    return (weights, biases)
  }
}
