/// What a run of a recurrent network leaves behind, and its derivatives:
/// backpropagation through time.
///
///     δ_t = φ'(z_t) ∂L/∂h_t,   ∂L/∂h_{t−1} = Wᵀ δ_t,   ∂L/∂x_t = Uᵀ δ_t
///     ∂L/∂W = Σ_t δ_t h_{t−1}ᵀ,   ∂L/∂U = Σ_t δ_t x_tᵀ,   ∂L/∂b = Σ_t δ_t
///
/// for an L of the last state h_T.
public struct RecurrentPass: Sendable {
  /// h_0, …, h_T.
  public let states: [ScaledVector]
  let steps: [LayerPass]
  let drives: [LayerPass]
  let step: Layer
  let drive: Layer

  /// z_1, …, z_T.
  public var preactivations: [ScaledVector] { steps.map(\.preactivation) }

  /// h_T.
  public var output: ScaledVector { states[states.count - 1] }

  /// All derivatives of L, given ∂L/∂h_T; throws unless it has the state's width
  /// and is finite.
  public func backward(
    from derivative: [Double]
  ) throws(NetworkError) -> RecurrentGradient {
    try check(derivative, count: step.inputWidth, "the derivative")
    return gradient(from: ScaledVector(derivative))
  }

  /// Row q of ∂h_T/∂h_0; 0 if the state has no such coordinate.
  public func jacobianRow(output q: Int) -> ScaledVector {
    let unit = (0..<step.inputWidth).map { $0 == q ? 1.0 : 0 }
    return gradient(from: ScaledVector(unit)).states[0]
  }

  /// ∂h_T/∂h_0 · `v`, by forward mode; throws unless `v` has the state's width
  /// and is finite.
  public func pushforward(_ v: [Double]) throws(NetworkError) -> ScaledVector {
    try check(v, count: step.inputWidth, "the direction")
    var tangent = ScaledVector(v)
    tangent.normalize()
    for pass in steps { tangent = step.pushforward(tangent, at: pass) }
    return tangent
  }

  private func gradient(from derivative: ScaledVector) -> RecurrentGradient {
    var current = derivative
    current.normalize()
    var states = [current]
    var inputs: [ScaledVector] = []
    var sums = Sums(
      recurrent: ScaledVector(step.weights.parameters.map { _ in 0 }),
      input: ScaledVector(drive.weights.parameters.map { _ in 0 }),
      biases: ScaledVector(drive.biases.map { _ in 0 })
    )
    for t in steps.indices.reversed() {
      let delta = step.delta(current, at: steps[t])
      add(delta, at: t, to: &sums)
      inputs.append(drive.pullback(delta))
      current = step.pullback(delta)
      states.append(current)
    }
    return RecurrentGradient(
      states: states.reversed(),
      inputs: inputs.reversed(),
      recurrent: sums.recurrent,
      input: sums.input,
      biases: sums.biases
    )
  }

  /// What is summed over time.
  private struct Sums {
    var recurrent: ScaledVector
    var input: ScaledVector
    var biases: ScaledVector
  }

  private func add(_ delta: ScaledVector, at t: Int, to sums: inout Sums) {
    let stepped = LayerGradient(
      delta: delta,
      input: steps[t].input,
      map: step.weights
    )
    let driven = LayerGradient(
      delta: delta,
      input: drives[t].input,
      map: drive.weights
    )
    sums.recurrent = sums.recurrent.adding(stepped.weights)
    sums.input = sums.input.adding(driven.weights)
    sums.biases = sums.biases.adding(driven.biases)
  }
}

/// The derivatives of a function L of the last state.
public struct RecurrentGradient: Sendable {
  /// ∂L/∂h_0, …, ∂L/∂h_T.
  public let states: [ScaledVector]
  /// ∂L/∂x_1, …, ∂L/∂x_T.
  public let inputs: [ScaledVector]
  /// ∂L/∂W, row-major, summed over time.
  public let recurrent: ScaledVector
  /// ∂L/∂U, row-major, summed over time.
  public let input: ScaledVector
  /// ∂L/∂b, summed over time.
  public let biases: ScaledVector
}
