import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport

/// The moments of a real graph over finite laws: every outcome is run forward
/// and backward, by definition, in rational arithmetic.
struct GraphTruth {
  /// The outcomes tried.
  private(set) var outcomes = 0
  /// Whether some outcome has z_v = 0 with a gradient, at a masked node.
  private(set) var hasTie = false
  /// The expectation.
  private(set) var value: Rational = 0

  /// E of the quantity's K-th power over all outcomes.
  ///
  /// Every law must be finite with the edge's variance as its natural one.
  init(_ graph: GraphNetwork, _ quantity: GraphQuantity, order: Int) throws {
    var slots: [Slot] = []
    var groups: [String: Int] = [:]
    for (e, edge) in graph.edges.enumerated() {
      if let group = edge.group, let slot = groups[group] {
        slots[slot].edges.append(e)
        continue
      }
      if let group = edge.group { groups[group] = slots.count }
      slots.append(Slot(edges: [e], points: try points(edge.weight)))
    }
    for (v, node) in graph.nodes.enumerated() {
      guard case .random(let law, let variance) = node.bias else { continue }
      let weight = GraphNetwork.Weight.random(law, variance: variance)
      slots.append(Slot(bias: v, points: try points(weight)))
    }
    let x = try coordinates(graph)
    var weights = graph.edges.map { _ in Rational(0) }
    var biases = graph.nodes.map { _ in Rational(0) }
    func run(_ i: Int, _ probability: Rational) {
      guard i < slots.count else {
        let pass = GraphPass(graph, weights: weights, biases: biases, x: x)
        outcomes += 1
        value += probability * power(pass, graph, quantity, order)
        if !hasTie { hasTie = tie(pass, graph, weights, quantity) }
        return
      }
      for point in slots[i].points {
        for e in slots[i].edges { weights[e] = point.value }
        if let v = slots[i].bias { biases[v] = point.value }
        run(i + 1, probability * point.probability)
      }
    }
    run(0, 1)
  }

  private struct Slot {
    var edges: [Int] = []
    var bias: Int?
    var points: [Atoms.Atom]
  }

  private func points(_ weight: GraphNetwork.Weight) throws -> [Atoms.Atom] {
    switch weight {
    case .fixed(let constant): return [Atoms.Atom(constant, 1)]
    case .random(let law, let variance):
      let natural = law.atoms.points
        .map { $0.probability * $0.value * $0.value }.sum()
      guard law.atoms.isWholeLaw, natural == variance else {
        throw LawViolation("\(law.name) of variance \(variance) has no scale 1")
      }
      return law.atoms.points
    }
  }

  private func coordinates(_ graph: GraphNetwork) throws -> [Rational] {
    let width = graph.inputs.count
    guard let x = graph.input.rationalCoordinates(width: width) else {
      throw LawViolation("the input is not rational")
    }
    return x
  }

  private func power(
    _ pass: GraphPass<Rational>,
    _ graph: GraphNetwork,
    _ quantity: GraphQuantity,
    _ order: Int
  ) -> Rational {
    let gradient = pass.derivatives(ofOutput: quantity.output)
    switch quantity {
    case .row:
      return graph.inputs.map { gradient[$0].power(2) }.sum().power(order)
    case .entry(let p, _): return gradient[p].power(2 * order)
    case .mixed(let powers, _):
      return powers.map { gradient[$0.key].power(2 * $0.value) }.product()
    }
  }

  /// Whether a masked node that leads to the output is at 0 while its own
  /// derivative by an input of the quantity is not.
  private func tie(
    _ pass: GraphPass<Rational>,
    _ graph: GraphNetwork,
    _ weights: [Rational],
    _ quantity: GraphQuantity
  ) -> Bool {
    let leads = graph.leads(to: quantity.output)
    for p in graph.inputs {
      if case .entry(let input, _) = quantity, input != p { continue }
      if case .mixed(let powers, _) = quantity, powers[p] == nil { continue }
      var slopes = graph.nodes.map { _ in Rational(0) }
      slopes[p] = 1
      for v in graph.order where graph.nodes[v].role != .input {
        for e in graph.incoming[v] where pass.masks[graph.edges[e].source] {
          slopes[v] += weights[e] * slopes[graph.edges[e].source]
        }
        if leads[v], graph.isMasked(v), pass.preactivations[v].isZero,
          !slopes[v].isZero
        {
          return true
        }
      }
    }
    return false
  }
}
