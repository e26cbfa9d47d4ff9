import Foundation

/// One network of protocol 1, drawn and differentiated a second time: weights
/// of a layer row by row, then its biases, layer after layer.
///
/// Gaussian weights of variance 2/n_{j−1}; biases of variance v, or none.
struct ReferenceNet {
  let widths: [Int]
  var biasVariance: Double?

  /// Z of output 0 at x.
  func square(at x: [Double], drawing stream: inout ReferenceStream) -> Double {
    var values = x
    var rows = x.indices.map { p in x.indices.map { $0 == p ? 1.0 : 0 } }
    for (m, n) in zip(widths, widths.dropFirst()) {
      let scale = sqrt(2 / Double(m))
      var weights: [Double] = []
      for _ in 0..<(m * n) { weights.append(scale * stream.gaussian()) }
      var biases = Array(repeating: 0.0, count: n)
      if let biasVariance {
        for b in 0..<n { biases[b] = sqrt(biasVariance) * stream.gaussian() }
      }
      var nextValues: [Double] = []
      var nextRows: [[Double]] = []
      for b in 0..<n {
        let w = weights[(b * m)..<((b + 1) * m)]
        let z = zip(w, values).reduce(biases[b]) { $0 + $1.0 * $1.1 }
        nextValues.append(max(0, z))
        nextRows.append(
          x.indices.map { p in
            z > 0 ? zip(w, rows).reduce(0) { $0 + $1.0 * $1.1[p] } : 0
          }
        )
      }
      values = nextValues
      rows = nextRows
    }
    return rows[0].reduce(0) { $0 + $1 * $1 }
  }
}
