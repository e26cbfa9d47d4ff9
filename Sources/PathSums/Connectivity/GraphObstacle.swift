import ExactArithmetic
import Measures
import Networks

/// Why the sum over paths is not known to be a graph's own moment.
///
/// The theorem needs of every node that leads to the output:
///
/// (S) its incoming weights and its bias are independent of all others and
///     symmetric; a constant is harmless only from an input into a linear output;
/// (H) almost surely its pre-activation is not 0 unless its gradient is.
///
/// Under (S), given that no incoming weights cancel, z_v = 0 means that all
/// parents are silent. A silent ReLU passes no gradient, but an input with
/// x_p = 0 does, and with positive probability all neurons among the parents
/// are silent together. So a bias-free v violates (H) exactly if it has a
/// parent p with x_p = 0 and no parent input with x_p ≠ 0.
public struct GraphObstacle: Sendable, Hashable {
  /// The hypothesis, `independence (S)`, `symmetry (S)` or `no ties (H)`.
  public let hypothesis: String
  /// Why it fails, in words that finish the sentence "… because".
  public let reason: String
  /// Whether it fails for certain, or is merely not established.
  public let isCertain: Bool
}

extension GraphNetwork {
  /// The first obstacle to the sum over paths for a quantity, if any.
  public func obstacle(to quantity: GraphQuantity) -> GraphObstacle? {
    let leads = leads(to: quantity.output)
    let used = edges.indices.filter { leads[edges[$0].target] }
    if let shared = sharing(used) { return shared }
    for e in used {
      if let asymmetric = asymmetry(edge: e) { return asymmetric }
    }
    let x = input.signs(width: inputs.count)
    let isZero = Dictionary(
      uniqueKeysWithValues: zip(inputs, x.map { $0 == 0 })
    )
    for v in order where leads[v] && isMasked(v) {
      if !nodes[v].bias.isSymmetric {
        return GraphObstacle(
          hypothesis: "symmetry (S)",
          reason: "the bias \(nodes[v].bias.name) of '\(nodes[v].name)' is not"
            + " symmetric",
          isCertain: true
        )
      }
      if let tie = tie(at: v, isZero, quantity) { return tie }
    }
    return nil
  }

  private func sharing(_ used: [Int]) -> GraphObstacle? {
    var first: [String: Int] = [:]
    for e in used {
      guard let group = edges[e].group else { continue }
      if let other = first[group] {
        return GraphObstacle(
          hypothesis: "independence (S)",
          reason:
            "the edges \(name(ofEdge: other)) and \(name(ofEdge: e)) share"
            + " the weight '\(group)', and weight sharing makes masks dependent",
          isCertain: true
        )
      }
      first[group] = e
    }
    return nil
  }

  private func asymmetry(edge e: Int) -> GraphObstacle? {
    let edge = edges[e]
    switch edge.weight {
    case .random(let law, _):
      if law.isSymmetric { return nil }
      return GraphObstacle(
        hypothesis: "symmetry (S)",
        reason: "the law \(law.name) of the edge \(name(ofEdge: e)) is not"
          + " symmetric",
        isCertain: true
      )
    case .fixed(let constant):
      if nodes[edge.source].role == .input && !isMasked(edge.target) {
        return nil
      }
      return GraphObstacle(
        hypothesis: "symmetry (S)",
        reason: "the weight of the edge \(name(ofEdge: e)) is fixed at"
          + " \(constant), as in an identity skip, and so is not symmetric",
        isCertain: true
      )
    }
  }
}
