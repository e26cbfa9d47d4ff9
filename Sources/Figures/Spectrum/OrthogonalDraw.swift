import GSL

/// A real ReLU network of square Haar-orthogonal weights of gain √2.
enum OrthogonalDraw {
  /// The nonzero rows of J after each of `depth` layers, at x = (1, …, n).
  ///
  /// Throws what `Matrix.haar` throws.
  static func jacobians(
    width n: Int,
    depth: Int,
    using generator: Generator
  ) throws -> [[[Double]]] {
    var activation = (1...n).map { Double($0) }
    var alive = Array(0..<n)
    var rows = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }
    var result: [[[Double]]] = []
    for _ in 0..<depth {
      let weights = try Matrix.haar(rows: n, columns: n, using: generator)
        .map { $0 * 2.0.squareRoot() }
      let z = try weights.multiplied(by: activation)
      let active = (0..<n).filter { z[$0] > 0 }
      rows = active.map { b in
        var row = Array(repeating: 0.0, count: n)
        for (i, old) in zip(alive, rows) {
          addRow(old, 0, times: weights[b, i], to: &row)
        }
        return row
      }
      alive = active
      activation = z.map { max($0, 0) }
      result.append(rows)
    }
    return result
  }
}
