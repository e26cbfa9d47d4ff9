import CGSL

extension Matrix {
  /// A uniformly distributed orthogonal matrix, or the part of one.
  ///
  /// Square: Haar measure on O(n). Otherwise the rows or the columns, whichever
  /// are fewer, are orthonormal and uniform among all such frames.
  ///
  /// G = QR of a Gaussian G has a Haar-distributed Q only if R's diagonal is made
  /// positive, for that makes Q a function of G which commutes with rotations;
  /// Householder's method alone prefers signs (F. Mezzadri, *How to generate
  /// random matrices from the classical compact groups*, Notices of the AMS 54,
  /// 2007, arXiv:math-ph/0609050).
  ///
  /// Numbers below 1 count as 1. Throws what `qr()` throws.
  public static func haar(
    rows: Int,
    columns: Int,
    using generator: Generator
  ) throws(GSLError) -> Matrix {
    var gaussians = Matrix.zeros(
      rows: max(rows, columns),
      columns: max(1, min(rows, columns))
    )
    var draws = gaussians.values
    generator.fill(&draws, from: .gaussian)
    gaussians = Matrix(gaussians.rows, gaussians.columns, draws)
    let (q, r) = try gaussians.qr()
    var frame = Matrix.zeros(rows: gaussians.rows, columns: gaussians.columns)
    for j in 0..<frame.columns {
      let sign: Double = r[j, j] < 0 ? -1 : 1
      for i in 0..<frame.rows { frame[i, j] = sign * q[i, j] }
    }
    return rows < columns ? frame.transposed : frame
  }
}
