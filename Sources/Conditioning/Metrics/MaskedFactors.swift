/// The kept coordinates of every example's gradient, made from factors.
struct MaskedFactors {
  let factors: GradientFactors
  let mask: CoordinateMask

  /// Coordinates that are made at a time, to bound the memory.
  private static let chunk = 4096

  /// Hands on the kept coordinates, some at a time, an example a row.
  func forEachChunk(_ body: (Rows) -> Void) {
    for j in mask.layers.indices {
      let chosen = mask.layers[j]
      var start = 0
      while start < chosen.count {
        let end = min(start + MaskedFactors.chunk, chosen.count)
        body(coordinates(chosen[start..<end], ofLayer: j))
        start = end
      }
    }
  }

  private func coordinates(_ chosen: ArraySlice<Int>, ofLayer j: Int) -> Rows {
    let layer = factors.network.layers[j]
    let own = factors.layers[j]
    var result = Rows(zeros: factors.count, width: chosen.count)
    result.mapRows { row, i in
      for (k, index) in chosen.enumerated() {
        let place = index - layer.weights
        let (r, c) = place.quotientAndRemainder(dividingBy: layer.inputWidth)
        if r < layer.rows {
          row[k] = own.delta[i, r] * own.input[i, c]
        } else if let gains = layer.gains, index >= gains {
          row[k] = own.gain?[i, index - gains] ?? 0
        } else if let shifts = layer.shifts {
          row[k] = own.shift?[i, index - shifts] ?? 0
        }
      }
    }
    return result
  }

  /// The inner products of the kept coordinates.
  var gram: GradientGram {
    let n = factors.count
    var products = Array(repeating: 0.0, count: n * n)
    forEachChunk { $0.addInnerProducts(with: $0, to: &products) }
    return GradientGram(count: n, products: products)
  }

  /// ‖h_i‖² of the kept coordinates of every example.
  var squaredNorms: [Double] {
    var total = Array(repeating: 0.0, count: factors.count)
    forEachChunk { chunk in
      for (i, square) in chunk.squaredNorms.enumerated() { total[i] += square }
    }
    return total
  }

  /// ‖h_i − h'_i‖² of the kept coordinates.
  func squaredDistances(to other: GradientFactors) -> [Double] {
    var chunks: [Rows] = []
    MaskedFactors(factors: other, mask: mask).forEachChunk { chunks.append($0) }
    var total = Array(repeating: 0.0, count: factors.count)
    var k = 0
    forEachChunk { chunk in
      var gap = chunk
      gap.add(chunks[k], times: -1)
      k += 1
      for (i, square) in gap.squaredNorms.enumerated() { total[i] += square }
    }
    return total
  }
}

extension GradientFactors {
  /// ‖h_i‖² of every example's gradient.
  public var squaredNorms: [Double] {
    var total = Array(repeating: 0.0, count: count)
    for own in layers {
      let deltas = own.delta.squaredNorms
      let inputs = own.input.squaredNorms
      for i in total.indices { total[i] += deltas[i] * inputs[i] }
      for rows in [own.shift, own.gain] {
        guard let rows else { continue }
        for (i, square) in rows.squaredNorms.enumerated() {
          total[i] += square
        }
      }
    }
    return total
  }

  /// ‖h'_i − h_i‖² of every example's gradients here and at another point.
  ///
  /// From δ' a'ᵀ − δ aᵀ = (δ' − δ) a'ᵀ + δ (a' − a)ᵀ, so that nothing of the size
  /// of h itself cancels.
  public func squaredDistances(to other: GradientFactors) -> [Double] {
    var total = Array(repeating: 0.0, count: count)
    for (own, moved) in zip(layers, other.layers) {
      var dDelta = moved.delta
      dDelta.add(own.delta, times: -1)
      var dInput = moved.input
      dInput.add(own.input, times: -1)
      let (a, b) = (dDelta.squaredNorms, moved.input.squaredNorms)
      let (c, d) = (own.delta.squaredNorms, dInput.squaredNorms)
      let deltas = dDelta.rowProducts(own.delta)
      let inputs = moved.input.rowProducts(dInput)
      for i in total.indices {
        let product = deltas[i] * inputs[i]
        total[i] += a[i] * b[i] + 2 * product + c[i] * d[i]
      }
      for (rows, other) in [(own.shift, moved.shift), (own.gain, moved.gain)] {
        guard let rows, var gap = other else { continue }
        gap.add(rows, times: -1)
        for (i, square) in gap.squaredNorms.enumerated() {
          total[i] += square
        }
      }
    }
    return total.map { max(0, $0) }
  }
}
