import ExactArithmetic
import GSL

/// One drawn block of a residual network.
public struct DrawnBlock<Number: NetworkNumber>: Sendable {
  /// W, a row for each neuron of the branch.
  public var inner: [[Number]]
  /// V, a row for each coordinate of the stream.
  public var outer: [[Number]]
  /// b.
  public var biases: [Number]

  /// The block of these matrices.
  public init(inner: [[Number]], outer: [[Number]], biases: [Number]) {
    self.inner = inner
    self.outer = outer
    self.biases = biases
  }

  /// W r + b.
  fileprivate func preactivations(_ r: [Number]) -> [Number] {
    inner.indices.map { k in
      zip(inner[k], r).reduce(biases[k]) { $0 + $1.0 * $1.1 }
    }
  }
}

extension ResidualNetwork {
  /// Row q of the Jacobian of the drawn network at x, by definition.
  ///
  ///     e_qᵀ (1 + V_L D_L W_L) ⋯ (1 + V_1 D_1 W_1),  D = diag 1{W r + b > 0}
  public static func jacobianRow<Number: NetworkNumber>(
    _ blocks: [DrawnBlock<Number>],
    output q: Int,
    x: [Number]
  ) -> [Number] {
    let zero = Number(nearest: 0)
    var r = x
    var masks: [[Bool]] = []
    for block in blocks {
      let z = block.preactivations(r)
      masks.append(z.map(\.isPositive))
      for i in r.indices {
        for k in z.indices where z[k].isPositive {
          r[i] = r[i] + block.outer[i][k] * z[k]
        }
      }
    }
    var row = x.indices.map { Number(nearest: $0 == q ? 1 : 0) }
    for (block, mask) in zip(blocks, masks).reversed() {
      var next = row
      for k in mask.indices where mask[k] {
        let through = row.indices.reduce(zero) {
          $0 + row[$1] * block.outer[$1][k]
        }
        for p in next.indices {
          next[p] = next[p] + through * block.inner[k][p]
        }
      }
      row = next
    }
    return row
  }

  /// Draws all matrices and biases.
  public func draw(using generator: Generator) -> [DrawnBlock<Double>] {
    blocks.map { block in
      let innerScale =
        block.innerVariance.doubleValue.squareRoot()
        / block.inner.standardDeviation
      let outerScale =
        block.outerVariance.doubleValue.squareRoot()
        / block.outer.standardDeviation
      let inner = (0..<block.width).map { _ in
        (0..<stream).map { _ in
          block.inner.draw(using: generator) * innerScale
        }
      }
      let outer = (0..<stream).map { _ in
        (0..<block.width).map { _ in
          block.outer.draw(using: generator) * outerScale
        }
      }
      var biases = Array(repeating: 0.0, count: block.width)
      block.bias.fill(&biases, using: generator)
      return DrawnBlock(inner: inner, outer: outer, biases: biases)
    }
  }
}
