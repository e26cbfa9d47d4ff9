/// Samplers whose masks are coins.
extension PlainSampler {
  /// Reflection: a row of weights and its bias, given that it is alive, has the
  /// law of sign(z) times itself; a tie is dead either way.
  func foldedSquare(_ draws: PlainDraws) -> Double {
    guard let masks = draws.coinMasks() else { return 0 }
    var activation = draws.input
    var layers: [[[Double]]] = []
    for j in 0..<draws.depth {
      let isOutput = j == draws.depth - 1
      let count = isOutput ? 1 : masks[j].count { $0 }
      var rows: [[Double]] = []
      var next: [Double] = []
      for _ in 0..<count {
        let w = draws.weights(activation.count, layer: j)
        let z = dot(w, activation) + draws.biases(1, layer: j)[0]
        if z == 0, !(isOutput && draws.isLinear) { continue }
        rows.append(z < 0 ? scaled(w, by: -1) : w)
        next.append(abs(z))
      }
      if rows.isEmpty { return 0 }
      layers.append(rows)
      activation = next
    }
    return square(of: pullback(layers))
  }

  /// The law identity: masks are coins that know nothing of the weights.
  func maskedSquare(_ draws: PlainDraws) -> Double {
    guard let masks = draws.coinMasks() else { return 0 }
    let counts = [draws.widths[0]] + masks.map { $0.count { $0 } } + [1]
    let layers = (0..<draws.depth).map { j in
      (0..<counts[j + 1]).map { _ in draws.weights(counts[j], layer: j) }
    }
    return square(of: pullback(layers))
  }

  /// (1)ᵀ W_d ⋯ W_1 of matrices of live rows and columns.
  private func pullback(_ layers: [[[Double]]]) -> [Double] {
    var row = [1.0]
    for rows in layers.reversed() {
      var next = Array(repeating: 0.0, count: rows[0].count)
      for k in rows.indices { add(row[k], rows[k], to: &next) }
      row = next
    }
    return row
  }

  /// Both: live rows are conditioned on their images and folded.
  func conditionedFoldedSquare(_ draws: PlainDraws) -> Double {
    guard let masks = draws.coinMasks() else { return 0 }
    var activations = [draws.input]
    var images: [[Double]] = []
    for j in 0..<draws.depth {
      let length = dot(activations[j], activations[j]).squareRoot()
      let isOutput = j == draws.depth - 1
      let count = isOutput ? 1 : masks[j].count { $0 }
      var y = scaled(draws.normals(count, layer: j), by: length)
      var z = draws.biases(count, layer: j)
      for i in z.indices {
        z[i] += y[i]
        if z[i] < 0 {
          z[i] = -z[i]
          y[i] = -y[i]
        }
      }
      images.append(y)
      activations.append(z)
    }
    var row = [1.0]
    for j in (0..<draws.depth).reversed() {
      row = conditionedPullback(draws, row, activations[j], images[j], layer: j)
    }
    return square(of: row)
  }

  /// Z = ∏ (2/n_j) χ²_{K_j} over the inputs and the live neurons of each hidden
  /// layer, a sum of squares each; one square at the input for an entry.
  func chiSquare(_ draws: PlainDraws) -> Double {
    guard let masks = draws.coinMasks() else { return 0 }
    var product = 1.0
    for j in 0..<draws.depth {
      let inputs = spec.quantity.input == nil ? draws.widths[0] : 1
      let count = j == 0 ? inputs : masks[j - 1].count { $0 }
      let normals = draws.normals(count, layer: j)
      product *= dot(normals, normals)
    }
    return product
  }
}
