/// Draws what Gaussian weights do to a particle, and nothing else.
///
/// The activations and the Jacobian's columns span a space with an orthonormal
/// basis q_0, q_1, …, the activations along q_0. A row of W meets it in
/// independent standard Gaussians g_0, g_1, …, so
///
///     z = |a| g_0 + b,   (W J)_c = Σ_i g_i ⟨q_i, J_c⟩,
///
/// with real masks 1{z > 0}; for a neuron that stays inactive only g_0 is drawn.
final class ConditionedKernel: Kernel {
  private let normals: DrawTape
  private let vectors: UnsafeMutablePointer<Double>
  private let coordinates: UnsafeMutablePointer<Double>
  private var directions = 0
  private var stride = 0
  private var columns = 0
  /// The active neurons when the Jacobian is the identity, else 0.
  private var identityInputs = 0
  private var length = 0.0

  /// The kernel for particles of at most `inputs` neurons and `columns` columns.
  init(
    inputs: Int,
    columns: Int,
    _ normals: DrawTape
  ) {
    self.normals = normals
    vectors = .allocate(capacity: (columns + 1) * inputs)
    coordinates = .allocate(
      capacity: (columns + 1) * min(columns + 1, inputs)
    )
  }

  deinit {
    vectors.deallocate()
    coordinates.deallocate()
  }

  func prepare(_ parents: Population, _ i: Int) {
    let parent = parents[i]
    columns = parent.columns
    let activations = parents.activations(i)
    if parent.isIdentity {
      prepareIdentity(activations, parent.rows)
      return
    }
    let inputs = parent.rows
    let jacobian = parents.jacobian(i)
    for t in 0..<inputs { vectors[t] = activations[t] }
    for c in 0..<columns {
      let vector = vectors + (c + 1) * inputs
      for t in 0..<inputs { vector[t] = jacobian[t * columns + c] }
    }
    identityInputs = 0
    stride = min(columns + 1, inputs)
    directions = GramSchmidt.coordinates(
      of: vectors,
      count: columns + 1,
      length: inputs,
      into: coordinates,
      stride: stride
    )
    // The input may be 0; then the activations have no direction.
    length = activationLength(activations, inputs)
  }

  /// A rotation of the input turns x into |x| times the first unit vector; the
  /// law of Gaussian rows and the squared gradient are blind to it.
  private func prepareIdentity(
    _ activations: UnsafeMutablePointer<Double>,
    _ inputs: Int
  ) {
    identityInputs = inputs
    length = activationLength(activations, inputs)
  }

  private func activationLength(
    _ activations: UnsafeMutablePointer<Double>,
    _ inputs: Int
  ) -> Double {
    var sum = 0.0
    for t in 0..<inputs { sum += activations[t] * activations[t] }
    return sum.squareRoot()
  }

  func draw(
    _ move: LayerMove,
    _ placement: LayerMove.Placement,
    into draft: inout Draft
  ) {
    let biases = move.biases?.next(move.rows)
    for b in 0..<move.rows {
      let first = length > 0 ? normals.next(1)[0] : 0
      var z = length * first * placement.input
      if let biases { z += biases[b] * placement.bias }
      guard z > 0 || move.isLinear else { continue }
      draft.activations[draft.rows] = z
      writeRow(first, draft.jacobian + draft.rows * columns)
      draft.rows += 1
    }
  }

  private func writeRow(
    _ first: Double,
    _ target: UnsafeMutablePointer<Double>
  ) {
    let used = length > 0 ? 1 : 0
    if identityInputs > 0 {
      let rest = normals.next(identityInputs - used)
      if used == 1 { target[0] = first }
      for c in used..<identityInputs { target[c] = rest[c - used] }
      return
    }
    let rest = normals.next(directions - used)
    for c in 0..<columns {
      let row = coordinates + (c + 1) * stride
      var sum = used == 1 ? first * row[0] : 0
      for i in used..<directions { sum += rest[i - used] * row[i] }
      target[c] = sum
    }
  }
}
