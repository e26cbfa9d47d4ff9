import CGSL

/// A dense real matrix, row-major: entry (i, j) is `values[i · columns + j]`.
///
/// It has at least one row and one column. Entries may be any doubles; the
/// factorisations refuse those that are not finite.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, row by row.
  public private(set) var values: [Double]

  /// The matrix of these entries, row by row.
  ///
  /// Throws unless there are rows · columns of them and at least one.
  public init(
    rows: Int,
    columns: Int,
    values: [Double]
  ) throws(GSLError) {
    guard rows > 0, columns > 0 else {
      throw GSLError(
        "a matrix of \(rows) rows and \(columns) columns is empty: both must be"
          + " positive"
      )
    }
    let (count, isTooLarge) = rows.multipliedReportingOverflow(by: columns)
    guard !isTooLarge, values.count == count else {
      throw GSLError(
        "\(values.count) numbers do not fill \(rows) rows of \(columns)"
      )
    }
    self.init(rows, columns, values)
  }

  /// The matrix of these rows, which must be equally long and not empty.
  public init(_ rows: [[Double]]) throws(GSLError) {
    let columns = rows.first?.count ?? 0
    if let i = rows.firstIndex(where: { $0.count != columns }) {
      throw GSLError(
        "row \(i) has \(rows[i].count) numbers where the first has \(columns)"
      )
    }
    try self.init(
      rows: rows.count,
      columns: columns,
      values: rows.flatMap { $0 }
    )
  }

  /// Entries that are known to fit.
  init(_ rows: Int, _ columns: Int, _ values: [Double]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// The zero matrix; numbers below 1 count as 1.
  public static func zeros(rows: Int, columns: Int) -> Matrix {
    let (m, n) = (max(rows, 1), max(columns, 1))
    return Matrix(m, n, Array(repeating: 0, count: m * n))
  }

  /// The identity of `size` rows; a size below 1 counts as 1.
  public static func identity(_ size: Int) -> Matrix {
    .diagonal(Array(repeating: 1, count: max(size, 1)))
  }

  /// The diagonal matrix of these numbers; none count as one 0.
  public static func diagonal(_ entries: [Double]) -> Matrix {
    var result = Matrix.zeros(rows: entries.count, columns: entries.count)
    for (i, entry) in entries.enumerated() { result[i, i] = entry }
    return result
  }

  /// The entry in row `i` and column `j`, counted from 0; both must be inside.
  public subscript(i: Int, j: Int) -> Double {
    get { values[i * columns + j] }
    set { values[i * columns + j] = newValue }
  }

  /// Row `i`.
  public func row(_ i: Int) -> [Double] {
    Array(values[(i * columns)..<((i + 1) * columns)])
  }

  /// Column `j`.
  public func column(_ j: Int) -> [Double] {
    (0..<rows).map { self[$0, j] }
  }

  /// Every entry put through a function.
  public func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rows, columns, values.map(transform))
  }

  /// The transpose.
  public var transposed: Matrix {
    var result = Matrix.zeros(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result[j, i] = self[i, j] }
    }
    return result
  }

  /// Whether every entry is finite.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }

  /// Lends the entries to GSL as a `gsl_matrix`.
  mutating func withView<Result>(
    _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
  ) -> Result {
    let (rows, columns) = (rows, columns)
    return values.withUnsafeMutableBufferPointer { buffer in
      var view = gsl_matrix_view_array(buffer.baseAddress, rows, columns)
      return body(&view.matrix)
    }
  }

  /// Refuses entries on which GSL's iterations would not end.
  func requireFinite(_ operation: String) throws(GSLError) {
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw GSLError(
        "\(operation): the entry (\(bad / columns), \(bad % columns)) is"
          + " \(values[bad]), which is not finite"
      )
    }
  }
}

/// Lends an array to GSL as a `gsl_vector`.
func withVectorView<Result>(
  _ values: inout [Double],
  _ body: (UnsafeMutablePointer<gsl_vector>) -> Result
) -> Result {
  values.withUnsafeMutableBufferPointer { buffer in
    var view = gsl_vector_view_array(buffer.baseAddress, buffer.count)
    return body(&view.vector)
  }
}
