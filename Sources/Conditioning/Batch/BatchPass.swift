/// A forward pass of a batch, with what derivatives need of it.
public struct BatchPass: Sendable {
  /// What one layer leaves behind.
  struct LayerState: Sendable {
    /// a.
    let input: Rows
    /// The layer's statistics; nil if it is not normalised.
    let statistics: LayerStatistics?
    /// ẑ; nil if the layer is not normalised.
    let normalized: Rows?
    /// y, what the activation is applied to.
    let argument: Rows
    /// φ'(y).
    let slopes: Rows
  }

  /// The network.
  let network: BatchNetwork
  /// Every layer's state.
  let states: [LayerState]
  /// Whether the statistics were given, so that examples do not interact.
  let isFrozen: Bool
  /// The outputs, one example a row.
  public let output: Rows

  /// The statistics of the normalised layers.
  public var statistics: BatchStatistics {
    BatchStatistics(layers: states.map(\.statistics))
  }
}

extension BatchNetwork {
  /// The forward pass of a batch of inputs at the parameters `w`.
  ///
  /// Normalised layers use the batch's own statistics, or those that are given.
  public func forward(
    _ w: [Double],
    _ inputs: Rows,
    statistics: BatchStatistics? = nil
  ) -> BatchPass {
    precondition(w.count == parameterCount && inputs.width == inputWidth)
    var states: [BatchPass.LayerState] = []
    states.reserveCapacity(layers.count)
    var current = inputs
    for block in blocks {
      let entrance = current
      for j in block.layers {
        let (state, output) = layers[j].forward(
          w,
          current,
          statistics?.layers[j]
        )
        states.append(state)
        current = output
      }
      if block.isResidual { current.add(entrance) }
    }
    return BatchPass(
      network: self,
      states: states,
      isFrozen: statistics != nil,
      output: current
    )
  }
}

extension BatchLayer {
  fileprivate func forward(
    _ w: [Double],
    _ input: Rows,
    _ given: LayerStatistics?
  ) -> (BatchPass.LayerState, Rows) {
    var y = input.applying(w, at: weights, rows: rows)
    var statistics: LayerStatistics?
    var normalized: Rows?
    if let gains {
      let used = given ?? LayerStatistics(of: y)
      let unit = used.normalizing(y)
      y = unit.scaled(columns: Array(w[gains..<(gains + rows)]))
      (statistics, normalized) = (used, unit)
    }
    if let shifts { y.addToRows(w, at: shifts) }
    let state = BatchPass.LayerState(
      input: input,
      statistics: statistics,
      normalized: normalized,
      argument: y,
      slopes: activation.slopes(y)
    )
    return (state, activation.values(y))
  }
}

extension Rows {
  /// Adds the `width` numbers from `offset` on to every vector.
  mutating func addToRows(_ w: [Double], at offset: Int) {
    let width = width
    w.withUnsafeBufferPointer { w in
      mapRows { row, _ in
        for j in 0..<width { row[j] += w[offset + j] }
      }
    }
  }
}
