/// Samplers with the masks of real forward passes.
extension PlainSampler {
  /// By definition: every weight, forward, and back through the masks.
  func denseSquare(_ draws: PlainDraws) -> Double {
    var activation = draws.input
    var layers: [[[Double]]] = []
    var masks: [[Bool]] = []
    for j in 0..<draws.depth {
      let rows = rows(draws, layer: j)
      var z = draws.biases(rows.count, layer: j)
      for b in z.indices { z[b] += dot(rows[b], activation) }
      let mask = draws.mask(z, layer: j, before: masks)
      for b in z.indices where !mask[b] { z[b] = 0 }
      activation = z
      layers.append(rows)
      masks.append(mask)
    }
    var row = unit(draws)
    for j in (0..<draws.depth).reversed() {
      let rows =
        defect == .freshWeights ? rows(draws, layer: j) : layers[j]
      var next = Array(repeating: 0.0, count: draws.widths[j])
      for b in row.indices where masks[j][b] {
        add(row[b], rows[b], to: &next)
      }
      row = next
    }
    return square(of: row)
  }

  private func rows(_ draws: PlainDraws, layer j: Int) -> [[Double]] {
    (0..<draws.widths[j + 1]).map { _ in
      draws.weights(draws.widths[j], layer: j)
    }
  }

  /// The unit vector of the output.
  private func unit(_ draws: PlainDraws) -> [Double] {
    var unit = Array(repeating: 0.0, count: draws.widths[draws.depth])
    unit[draws.output] = 1
    return unit
  }

  /// Gaussian conditioning: y = W a forward, then back by `conditionedPullback`.
  func conditionedSquare(_ draws: PlainDraws) -> Double {
    var activations = [draws.input]
    var images: [[Double]] = []
    var masks: [[Bool]] = []
    for j in 0..<draws.depth {
      let length = dot(activations[j], activations[j]).squareRoot()
      let y = scaled(
        draws.normals(draws.widths[j + 1], layer: j),
        by: length
      )
      var z = draws.biases(y.count, layer: j)
      add(1, y, to: &z)
      let mask = draws.mask(z, layer: j, before: masks)
      for b in z.indices where !mask[b] { z[b] = 0 }
      images.append(y)
      masks.append(mask)
      activations.append(z)
    }
    var row = unit(draws)
    for j in (0..<draws.depth).reversed() {
      for b in row.indices where !masks[j][b] { row[b] = 0 }
      row = conditionedPullback(draws, row, activations[j], images[j], layer: j)
    }
    return square(of: row)
  }

  /// One draw of sᵀW given a and y = W a.
  ///
  ///     sᵀW = (s·y)/|a|² aᵀ + |s| σ (g − (g·a) a/|a|²)ᵀ   in law.
  func conditionedPullback(
    _ draws: PlainDraws,
    _ s: [Double],
    _ a: [Double],
    _ y: [Double],
    layer j: Int
  ) -> [Double] {
    let length = dot(s, s).squareRoot()
    let g = draws.normals(a.count, layer: j)
    let square = dot(a, a)
    var result = scaled(g, by: length)
    if square > 0, defect != .freshWeights {
      add((dot(s, y) - length * dot(g, a)) / square, a, to: &result)
    }
    return result
  }
}
