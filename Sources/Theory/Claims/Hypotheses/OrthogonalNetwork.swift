import Foundation
import GSL

/// A ReLU network of square Haar-orthogonal weights of gain √2, by definition.
///
/// A Haar matrix is the Gram–Schmidt basis of Gaussian columns; here its rows,
/// whose law is the same.
struct OrthogonalNetwork {
  /// n, the width of every layer.
  let width: Int
  /// d.
  let depth: Int

  /// Draws of ln Z_0 at x = (1, 2, …, n); −∞ for Z_0 = 0.
  func logSquaredGradients(_ count: Int, using generator: Generator) -> [Double]
  {
    (0..<count).map { _ in
      let weights = (0..<depth).map { _ in matrix(generator) }
      var activation = (1...width).map { Double($0) }
      var masks: [[Bool]] = []
      for rows in weights {
        let z = rows.map { row in dot(row, activation) }
        masks.append(z.map { $0 > 0 })
        activation = z.map { max($0, 0) }
      }
      var row = (0..<width).map { $0 == 0 ? 1.0 : 0 }
      for (rows, mask) in zip(weights, masks).reversed() {
        var next = row.map { _ in 0.0 }
        for b in 0..<width where mask[b] {
          for i in 0..<width { next[i] += row[b] * rows[b][i] }
        }
        row = next
      }
      return log(dot(row, row)) + Double(depth) * M_LN2
    }
  }

  /// A Haar-orthogonal matrix, by rows.
  private func matrix(_ generator: Generator) -> [[Double]] {
    var rows: [[Double]] = []
    while rows.count < width {
      var row = (0..<width).map { _ in generator.draw(.gaussian) }
      for done in rows {
        let overlap = dot(row, done)
        for i in row.indices { row[i] -= overlap * done[i] }
      }
      let length = dot(row, row).squareRoot()
      rows.append(row.map { $0 / length })
    }
    return rows
  }

  private func dot(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for i in x.indices { sum += x[i] * y[i] }
    return sum
  }
}
