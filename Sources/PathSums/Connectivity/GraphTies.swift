import ExactArithmetic
import Measures
import Networks

extension GraphNetwork {
  /// Whether z_v can vanish while its gradient does not.
  func tie(
    at v: Int,
    _ isZero: [Int: Bool],
    _ quantity: GraphQuantity
  ) -> GraphObstacle? {
    if nodes[v].bias.isAtomless { return nil }
    let parents = incoming[v].compactMap { e -> Parent? in
      guard case .random(let law, _) = edges[e].weight else { return nil }
      return Parent(node: edges[e].source, atoms: law.atoms)
    }
    let live = parents.filter { isZero[$0.node] == false }
    if live.contains(where: { $0.atoms.isEmpty }) { return nil }
    if case .random(let law, _) = nodes[v].bias {
      guard parents.allSatisfy({ $0.atoms.isEmpty }) else { return doubt(v) }
      if law.atoms.atZero.isZero { return nil }
    }
    // Terms that might cancel: their weights have atoms other than 0.
    let lattice = parents.filter {
      !$0.atoms.isEmpty && !$0.atoms.onlyAtZero && isZero[$0.node] != true
    }
    let neurons = lattice.filter { isZero[$0.node] == nil }
    let cannotCancel =
      lattice.count <= 1
      || (lattice.count - neurons.count <= 1
        && neurons.allSatisfy { isSpread($0.node) })
    guard cannotCancel else { return doubt(v) }
    if live.contains(where: { $0.atoms.atZero.isZero }) { return nil }
    let silent = parents.first {
      isZero[$0.node] == true && quantity.involves($0.node)
    }
    guard let silent else { return nil }
    let name = nodes[silent.node].name
    return GraphObstacle(
      hypothesis: "no ties (H)",
      reason: "the input '\(name)' is 0 and feeds '\(nodes[v].name)', which has"
        + " no bias and whose other parents may all be silent: its"
        + " pre-activation is then 0 while its gradient is not",
      isCertain: true
    )
  }

  private struct Parent {
    let node: Int
    let atoms: Atoms
  }

  private func doubt(_ v: Int) -> GraphObstacle {
    GraphObstacle(
      hypothesis: "no ties (H)",
      reason: "the weights into '\(nodes[v].name)' have atoms and might cancel:"
        + " give it a bias without atoms, such as gaussian(1/100)",
      isCertain: false
    )
  }

  /// Whether an active neuron's pre-activation has no atoms, given all that is
  /// not downstream of it.
  private func isSpread(_ v: Int) -> Bool {
    if nodes[v].bias.isAtomless { return true }
    guard nodes[v].bias.isNone else { return false }
    return incoming[v].allSatisfy { e in
      if case .random(let law, _) = edges[e].weight {
        law.atoms.isEmpty
      } else {
        false
      }
    }
  }
}

extension Input {
  /// The coordinates' signs, −1, 0 or 1.
  func signs(width: Int) -> [Int] {
    if case .values(let values) = self { return values.map(\.signum) }
    return coordinates(width: width).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
  }
}
