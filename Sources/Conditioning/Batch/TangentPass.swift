/// The R-operator: one forward and one backward pass along a direction.
///
/// Dots are derivatives along it. Through a normalised layer
///
///     dẑ = P ż,  P = (1 − mean − ẑ mean ẑ)/deviation,
///
/// and P itself moves with ẑ and the deviation, unless statistics are given:
/// then P = 1/deviation is constant.
struct TangentPass {
  let w: [Double]
  let pass: BatchPass
  let factors: GradientFactors
  let direction: TangentDirection

  /// ẏ and its like of a forward step.
  private struct Step {
    let input: Rows
    /// ż.
    let z: Rows
    /// dẑ.
    let normalized: Rows?
    /// ẏ.
    let argument: Rows
  }

  /// The derivatives of all factors; `curvature` turns tangents of the outputs
  /// into those of ∂L_i/∂output.
  func run(curvature: (Rows) -> Rows) -> GradientTangent {
    let (steps, output) = forward()
    var tangents: [GradientTangent.LayerTangent] = []
    var tangent = curvature(output)
    for block in pass.network.blocks.reversed() {
      let exit = tangent
      for j in block.layers.reversed() {
        let own = layerTangent(j, steps[j], tangent)
        tangents.append(own)
        tangent = below(j, own)
      }
      if block.isResidual { tangent.add(exit) }
    }
    return GradientTangent(
      base: factors,
      layers: tangents.reversed(),
      inputs: tangent
    )
  }

  private func forward() -> (steps: [Step], output: Rows) {
    let network = pass.network
    let count = pass.output.count
    var current = Rows(zeros: count, width: network.inputWidth)
    if case .inputs(let rows) = direction { current = rows }
    var steps: [Step] = []
    for block in network.blocks {
      let entrance = current
      for j in block.layers {
        let step = self.step(j, current)
        steps.append(step)
        current = network.layers[j].activation.push(
          step.argument,
          slopes: pass.states[j].slopes
        )
      }
      if block.isResidual { current.add(entrance) }
    }
    return (steps, current)
  }

  private func step(_ j: Int, _ input: Rows) -> Step {
    let (layer, state) = (pass.network.layers[j], pass.states[j])
    var z = input.applying(w, at: layer.weights, rows: layer.rows)
    switch direction {
    case .inputs: break
    case .parameters(let v):
      z.add(applying: v, at: layer.weights, to: state.input)
    case .ownParameters(let own):
      // (δ̇ aᵀ + δ ȧᵀ) a, example by example.
      let lengths = state.input.squaredNorms
      let overlaps = own.layers[j].input.rowProducts(state.input)
      z.addRows(own.layers[j].delta, times: lengths)
      z.addRows(own.base.layers[j].delta, times: overlaps)
    }
    var y = z
    var normalized: Rows?
    if let gains = layer.gains, let statistics = state.statistics,
      let unit = state.normalized
    {
      let moved =
        pass.isFrozen
        ? z.scaled(columns: statistics.inverseDeviations)
        : z.projected(normalized: unit, statistics)
      normalized = moved
      y = moved.scaled(columns: Array(w[gains..<(gains + layer.rows)]))
      if let change = gainTangent(j, count: z.count) {
        y.add(change.times(unit))
      }
    }
    if let change = shiftTangent(j, count: z.count) { y.add(change) }
    return Step(input: input, z: z, normalized: normalized, argument: y)
  }

  /// How γ moves, an example a row; nil if it does not.
  private func gainTangent(_ j: Int, count: Int) -> Rows? {
    tangent(
      pass.network.layers[j].gains,
      rows: pass.network.layers[j].rows,
      count: count
    ) { $0.layers[j].gain }
  }

  /// How the bias or shift moves.
  private func shiftTangent(_ j: Int, count: Int) -> Rows? {
    tangent(
      pass.network.layers[j].shifts,
      rows: pass.network.layers[j].rows,
      count: count
    ) { $0.layers[j].shift }
  }

  private func tangent(
    _ offset: Int?,
    rows: Int,
    count: Int,
    _ own: (GradientTangent) -> Rows?
  ) -> Rows? {
    guard let offset else { return nil }
    switch direction {
    case .inputs: return nil
    case .parameters(let v):
      var result = Rows(zeros: count, width: rows)
      result.addToRows(v, at: offset)
      return result
    case .ownParameters(let tangent): return own(tangent)
    }
  }

