import Foundation
import Measures
import Networks
import Sampling

/// A real network drawn for figures: weights, forward pass and masks by
/// definition, in doubles.
///
///     z_j = W_j a_{j−1} + b_j,  a_j = relu(z_j),  D_j = diag 1{z_j > 0}
///
/// Weights have variance 2/fan-in and come from the vector kernels; biases are
/// Gaussian or 0. It serves statistics of whole Jacobians and of all layers,
/// which the samplers of one squared gradient do not give. Networks are shallow
/// enough here that no product leaves the doubles.
struct DrawnNet {
  /// n_0, …, n_d.
  let widths: [Int]
  /// The law of all weights.
  let law: any WeightMeasure
  /// The standard deviation of all biases; 0 for none.
  let biasScale: Double
  /// Whether the output layer has no ReLU.
  let isLinear: Bool
  /// W_j, row-major n_j × n_{j−1}, j counted from 0.
  private(set) var weights: [[Double]]
  private var biases: [[Double]]

  /// The evidence that such networks are.
  static let sampler = SamplerKind.dense

  /// The network with all weights 0.
  init(
    widths: [Int],
    law: any WeightMeasure = Gaussian(),
    biasScale: Double = 0,
    isLinear: Bool = false
  ) {
    self.widths = widths
    self.law = law
    self.biasScale = biasScale
    self.isLinear = isLinear
    weights = zip(widths, widths.dropFirst()).map {
      Array(repeating: 0, count: $0 * $1)
    }
    biases = widths.dropFirst().map { Array(repeating: 0, count: $0) }
  }

  /// d.
  var depth: Int { widths.count - 1 }

  /// Draws all weights and biases afresh, layer by layer, weights first.
  mutating func draw(from variates: inout Variates) {
    for j in weights.indices {
      let scale =
        (2 / Double(widths[j])).squareRoot() / law.standardDeviation
      weights[j] = variates.draws(of: law, weights[j].count)
      weights[j].withUnsafeMutableBufferPointer { weights in
        for i in weights.indices { weights[i] *= scale }
      }
      if biasScale > 0 {
        biases[j] = variates.draws(of: Gaussian(), biases[j].count)
          .map { biasScale * $0 }
      }
    }
  }

  /// What a forward pass leaves behind.
  struct Pass {
    /// The active neurons of each layer, inputs included.
    var alive: [[Int]]
    /// M_j = ‖a_j‖²/n_j for j = 0, …, d.
    var lengths: [Double]
  }

  /// The forward pass at `x`.
  func forward(_ x: [Double]) -> Pass {
    var activation = x
    var pass = Pass(
      alive: [Array(x.indices)],
      lengths: [DrawnNet.meanSquare(x)]
    )
    for j in weights.indices {
      var z = (0..<widths[j + 1]).map {
        preactivation($0, layer: j, of: activation)
      }
      let isOpen = isLinear && j == depth - 1
      pass.alive.append(z.indices.filter { isOpen || z[$0] > 0 })
      if !isOpen { z = z.map { max($0, 0) } }
      pass.lengths.append(DrawnNet.meanSquare(z))
      activation = z
    }
    return pass
  }

  /// z of neuron `b` of layer `j`, counted from 0, above the activations `a`.
  func preactivation(_ b: Int, layer j: Int, of a: [Double]) -> Double {
    biases[j][b] + dot(weights[j], from: b * widths[j], a)
  }

  private static func meanSquare(_ x: [Double]) -> Double {
    x.reduce(0) { $0 + $1 * $1 } / Double(max(1, x.count))
  }
}

/// Σ x_{start + i} y_i over all of y, in eight lanes whose sums are added last.
func dot(_ x: [Double], from start: Int, _ y: [Double]) -> Double {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeBufferPointer { y in
      var lanes = SIMD8<Double>.zero
      let whole = y.count & ~7
      var i = 0
      while i < whole {
        var a = SIMD8<Double>.zero
        var b = SIMD8<Double>.zero
        for lane in 0..<8 {
          a[lane] = x[start + i + lane]
          b[lane] = y[i + lane]
        }
        lanes += a * b
        i += 8
      }
      var sum = lanes.sum()
      while i < y.count {
        sum += x[start + i] * y[i]
        i += 1
      }
      return sum
    }
  }
}
