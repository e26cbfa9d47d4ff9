import CGSL

/// Products and sums, through BLAS (`gsl_blas_dgemm`, `gsl_blas_dgemv`).
///
/// Every entry of a product of inner size k differs from the exact one by at
/// most γ_k Σ|a||b|, γ_k = k u/(1 − k u), u = 2⁻⁵³ (Higham, *Accuracy and
/// Stability of Numerical Algorithms*, 2nd ed., 2002, chapter 3), as long as
/// nothing underflows.
extension Matrix {
  /// The product `self` · `other`; throws unless the inner sizes agree.
  public func multiplied(by other: Matrix) throws(GSLError) -> Matrix {
    guard columns == other.rows else {
      throw GSLError(
        "a \(rows) x \(columns) matrix cannot multiply one of \(other.rows)"
          + " rows"
      )
    }
    var (a, b) = (self, other)
    var product = Matrix.zeros(rows: rows, columns: other.columns)
    try Library.check("matrix product") {
      a.withView { a in
        b.withView { b in
          product.withView {
            gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, a, b, 0, $0)
          }
        }
      }
    }
    return product
  }

  /// The vector `self` · `vector`; throws unless it has `columns` numbers.
  public func multiplied(by vector: [Double]) throws(GSLError) -> [Double] {
    guard columns == vector.count else {
      throw GSLError(
        "a \(rows) x \(columns) matrix cannot multiply \(vector.count) numbers"
      )
    }
    var (a, x) = (self, vector)
    var product = Array(repeating: 0.0, count: rows)
    try Library.check("product of matrix and vector") {
      a.withView { a in
        withVectorView(&x) { x in
          withVectorView(&product) {
            gsl_blas_dgemv(CblasNoTrans, 1, a, x, 0, $0)
          }
        }
      }
    }
    return product
  }

  /// `self` + `factor` · `other`; throws unless the shapes agree.
  public func adding(
    _ other: Matrix,
    times factor: Double = 1
  ) throws(GSLError) -> Matrix {
    guard rows == other.rows, columns == other.columns else {
      throw GSLError(
        "a \(rows) x \(columns) matrix cannot be added to one of \(other.rows)"
          + " x \(other.columns)"
      )
    }
    let sums = zip(values, other.values).map { $0 + factor * $1 }
    return Matrix(rows, columns, sums)
  }
}
