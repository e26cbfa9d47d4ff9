/// A net of weights on a few integers at an integer input, run on every
/// outcome in integer arithmetic: nothing is rounded, ties are ties.
struct LatticeNet: Sendable {
  let widths: [Int]
  let input: [Int]
  /// The weights' values with integer chances.
  let values: [(value: Int, chance: Int)]

  /// The chances of |(1, 0, …)ᵀ D_d W_d ⋯ D_1 W_1|², by value.
  ///
  /// Only row 0 of the output layer is drawn, for the others do not matter.
  func chances() -> [Int: Int] {
    var chances: [Int: Int] = [:]
    visit(
      layer: 0,
      activation: input,
      jacobian: input.indices.map { p in input.indices.map { $0 == p ? 1 : 0 }
      },
      chance: 1
    ) { chances[$0, default: 0] += $1 }
    return chances
  }

  /// All outcomes of the layers from `layer` on.
  private func visit(
    layer: Int,
    activation: [Int],
    jacobian: [[Int]],
    chance: Int,
    _ body: (Int, Int) -> Void
  ) {
    if layer == widths.count - 1 {
      body(jacobian[0].reduce(0) { $0 + $1 * $1 }, chance)
      return
    }
    let isOutput = layer == widths.count - 2
    let rows = liveRows(activation, jacobian)
    var chosen: [Int] = []
    func choose(_ chance: Int) {
      guard chosen.count < (isOutput ? 1 : widths[layer + 1]) else {
        visit(
          layer: layer + 1,
          activation: chosen.map { rows[$0].activation },
          jacobian: chosen.map { rows[$0].gradient },
          chance: chance,
          body
        )
        return
      }
      for index in rows.indices {
        chosen.append(index)
        choose(chance * rows[index].chance)
        chosen.removeLast()
      }
    }
    choose(chance)
  }

  private struct Row {
    let activation: Int
    let gradient: [Int]
    let chance: Int
  }

  /// What one neuron can be: activation and gradient, both 0 unless z > 0.
  private func liveRows(_ a: [Int], _ jacobian: [[Int]]) -> [Row] {
    var chances: [[Int]: Int] = [:]
    func extend(_ z: Int, _ g: [Int], _ i: Int, _ chance: Int) {
      guard i < a.count else {
        let outcome = z > 0 ? [z] + g : [0] + g.map { _ in 0 }
        chances[outcome, default: 0] += chance
        return
      }
      for (w, own) in values {
        let next = zip(g, jacobian[i]).map { $0 + w * $1 }
        extend(z + w * a[i], next, i + 1, chance * own)
      }
    }
    extend(0, input.map { _ in 0 }, 0, 1)
    return chances.map {
      Row(activation: $0[0], gradient: Array($0[1...]), chance: $1)
    }
  }
}
