import ExactArithmetic
import Networks

/// The second moment by pairs of nodes, from the output to the inputs.
///
/// Let u_a be the masked derivative of the output by node a in the model of
/// independent masks and U_{ab} = E[u_a² u_b²]; then U_{qq} = π_q, and for a node
/// a with successors S, all of which come first,
///
///     U_{ag} = π_a Σ_{b ∈ S} s_{ab} U_{bg}
///     U_{aa} = π_a (Σ_b κ_{ab} s_{ab}² U_{bb} + 3 Σ_{b ≠ c} s_{ab} s_{ac} U_{bc})
///
/// with π = ½ at a ReLU and 1 otherwise. E[Z_{p,q}^4] = U_{pp}, and E[Z_q²] is
/// the sum over all pairs of inputs. Needs symmetric independent weights, but
/// for at most one constant out of each node.
struct PairRecursion<Scalar: NonnegativeScalar> {
  private let graph: GraphNetwork
  /// The nodes that lead to the output, the output first.
  private let nodes: [Int]
  private let moments: [[Scalar]]
  /// U by positions in `nodes`, the lower triangle.
  private var table: [[Scalar]] = []

  init(_ graph: GraphNetwork, output q: Int, moments: EdgeMoments<Scalar>) {
    self.graph = graph
    self.moments = moments.values
    let leads = graph.leads(to: q)
    nodes = graph.order.reversed().filter { leads[$0] }
    let position = Dictionary(
      uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) }
    )
    for (i, a) in nodes.enumerated() {
      let mask = Scalar(rational: graph.isMasked(a) ? Rational(1, 2) : 1)
      if a == q {
        table.append([mask])
        continue
      }
      let steps = graph.outgoing[a].compactMap { e in
        position[graph.edges[e].target].map { (edge: e, target: $0) }
      }
      var row = (0..<i).map { g in
        steps.reduce(Scalar.zero) { sum, step in
          sum + self.moments[step.edge][2] * pair(step.target, g)
        } * mask
      }
      row.append(fourth(steps) * mask)
      table.append(row)
    }
  }

  private func pair(_ i: Int, _ j: Int) -> Scalar {
    i < j ? table[j][i] : table[i][j]
  }

  private func fourth(_ steps: [(edge: Int, target: Int)]) -> Scalar {
    var sum = Scalar.zero
    let six = Scalar(rational: 6)
    for (i, b) in steps.enumerated() {
      sum = sum + moments[b.edge][4] * pair(b.target, b.target)
      for c in steps[..<i] {
        let both = moments[b.edge][2] * moments[c.edge][2]
        sum = sum + six * both * pair(b.target, c.target)
      }
    }
    return sum
  }

  /// E[Z_{p,q}^4] for an entry, E[Z_q²] for a row.
  func moment(_ quantity: GraphQuantity) -> Scalar {
    let inputs = nodes.indices.filter {
      graph.nodes[nodes[$0]].role == .input && quantity.involves(nodes[$0])
    }
    return inputs.reduce(.zero) { sum, i in
      inputs.reduce(sum) { $0 + pair(i, $1) }
    }
  }
}
