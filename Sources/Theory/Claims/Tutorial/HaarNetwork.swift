import GSL
import Networks

/// A bias-free ReLU net with Haar-orthogonal weights, drawn and run by
/// definition.
///
/// Gram and Schmidt turn a matrix of independent Gaussians into a Haar one: its
/// law does not change under rotations, and neither does their recipe.
struct HaarNetwork {
  /// The width n of every layer.
  let width: Int
  /// The number d of layers.
  let depth: Int

  /// Draws of ln |e_0ᵀ J|² at x = (1, …, 1), −∞ for a dead output.
  ///
  /// The last layer has its ReLU too. J is that of weights of norm 1.
  func logSquaredGradients(
    _ count: Int,
    using generator: Generator
  ) -> [Double] {
    (0..<count).map { _ in
      logSquaredGradient((0..<depth).map { _ in orthogonal(generator) })
    }
  }

  private func logSquaredGradient(_ weights: [[[Double]]]) -> Double {
    var activation = Array(repeating: 1.0, count: width)
    var masks: [[Bool]] = []
    for matrix in weights {
      let z = matrix.map { dot($0, activation) }
      masks.append(z.map { $0 > 0 })
      activation = z.map { max(0, $0) }
    }
    var row = (0..<width).map { $0 == 0 ? 1.0 : 0.0 }
    for (matrix, mask) in zip(weights, masks).reversed() {
      var next = Array(repeating: 0.0, count: width)
      for b in 0..<width where mask[b] {
        for a in 0..<width { next[a] += row[b] * matrix[b][a] }
      }
      row = next
    }
    return ScaledVector(row).logSquaredNorm
  }

  private func orthogonal(_ generator: Generator) -> [[Double]] {
    var rows: [[Double]] = []
    for _ in 0..<width {
      var row = Array(repeating: 0.0, count: width)
      generator.fill(&row, from: .gaussian)
      // Twice is enough for orthogonality to the last bits.
      for _ in 0..<2 {
        for earlier in rows {
          let overlap = dot(row, earlier)
          for i in row.indices { row[i] -= overlap * earlier[i] }
        }
      }
      let length = dot(row, row).squareRoot()
      rows.append(row.map { $0 / length })
    }
    return rows
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }
}
