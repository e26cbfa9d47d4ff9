/// Sums of examples' gradients, and gradients one by one.
extension GradientFactors {
  /// The gradient of Σ L_i with respect to all parameters.
  public var sum: [Double] {
    var gradient = Array(repeating: 0.0, count: network.parameterCount)
    for (layer, own) in zip(network.layers, layers) {
      own.delta.addOuterProducts(
        with: own.input,
        to: &gradient,
        at: layer.weights
      )
      for (rows, offset) in [
        (own.shift, layer.shifts), (own.gain, layer.gains),
      ] {
        guard let rows, let offset else { continue }
        for (j, value) in rows.columnSums.enumerated() {
          gradient[offset + j] += value
        }
      }
    }
    return gradient
  }

  /// The gradient of the mean loss.
  public var mean: [Double] {
    let n = Double(max(count, 1))
    return sum.map { $0 / n }
  }

  /// The gradient of L_i.
  public func gradient(of i: Int) -> [Double] {
    selecting([i]).sum
  }

  /// The factors of some of the examples.
  public func selecting(_ indices: [Int]) -> GradientFactors {
    GradientFactors(
      network: network,
      layers: layers.map { own in
        LayerFactors(
          delta: own.delta.selecting(indices),
          input: own.input.selecting(indices),
          shift: own.shift?.selecting(indices),
          gain: own.gain?.selecting(indices)
        )
      },
      inputs: inputs.selecting(indices)
    )
  }

  /// These examples followed by those of another batch of the same network.
  public func appending(_ other: GradientFactors) -> GradientFactors {
    GradientFactors(
      network: network,
      layers: zip(layers, other.layers).map { own, more in
        LayerFactors(
          delta: own.delta.appending(more.delta),
          input: own.input.appending(more.input),
          shift: GradientFactors.joined(own.shift, more.shift),
          gain: GradientFactors.joined(own.gain, more.gain)
        )
      },
      inputs: inputs.appending(other.inputs)
    )
  }

  private static func joined(_ a: Rows?, _ b: Rows?) -> Rows? {
    guard let a, let b else { return nil }
    return a.appending(b)
  }

  /// The inner products ⟨h_i, h_j⟩ of all examples' gradients, row-major.
  ///
  /// - Complexity: O(n² neurons), whatever the number of weights.
  public var innerProducts: [Double] {
    let square = count * count
    var total = Array(repeating: 0.0, count: square)
    for own in layers {
      var left = Array(repeating: 0.0, count: square)
      var right = left
      own.delta.addInnerProducts(with: own.delta, to: &left)
      own.input.addInnerProducts(with: own.input, to: &right)
      for k in 0..<square { total[k] += left[k] * right[k] }
      for rows in [own.shift, own.gain] {
        guard let rows else { continue }
        rows.addInnerProducts(with: rows, to: &total)
      }
    }
    return total
  }
}
