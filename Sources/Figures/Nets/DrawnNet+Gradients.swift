/// Gradients of a drawn network, by the chain rule.
extension DrawnNet {
  /// What a backward pass leaves behind.
  struct Gradients {
    /// Jᵀu, of n_0 coordinates.
    let input: [Double]
    /// ‖δ_j‖² for j = 1, …, d, with δ_j = ∂(u · f)/∂z_j.
    let deltas: [Double]
  }

  /// The gradients of u · f, given a forward pass.
  ///
  ///     δ_d = D_d u,  δ_j = D_j W_{j+1}ᵀ δ_{j+1},  Jᵀu = W_1ᵀ δ_1
  func gradients(of u: [Double], _ pass: Pass) -> Gradients {
    var delta = u
    var squares: [Double] = []
    for j in weights.indices.reversed() {
      let columns = widths[j]
      var next = Array(repeating: 0.0, count: columns)
      var square = 0.0
      for b in pass.alive[j + 1] where delta[b] != 0 {
        square += delta[b] * delta[b]
        addRow(weights[j], b * columns, times: delta[b], to: &next)
      }
      squares.append(square)
      delta = next
      if j > 0 { delta = masked(delta, pass.alive[j]) }
    }
    return Gradients(input: delta, deltas: squares.reversed())
  }

  private func masked(_ values: [Double], _ alive: [Int]) -> [Double] {
    var result = Array(repeating: 0.0, count: values.count)
    for i in alive { result[i] = values[i] }
    return result
  }

  /// The rows of J of the active outputs, n_0 numbers each; the others are 0.
  func jacobian(_ pass: Pass) -> [[Double]] {
    var rows: [[Double]] = []
    for j in weights.indices { rows = jacobian(pass, layer: j, above: rows) }
    return rows
  }

  /// The Jacobians of all layers, the rows of their active neurons.
  func jacobians(_ pass: Pass) -> [[[Double]]] {
    var layers: [[[Double]]] = []
    for j in weights.indices {
      layers.append(jacobian(pass, layer: j, above: layers.last ?? []))
    }
    return layers
  }

  /// J_j = D_j W_j J_{j−1}, J_0 = 1, for layer `j` counted from 0.
  private func jacobian(
    _ pass: Pass,
    layer j: Int,
    above rows: [[Double]]
  ) -> [[Double]] {
    let columns = widths[j]
    return pass.alive[j + 1].map { b in
      let start = b * columns
      if j == 0 { return Array(weights[0][start..<(start + columns)]) }
      var row = Array(repeating: 0.0, count: widths[0])
      for (i, alive) in zip(pass.alive[j], rows) {
        addRow(alive, 0, times: weights[j][start + i], to: &row)
      }
      return row
    }
  }
}

/// sum_i += factor · x_{start + i} over all of `sum`.
func addRow(
  _ x: [Double],
  _ start: Int,
  times factor: Double,
  to sum: inout [Double]
) {
  x.withUnsafeBufferPointer { x in
    sum.withUnsafeMutableBufferPointer { sum in
      for i in 0..<sum.count { sum[i] += factor * x[start + i] }
    }
  }
}
