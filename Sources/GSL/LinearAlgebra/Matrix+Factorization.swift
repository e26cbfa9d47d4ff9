import CGSL

extension Matrix {
  /// The factors of A = QR: Q orthogonal (rows × rows), R upper triangular
  /// (rows × columns), its diagonal of any sign.
  ///
  /// Householder's method (`gsl_linalg_QR_decomp`). Throws if an entry is not
  /// finite.
  public func qr() throws(GSLError) -> (q: Matrix, r: Matrix) {
    try requireFinite("QR")
    var packed = self
    var tau = Array(repeating: 0.0, count: min(rows, columns))
    var q = Matrix.zeros(rows: rows, columns: rows)
    var r = Matrix.zeros(rows: rows, columns: columns)
    try Library.check("QR") {
      packed.withView { packed in
        withVectorView(&tau) { tau in
          let status = gsl_linalg_QR_decomp(packed, tau)
          if Int(status) != Int(GSL_SUCCESS) { return status }
          return q.withView { q in
            r.withView { gsl_linalg_QR_unpack(packed, tau, q, $0) }
          }
        }
      }
    }
    return (q, r)
  }

  /// The singular values, the largest first: min(rows, columns) of them.
  ///
  /// Golub and Reinsch's method (`gsl_linalg_SV_decomp`): errors of the order of
  /// 2⁻⁵³ times the largest one, for small ones too. GSL's Jacobi rotations are
  /// not used: their estimate of rounding errors grows with the number of
  /// rotations, so that of large, badly conditioned matrices they stop before the
  /// small ones are found. Throws if an entry is not finite.
  ///
  /// - Complexity: O(rows · columns · min(rows, columns)).
  public func singularValues() throws(GSLError) -> [Double] {
    try requireFinite("singular values")
    // GSL wants no fewer rows than columns. A power of two brings the entries
    // near 1, exactly, so that no square leaves the doubles.
    let exponent = largestExponent
    var a = (rows < columns ? transposed : self).scaled(by: -exponent)
    var v = Matrix.zeros(rows: a.columns, columns: a.columns)
    var values = Array(repeating: 0.0, count: a.columns)
    var work = values
    try Library.check("singular values") {
      a.withView { a in
        v.withView { v in
          withVectorView(&values) { values in
            withVectorView(&work) { gsl_linalg_SV_decomp(a, v, values, $0) }
          }
        }
      }
    }
    return values.map { $0.scaled(by: exponent) }
  }

  /// The eigenvalues of a symmetric matrix, in increasing order.
  ///
  /// Tridiagonalisation and QR steps (`gsl_eigen_symm`): errors of the order of
  /// 2⁻⁵³ times the largest one. Throws unless the matrix equals its transpose
  /// exactly and is finite.
  public func symmetricEigenvalues() throws(GSLError) -> [Double] {
    guard rows == columns else {
      throw GSLError(
        "a \(rows) x \(columns) matrix has no eigenvalues: it must be square"
      )
    }
    try requireFinite("eigenvalues")
    for i in 0..<rows {
      for j in 0..<i where self[i, j] != self[j, i] {
        throw GSLError(
          "the matrix is not symmetric: (\(i), \(j)) is \(self[i, j]) and"
            + " (\(j), \(i)) is \(self[j, i])"
        )
      }
    }
    let exponent = largestExponent
    var a = scaled(by: -exponent)
    var values = Array(repeating: 0.0, count: rows)
    guard let workspace = gsl_eigen_symm_alloc(rows) else {
      throw GSLError("eigenvalues: no memory for \(rows) rows")
    }
    defer { gsl_eigen_symm_free(workspace) }
    try Library.check("eigenvalues") {
      a.withView { a in
        withVectorView(&values) { gsl_eigen_symm(a, $0, workspace) }
      }
    }
    return values.sorted().map { $0.scaled(by: exponent) }
  }

  /// The exponent of the largest entry; 0 of the zero matrix.
  private var largestExponent: Int {
    let largest = values.reduce(0) { max($0, abs($1)) }
    return largest > 0 ? Int(largest.exponent) : 0
  }

  private func scaled(by exponent: Int) -> Matrix {
    map { $0.scaled(by: exponent) }
  }
}

extension Double {
  /// The number times 2^`exponent`, for any exponent.
  fileprivate func scaled(by exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }
}
