import ExactArithmetic
import Measures

/// Turns named edges into indexed ones, refusing whatever is not a network.
struct GraphChecker {
  private let nodes: [GraphNetwork.Node]
  private var indices: [String: Int] = [:]
  private var sketches: [EdgeSketch] = []
  private var ends: [(source: Int, target: Int)] = []
  private(set) var incoming: [[Int]]
  private(set) var outgoing: [[Int]]

  init(nodes: [GraphNetwork.Node]) throws(GraphError) {
    self.nodes = nodes
    incoming = nodes.map { _ in [] }
    outgoing = nodes.map { _ in [] }
    guard nodes.count <= GraphNetwork.limits.nodes else {
      throw GraphError(
        "the graph has \(nodes.count) nodes, beyond the"
          + " \(GraphNetwork.limits.nodes) that are accepted"
      )
    }
    for (v, node) in nodes.enumerated() {
      guard indices.updateValue(v, forKey: node.name) == nil else {
        throw GraphError(
          "two nodes are named '\(node.name)': give each its own name"
        )
      }
    }
    guard nodes.contains(where: { $0.role == .input }) else {
      throw GraphError("the graph has no input: list one under 'inputs'")
    }
    guard nodes.contains(where: { $0.role == .output }) else {
      throw GraphError("the graph has no output: list one under 'outputs'")
    }
  }

  /// Adds all edges, then checks that every neuron has one.
  mutating func add(_ all: [EdgeSketch]) throws(GraphError) {
    guard all.count <= GraphNetwork.limits.edges else {
      throw GraphError(
        "the graph has \(all.count) edges, beyond the"
          + " \(GraphNetwork.limits.edges) that are accepted"
      )
    }
    var seen: Set<[Int]> = []
    for sketch in all {
      let name = "the edge '\(sketch.source) -> \(sketch.target)'"
      let source = try index(sketch.source, of: name)
      let target = try index(sketch.target, of: name)
      guard nodes[target].role != .input else {
        throw GraphError(
          "\(name) enters the input '\(sketch.target)': turn it around or"
            + " remove it"
        )
      }
      guard nodes[source].role != .output else {
        throw GraphError(
          "\(name) leaves the output '\(sketch.source)': list that node under"
            + " 'neurons' or remove the edge"
        )
      }
      guard seen.insert([source, target]).inserted else {
        throw GraphError("\(name) is listed twice: remove one of them")
      }
      incoming[target].append(ends.count)
      outgoing[source].append(ends.count)
      ends.append((source, target))
      sketches.append(sketch)
    }
    for (v, node) in nodes.enumerated()
    where node.role != .input && incoming[v].isEmpty {
      throw GraphError(
        "the neuron '\(node.name)' has fan-in zero: add an edge to it or remove"
          + " it"
      )
    }
  }

  private func index(
    _ name: String,
    of edge: String
  ) throws(GraphError) -> Int {
    guard let v = indices[name] else {
      throw GraphError(
        "\(edge) dangles, for no node is named '\(name)': list that node or"
          + " correct the name"
      )
    }
    return v
  }

  /// The edges with their variances, each group of one weight.
  func edges() throws(GraphError) -> [GraphNetwork.Edge] {
    var groups: [String: (weight: String, edge: String)] = [:]
    var result: [GraphNetwork.Edge] = []
    for (sketch, ends) in zip(sketches, ends) {
      let name = "the edge '\(sketch.source) -> \(sketch.target)'"
      let fanIn = incoming[ends.target].count
      let variance = sketch.variance ?? Rational(2, fanIn)
      guard variance.signum > 0 else {
        throw GraphError(
          "\(name) has the variance \(variance): make it positive or remove the"
            + " edge"
        )
      }
      guard sketch.fixed?.isZero != true else {
        throw GraphError("\(name) is fixed at 0: remove it")
      }
      if let group = sketch.group {
        let weight = "\(sketch.law.name) of variance \(variance)"
        let first = groups[group] ?? (weight, name)
        guard first.weight == weight else {
          throw GraphError(
            "\(name) shares '\(group)' as \(weight) but \(first.edge) as"
              + " \(first.weight): give both the same law and variance"
          )
        }
        groups[group] = first
      }
      result.append(
        GraphNetwork.Edge(
          source: ends.source,
          target: ends.target,
          weight: sketch.fixed.map { .fixed($0) }
            ?? .random(sketch.law, variance: variance),
          group: sketch.group
        )
      )
    }
    return result
  }

  /// The nodes' indices such that every edge points forward.
  func topologicalOrder() throws(GraphError) -> [Int] {
    var missing = incoming.map(\.count)
    var order = nodes.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for e in outgoing[order[next]] {
        missing[ends[e].target] -= 1
        if missing[ends[e].target] == 0 { order.append(ends[e].target) }
      }
      next += 1
    }
    if order.count == nodes.count { return order }
    var cycle = cycle(among: missing.map { $0 > 0 })
    if cycle.count > 8 {
      cycle.replaceSubrange(4..<(cycle.count - 2), with: ["…"])
    }
    throw GraphError(
      "the edges '\(cycle.joined(separator: " -> "))' form a cycle: remove one"
        + " of them"
    )
  }

  /// The names along a cycle, first and last alike.
  private func cycle(among open: [Bool]) -> [String] {
    guard var v = open.firstIndex(of: true) else { return [] }
    // Walking backward from an open node never leaves the open ones.
    var trail: [Int] = []
    var visited: Set<Int> = []
    while visited.insert(v).inserted {
      trail.append(v)
      let back = incoming[v].map { ends[$0].source }.first { open[$0] }
      guard let back else { return [] }
      v = back
    }
    let loop = trail[(trail.firstIndex(of: v) ?? 0)...] + [v]
    return loop.reversed().map { nodes[$0].name }
  }
}
