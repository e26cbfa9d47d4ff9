import ExactArithmetic

/// A small matrix of rational numbers; a vector is a matrix of one column.
///
/// Counterexamples made of a few small matrices are checked in it without any
/// rounding.
struct RationalMatrix: Equatable, Sendable {
  /// Two matrices whose shapes do not fit.
  struct ShapeMismatch: Error, CustomStringConvertible {
    let description: String
  }

  /// The rows, all of one length.
  let rows: [[Rational]]

  /// The matrix with these rows.
  init(_ rows: [[Rational]]) { self.rows = rows }

  /// The column vector with these coordinates.
  init(column: [Rational]) { rows = column.map { [$0] } }

  /// The square matrix with this diagonal and zeros beside it.
  static func diagonal(_ entries: [Rational]) -> RationalMatrix {
    RationalMatrix(
      entries.indices.map { i in
        entries.indices.map { $0 == i ? entries[i] : 0 }
      }
    )
  }

  /// The identity of the given size times a number.
  static func identity(_ size: Int, times scale: Rational = 1)
    -> RationalMatrix
  {
    diagonal(Array(repeating: scale, count: size))
  }

  /// How many columns there are.
  var columns: Int { rows.first?.count ?? 0 }

  /// The transpose.
  var transposed: RationalMatrix {
    RationalMatrix((0..<columns).map { c in rows.map { $0[c] } })
  }

  /// The sum of the squares of all entries.
  var squaredNorm: Rational {
    rows.joined().map { $0 * $0 }.sum()
  }

  /// The entries of the first column.
  var column: [Rational] { rows.compactMap(\.first) }

  /// The matrix product; throws if the shapes do not fit.
  static func * (
    a: RationalMatrix,
    b: RationalMatrix
  ) throws(ShapeMismatch) -> RationalMatrix {
    guard a.columns == b.rows.count else {
      throw ShapeMismatch(
        description: "a matrix of \(a.columns) columns cannot multiply one of"
          + " \(b.rows.count) rows: make the two equal"
      )
    }
    let others = b.transposed.rows
    return RationalMatrix(
      a.rows.map { row in
        others.map { other in zip(row, other).map { $0 * $1 }.sum() }
      }
    )
  }

  /// The sum of two matrices of one shape.
  static func + (a: RationalMatrix, b: RationalMatrix) -> RationalMatrix {
    RationalMatrix(
      zip(a.rows, b.rows).map { zip($0, $1).map { $0 + $1 } }
    )
  }

  /// The product of the factors from left to right.
  static func product(
    _ factors: [RationalMatrix]
  ) throws(ShapeMismatch) -> RationalMatrix {
    guard var result = factors.first else { return RationalMatrix([]) }
    for factor in factors.dropFirst() { result = try result * factor }
    return result
  }

  /// The power with a positive exponent.
  func power(_ exponent: Int) throws(ShapeMismatch) -> RationalMatrix {
    try .product(Array(repeating: self, count: exponent))
  }
}

/// The moduli of the two eigenvalues of a real 2 × 2 matrix against a radius.
///
/// By Schur and Cohn both roots of λ² − tλ + d lie inside the unit circle iff
/// |d| < 1 and |t| < 1 + d.
extension RationalMatrix {
  private var traceAndDeterminant: (trace: Rational, determinant: Rational)? {
    guard rows.count == 2, columns == 2 else { return nil }
    return (
      rows[0][0] + rows[1][1],
      rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0]
    )
  }

  /// Whether both eigenvalues have modulus below 1; false unless 2 × 2.
  var eigenvaluesAreBelowOne: Bool {
    guard let (trace, determinant) = traceAndDeterminant else { return false }
    return determinant.magnitude < 1 && trace.magnitude < 1 + determinant
  }

  /// Whether both eigenvalues have modulus above 1; false unless 2 × 2.
  var eigenvaluesAreAboveOne: Bool {
    guard let (trace, determinant) = traceAndDeterminant,
      determinant.magnitude > 1
    else { return false }
    return (trace / determinant).magnitude < 1 + 1 / determinant
  }
}
