import Foundation
import GSL

/// One drawn network: its weights, its forward pass and its Jacobian, by
/// definition.
///
///     z^{(j)} = W^{(j)} a^{(j−1)} + b^{(j)},  a^{(j)} = relu(z^{(j)})
///     masks   D_j = diag 1{z^{(j)} > 0}, so relu'(0) = 0
///     row q of the Jacobian   e_qᵀ D_d W^{(d)} ⋯ D_1 W^{(1)}
///
/// Weights are stored as natural draws ξ with one scale a layer,
/// W = √(2/n_{j−1}) ξ / sd(ξ). Without biases a scale changes no mask, so it is
/// kept apart: a pre-activation of lattice weights that is 0 in mathematics is
/// then exactly 0 here.
public struct Network: Sendable {
  /// What the network was drawn from.
  public let spec: NetworkSpec
  /// ξ^{(j)}, row-major n_j × n_{j−1}.
  public var draws: [[Double]]
  /// ln of the scale that turns ξ^{(j)} into W^{(j)}.
  public let logScales: [Double]
  private let scales: [Double]
  /// b^{(j)}.
  public var biases: [[Double]]

  /// The specification's network with all weights and biases 0.
  public init(_ spec: NetworkSpec) {
    self.spec = spec
    let widths = spec.architecture.widths
    let layers = 1..<widths.count
    draws = layers.map {
      Array(repeating: 0, count: widths[$0] * widths[$0 - 1])
    }
    biases = layers.map { Array(repeating: 0, count: widths[$0]) }
    scales = layers.map {
      (2 / Double(widths[$0 - 1])).squareRoot()
        / spec.weights[$0 - 1].standardDeviation
    }
    logScales = scales.map { log($0) }
  }

  /// Draws all weights and biases afresh, layer by layer, weights first.
  public mutating func draw(using generator: Generator) {
    for j in draws.indices {
      spec.weights[j].fill(&draws[j], using: generator)
      spec.biases[j].fill(&biases[j], using: generator)
    }
  }

  /// The forward pass at the input `x`.
  public func forward(_ x: [Double]) -> ForwardPass {
    var activation = ScaledVector(x)
    activation.normalize()
    var masks: [[Bool]] = []
    for j in draws.indices {
      var z = preactivation(layer: j, of: activation)
      let isLinear =
        j == draws.count - 1 && spec.outputActivation == .linear
      var mask = Array(repeating: true, count: z.values.count)
      if !isLinear {
        for b in mask.indices where !(z.values[b] > 0) {
          mask[b] = false
          z.values[b] = 0
        }
      }
      masks.append(mask)
      z.normalize()
      activation = z
    }
    return ForwardPass(masks: masks, output: activation)
  }

  /// z^{(j)} for layer `j` counted from 0.
  private func preactivation(
    layer j: Int,
    of a: ScaledVector
  ) -> ScaledVector {
    let columns = a.values.count
    var z = biases[j]
    let bias = spec.biases[j].isNone ? nil : biases[j]
    // Where the activations are small, work at their true size; where they are
    // large, bring the bias to theirs. Neither overflows.
    let total = a.logScale + logScales[j]
    let isSmall = bias != nil && total < 0
    let inputScale = isSmall ? exp(a.logScale) * scales[j] : 1
    let biasScale = isSmall ? 1 : exp(-total)
    draws[j].withUnsafeBufferPointer { draws in
      a.values.withUnsafeBufferPointer { a in
        for b in z.indices {
          var sum = 0.0
          let row = b * columns
          for i in 0..<columns { sum += draws[row + i] * a[i] }
          z[b] = sum * inputScale + (bias.map { $0[b] * biasScale } ?? 0)
        }
      }
    }
    return ScaledVector(z, logScale: isSmall ? 0 : total)
  }

  /// Row q of the Jacobian, given the masks of a forward pass.
  public func jacobianRow(output q: Int, masks: [[Bool]]) -> ScaledVector {
    var row = ScaledVector(
      biases[draws.count - 1].indices.map { $0 == q ? 1 : 0 }
    )
    for j in draws.indices.reversed() {
      row = pullback(layer: j, of: row, mask: masks[j])
    }
    return row
  }

  /// vᵀ D_j W^{(j)} for layer `j` counted from 0.
  private func pullback(
    layer j: Int,
    of v: ScaledVector,
    mask: [Bool]
  ) -> ScaledVector {
    let columns = spec.architecture.widths[j]
    var result = ScaledVector(
      Array(repeating: 0, count: columns),
      logScale: v.logScale + logScales[j]
    )
    draws[j].withUnsafeBufferPointer { draws in
      result.values.withUnsafeMutableBufferPointer { sum in
        for b in mask.indices where mask[b] && v.values[b] != 0 {
          let factor = v.values[b]
          let row = b * columns
          for i in 0..<columns { sum[i] += factor * draws[row + i] }
        }
      }
    }
    result.normalize()
    return result
  }

  /// ln Z for the specification's quantity: of Z_q for a row, of Z_{p,q}² for
  /// an entry; −∞ for a dead output.
  public func logSquaredGradient(at x: [Double]) -> Double {
    let masks = forward(x).masks
    let row = jacobianRow(output: spec.quantity.output, masks: masks)
    switch spec.quantity {
    case .row: return row.logSquaredNorm
    case .entry(let p, _): return row.logSquare(of: p)
    }
  }
}

/// What a forward pass leaves behind.
public struct ForwardPass: Sendable {
  /// Which neurons of each layer are active.
  public let masks: [[Bool]]
  /// The network's output.
  public let output: ScaledVector
}
