/// Draws every weight that leaves an active neuron: the definition.
final class DenseKernel: Kernel {
  private let weights: DrawTape
  private var activations: UnsafeMutablePointer<Double>?
  private var jacobian: UnsafeMutablePointer<Double>?
  private var inputs = 0
  private var columns = 0

  /// The kernel that reads its weights from a tape.
  init(_ weights: DrawTape) { self.weights = weights }

  func prepare(_ parents: Population, _ i: Int) {
    let parent = parents[i]
    activations = parents.activations(i)
    jacobian = parent.isIdentity ? nil : parents.jacobian(i)
    inputs = parent.rows
    columns = parent.columns
  }

  func draw(
    _ move: LayerMove,
    _ placement: LayerMove.Placement,
    into draft: inout Draft
  ) {
    guard let activations else { return }
    let biases = move.biases?.next(move.rows)
    for b in 0..<move.rows {
      let row = weights.next(inputs)
      var z = 0.0
      for i in 0..<inputs { z += row[i] * activations[i] }
      z *= placement.input
      if let biases { z += biases[b] * placement.bias }
      guard z > 0 || move.isLinear else { continue }
      draft.activations[draft.rows] = z
      let target = draft.jacobian + draft.rows * columns
      if let jacobian {
        for c in 0..<columns { target[c] = 0 }
        for i in 0..<inputs {
          let weight = row[i]
          let source = jacobian + i * columns
          for c in 0..<columns { target[c] += weight * source[c] }
        }
      } else {
        for i in 0..<inputs { target[i] = row[i] }
      }
      draft.rows += 1
    }
  }
}
