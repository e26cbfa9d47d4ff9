/// What the squared entries s_{p,q} = Z_{p,q}² of a network come to, times n₀².
///
///     V̂ = (1/M) Σ s² − ((1/M) Σ s)²,  M = n₀ n_d
///
/// and the means of s s′ over ordered pairs of different entries that share the
/// output, the input, or neither. The pairs' sums follow from the sums over
/// rows, columns and everything: no pair is visited.
struct SquaredEntries {
  /// n₀² V̂.
  let variance: Double
  /// n₀² times the mean of s².
  let sameEntry: Double
  /// n₀² times the mean of s s′, same output.
  let sameOutput: Double
  /// n₀² times the mean of s s′, same input.
  let sameInput: Double
  /// n₀² times the mean of s s′, neither.
  let neither: Double

  /// The statistics of a Jacobian of `outputs` rows, of which those that are
  /// not given are 0.
  init(rows: [[Double]], inputs: Int, outputs: Int) {
    var columns = Array(repeating: 0.0, count: inputs)
    var (total, squares, rowSquares) = (0.0, 0.0, 0.0)
    for row in rows {
      var sum = 0.0
      for (p, z) in row.enumerated() {
        let s = z * z
        columns[p] += s
        sum += s
        squares += s * s
      }
      total += sum
      rowSquares += sum * sum
    }
    let columnSquares = columns.reduce(0) { $0 + $1 * $1 }
    let (m, n) = (Double(inputs), Double(outputs))
    let scale = m * m
    let count = m * n
    func mean(_ sum: Double, _ pairs: Double) -> Double {
      pairs > 0 ? scale * sum / pairs : 0
    }
    let average = total / count
    sameEntry = mean(squares, count)
    variance = max(0, sameEntry - scale * average * average)
    sameOutput = mean(rowSquares - squares, n * m * (m - 1))
    sameInput = mean(columnSquares - squares, m * n * (n - 1))
    let rest = total * total - rowSquares - columnSquares + squares
    neither = mean(rest, m * (m - 1) * n * (n - 1))
  }

  /// The numbers in their order: V̂, then the pairs.
  var numbers: [Double] {
    [variance, sameEntry, sameOutput, sameInput, neither]
  }
}
