/// A batch of vectors of one width, one a row: entry (i, j) is
/// `values[i · width + j]`.
public struct Rows: Sendable, Equatable {
  /// How many vectors there are.
  public let count: Int
  /// How many coordinates each has.
  public let width: Int
  /// The coordinates, vector by vector.
  public var values: [Double]

  /// The batch of these coordinates; there must be count · width of them.
  public init(count: Int, width: Int, values: [Double]) {
    precondition(values.count == count * width)
    self.count = count
    self.width = width
    self.values = values
  }

  /// Zeros.
  public init(zeros count: Int, width: Int) {
    self.init(
      count: count,
      width: width,
      values: Array(repeating: 0, count: count * width)
    )
  }

  /// Coordinate `j` of vector `i`.
  public subscript(i: Int, j: Int) -> Double {
    get { values[i * width + j] }
    set { values[i * width + j] = newValue }
  }

  /// Vector `i`.
  public subscript(i: Int) -> ArraySlice<Double> {
    values[(i * width)..<((i + 1) * width)]
  }

  /// The vectors of the given numbers, in that order.
  public func selecting(_ indices: [Int]) -> Rows {
    var chosen: [Double] = []
    chosen.reserveCapacity(indices.count * width)
    for i in indices { chosen += self[i] }
    return Rows(count: indices.count, width: width, values: chosen)
  }

  /// This batch followed by another of the same width.
  public func appending(_ other: Rows) -> Rows {
    Rows(
      count: count + other.count,
      width: width,
      values: values + other.values
    )
  }
}

extension Rows {
  /// The entries of two batches of one shape, combined.
  func zip(
    _ other: Rows,
    _ combine: (Double, Double) -> Double
  ) -> Rows {
    precondition(values.count == other.values.count)
    var result = self
    result.values.withUnsafeMutableBufferPointer { result in
      other.values.withUnsafeBufferPointer { other in
        for i in result.indices { result[i] = combine(result[i], other[i]) }
      }
    }
    return result
  }

  /// Adds `factor` times another batch.
  mutating func add(_ other: Rows, times factor: Double = 1) {
    BLAS.add(factor, other.values, to: &values)
  }

  /// The entrywise product.
  func times(_ other: Rows) -> Rows { zip(other) { $0 * $1 } }

  /// Every vector scaled coordinate by coordinate.
  func scaled(columns factors: [Double]) -> Rows {
    var result = self
    result.mapRows { row, _ in
      for j in factors.indices { row[j] *= factors[j] }
    }
    return result
  }

  /// Works on every vector in place.
  mutating func mapRows(
    _ body: (UnsafeMutableBufferPointer<Double>, Int) -> Void
  ) {
    let (count, width) = (count, width)
    values.withUnsafeMutableBufferPointer { all in
      for i in 0..<count {
        body(
          UnsafeMutableBufferPointer(
            rebasing: all[(i * width)..<((i + 1) * width)]
          ),
          i
        )
      }
    }
  }

  /// The sum of all vectors.
  var columnSums: [Double] {
    var sums = Array(repeating: 0.0, count: width)
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        for i in 0..<count {
          for j in 0..<width { sums[j] += values[i * width + j] }
        }
      }
    }
    return sums
  }

  /// ⟨x_i, y_i⟩ of every vector with that of another batch of one shape.
  func rowProducts(_ other: Rows) -> [Double] {
    values.withUnsafeBufferPointer { x in
      other.values.withUnsafeBufferPointer { y in
        (0..<count).map { i in
          var sum = 0.0
          for k in (i * width)..<((i + 1) * width) { sum += x[k] * y[k] }
          return sum
        }
      }
    }
  }

  /// ‖x_i‖² of every vector.
  var squaredNorms: [Double] { rowProducts(self) }
}