  /// The tangents of layer `j`'s factors, given that of ∂L/∂output of the layer.
  private func layerTangent(
    _ j: Int,
    _ step: Step,
    _ aboveTangent: Rows
  ) -> GradientTangent.LayerTangent {
    let (layer, state) = (pass.network.layers[j], pass.states[j])
    let activation = layer.activation
    var epsilon = activation.pull(aboveTangent, slopes: state.slopes)
    if let curvatures = activation.curvatures(state.argument),
      let above = factors.layers[j].above
    {
      let bent = activation.pull(above, slopes: curvatures)
      epsilon.add(bent.times(step.argument))
    }
    guard let statistics = state.statistics, let unit = state.normalized,
      let moved = step.normalized,
      let shift = factors.layers[j].shift
    else {
      return GradientTangent.LayerTangent(
        delta: epsilon,
        input: step.input,
        shift: layer.shifts == nil ? nil : epsilon,
        gain: nil
      )
    }
    var gain = epsilon.times(unit)
    gain.add(shift.times(moved))
    return GradientTangent.LayerTangent(
      delta: delta(j, epsilon, step, moved, statistics, unit),
      input: step.input,
      shift: epsilon,
      gain: gain
    )
  }

  /// δ̇ of a normalised layer.
  private func delta(
    _ j: Int,
    _ epsilon: Rows,
    _ step: Step,
    _ moved: Rows,
    _ statistics: LayerStatistics,
    _ unit: Rows
  ) -> Rows {
    let layer = pass.network.layers[j]
    guard let gains = layer.gains, let shift = factors.layers[j].shift else {
      return epsilon
    }
    let gammas = Array(w[gains..<(gains + layer.rows)])
    // g = γ ε is the gradient with respect to ẑ.
    let g = shift.scaled(columns: gammas)
    var gTangent = epsilon.scaled(columns: gammas)
    if let change = gainTangent(j, count: g.count) {
      gTangent.add(change.times(shift))
    }
    if pass.isFrozen {
      return gTangent.scaled(columns: statistics.inverseDeviations)
    }
    let n = Double(g.count)
    var result = gTangent.projected(normalized: unit, statistics)
    let overlaps = g.times(unit).columnSums.map { $0 / n }
    let turned = g.times(moved).columnSums.map { $0 / n }
    let stretch = unit.times(step.z).columnSums.map { $0 / n }
    let delta = factors.layers[j].delta
    let inverse = statistics.inverseDeviations
    result.mapRows { row, i in
      for k in overlaps.indices {
        let bend = moved[i, k] * overlaps[k] + unit[i, k] * turned[k]
        row[k] -= inverse[k] * (bend + stretch[k] * delta[i, k])
      }
    }
    return result
  }

  /// d(Wᵀ δ) = Wᵀ δ̇ + Ẇᵀ δ.
  private func below(_ j: Int, _ own: GradientTangent.LayerTangent) -> Rows {
    let layer = pass.network.layers[j]
    let delta = factors.layers[j].delta
    var result = Rows(zeros: delta.count, width: layer.inputWidth)
    result.add(applyingTranspose: w, at: layer.weights, to: own.delta)
    switch direction {
    case .inputs: break
    case .parameters(let v):
      result.add(applyingTranspose: v, at: layer.weights, to: delta)
    case .ownParameters(let given):
      // (a δ̇ᵀ + ȧ δᵀ) δ, example by example.
      let overlaps = given.layers[j].delta.rowProducts(delta)
      result.addRows(pass.states[j].input, times: overlaps)
      result.addRows(given.layers[j].input, times: delta.squaredNorms)
    }
    return result
  }
}

extension Rows {
  /// Adds `factors[i]` times row i of another batch to row i.
  mutating func addRows(_ other: Rows, times factors: [Double]) {
    let width = width
    other.values.withUnsafeBufferPointer { other in
      mapRows { row, i in
        let factor = factors[i]
        for j in 0..<width { row[j] += factor * other[i * width + j] }
      }
    }
  }
}
