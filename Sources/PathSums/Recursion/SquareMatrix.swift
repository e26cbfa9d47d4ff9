import ExactArithmetic

/// A square matrix with non-negative entries.
struct SquareMatrix<Scalar: NonnegativeScalar>: Sendable {
  let rows: [[Scalar]]

  /// The matrix times a column.
  func applied(to column: [Scalar]) -> [Scalar] {
    rows.map { row in
      var sum = Scalar.zero
      for (entry, value) in zip(row, column)
      where !entry.isZero && !value.isZero {
        sum.add(entry, times: value)
      }
      return sum
    }
  }

  /// The n-th power of the matrix times a column, by repeated squaring.
  func power(_ n: Int, appliedTo column: [Scalar]) -> [Scalar] {
    var column = column
    var square = self
    var rest = n
    while rest > 0 {
      if !rest.isMultiple(of: 2) { column = square.applied(to: column) }
      rest /= 2
      if rest > 0 { square = square.squared }
    }
    return column
  }

  private var squared: SquareMatrix {
    let columns = rows.indices.map { j in
      applied(to: rows.map { $0[j] })
    }
    return SquareMatrix(
      rows: rows.indices.map { i in columns.map { $0[i] } }
    )
  }
}

/// A product of rationals that is kept aside until the end of a recursion, so
/// that the state stays integral and one reduction to lowest terms suffices.
struct ScaleFactor<Scalar: NonnegativeScalar> {
  private var powers: [Rational: Int] = [:]

  init() {}

  mutating func multiply(by factor: Rational, times count: Int) {
    powers[factor, default: 0] += count
  }

  /// The product times a number.
  func times(_ value: Scalar) -> Scalar {
    let factor = powers.keys.sorted().map { key in
      power(Scalar(rational: key), powers[key] ?? 0)
    }.reduce(.one, *)
    return value * factor
  }

  /// x^n, by squaring.
  private func power(_ x: Scalar, _ n: Int) -> Scalar {
    var result = Scalar.one
    for bit in String(n, radix: 2) {
      result = result * result
      if bit == "1" { result = result * x }
    }
    return result
  }
}
