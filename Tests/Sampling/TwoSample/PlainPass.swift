import Networks

/// A forward pass of given natural draws and biases, and the way back, in the
/// plainest loops.
struct PlainPass {
  /// Which neurons are alive, by layer.
  private(set) var masks: [[Bool]] = []
  private let spec: NetworkSpec
  private let weights: [[Double]]

  /// Layers of weights, row by row; there may be fewer than the net has.
  init(_ spec: NetworkSpec, _ weights: [[Double]], _ biases: [[Double]]) {
    self.spec = spec
    let widths = spec.architecture.widths
    self.weights = weights.enumerated().map { j, draws in
      let scale =
        (2 / Double(widths[j])).squareRoot() / spec.weights[j].standardDeviation
      // Without biases the scale changes no mask, and ties stay exact.
      return spec.hasNoBias ? draws : scaled(draws, by: scale)
    }
    var activation = spec.input.coordinates(width: widths[0])
    for j in weights.indices {
      let m = widths[j]
      var z = biases[j]
      for b in z.indices {
        let row = Array(self.weights[j][(b * m)..<((b + 1) * m)])
        z[b] += dot(row, activation)
      }
      let isLinear = j == widths.count - 2 && spec.outputActivation == .linear
      masks.append(z.map { isLinear || $0 > 0 })
      activation = zip(z, masks[j]).map { $1 ? $0 : 0 }
    }
  }

  /// Row 0 of the Jacobian.
  func row() -> [Double] {
    var row = [1.0]
    for j in weights.indices.reversed() {
      let m = spec.architecture.widths[j]
      var next = Array(repeating: 0.0, count: m)
      for b in row.indices where masks[j][b] && row[b] != 0 {
        add(row[b], weights[j], from: b * m, to: &next)
      }
      let scale =
        (2 / Double(m)).squareRoot() / spec.weights[j].standardDeviation
      row = spec.hasNoBias ? scaled(next, by: scale) : next
    }
    return row
  }
}
