import Foundation
import GSL
import TestSupport
import Testing

/// Matrices of small integers, whose sums and products are exact.
private func matrices(rows: Int, columns: Int) -> Gen<Matrix> {
  let entries = Gen<[Int]>.array(
    of: .int(in: -64...64, origin: 0),
    count: rows * columns
  )
  return entries.map { entries in
    var matrix = Matrix.zeros(rows: rows, columns: columns)
    for (k, entry) in entries.enumerated() {
      matrix[k / columns, k % columns] = Double(entry)
    }
    return matrix
  }
}

private let sizes = Gen<(Int, Int)>.pair(.int(in: 1...5), .int(in: 1...5))
private let anyMatrix = sizes.flatMap { matrices(rows: $0, columns: $1) }
private let square = Gen<Int>.int(in: 1...5).flatMap {
  matrices(rows: $0, columns: $0)
}

/// Products and factors of small matrices.
@Suite struct LinearAlgebraTests {
  /// Products of integers are exact, so they equal the definition's sums.
  @Test func productsAreSumsOfProducts() {
    let shapes = Gen<(Int, Int, Int)>.triple(
      .int(in: 1...5),
      .int(in: 1...5),
      .int(in: 1...5)
    )
    let pairs = shapes.flatMap { m, k, n in
      Gen<(Matrix, Matrix)>.pair(
        matrices(rows: m, columns: k),
        matrices(rows: k, columns: n)
      )
    }
    forAll("matrix product", pairs, count: 200) { a, b in
      let product = try a.multiplied(by: b)
      for i in 0..<a.rows {
        for j in 0..<b.columns {
          let sum = (0..<a.columns).reduce(0) { $0 + a[i, $1] * b[$1, j] }
          try expectLaw(product[i, j], equals: sum, "entry (\(i), \(j))")
        }
      }
      try expectLaw(
        a.multiplied(by: b.column(0)),
        equals: product.column(0),
        "product with a vector"
      )
      try expectLaw(
        b.transposed.multiplied(by: a.transposed),
        equals: product.transposed,
        "(AB)^T = B^T A^T"
      )
    }
  }

  /// A = QR with Qᵀ Q = 1 and R upper triangular.
  ///
  /// Householder's Q and R have backward error γ_{cmn} in the Frobenius norm with
  /// a small constant c (Higham, *Accuracy and Stability*, chapter 19); c = 8.
  @Test func qrHoldsItsEquations() {
    forAll("QR", anyMatrix, count: 200) { a in
      let (q, r) = try a.qr()
      let roundings = 8 * Double(a.rows * (a.columns + a.rows)) * 0x1p-53
      let gram = try q.transposed.multiplied(by: q)
        .adding(.identity(a.rows), times: -1)
      try expectLaw(norm(gram) <= roundings, "Q^T Q is off by \(norm(gram))")
      let gap = norm(try q.multiplied(by: r).adding(a, times: -1))
      try expectLaw(gap <= roundings * norm(a), "QR is off by \(gap)")
      for i in 0..<r.rows {
        for j in 0..<min(i, r.columns) {
          try expectLaw(r[i, j], equals: 0, "R(\(i), \(j))")
        }
      }
    }
  }

  /// Σ s² = ‖A‖², ∏ s = |det A| of 2 × 2, and Aᵀ has those of A.
  @Test func singularValuesHoldTheirIdentities() {
    forAll("singular values", anyMatrix, count: 200) { a in
      let values = try a.singularValues()
      try expectLaw(
        values.count,
        equals: min(a.rows, a.columns),
        "their number"
      )
      try expectLaw(values == values.sorted(by: >), "unsorted: \(values)")
      let roundings = 32 * Double(a.rows + a.columns) * 0x1p-53
      let gap = abs(norm(values) - norm(a.values))
      try expectLaw(gap <= roundings * norm(a), "the norm is off by \(gap)")
      let mirrored = try a.transposed.singularValues()
      let difference = norm(zip(values, mirrored).map { $0 - $1 })
      try expectLaw(
        difference <= roundings * norm(a),
        "A^T differs by \(difference)"
      )
      if a.rows == 2, a.columns == 2 {
        let determinant = abs(a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0])
        let gap = abs(values[0] * values[1] - determinant)
        let size = norm(a) * norm(a)
        try expectLaw(gap <= roundings * size, "the product is off by \(gap)")
      }
    }
  }

  /// The eigenvalues of AᵀA are the squares of A's singular values, and there
  /// are as many zeros as columns beyond the rank.
  @Test func eigenvaluesAreSquaredSingularValues() {
    forAll("eigenvalues of A^T A", anyMatrix, count: 200) { a in
      let gram = try a.transposed.multiplied(by: a)
      let eigenvalues = try gram.symmetricEigenvalues()
      var squares = try a.singularValues().map { $0 * $0 }
      squares += Array(repeating: 0, count: a.columns - squares.count)
      let roundings = 64 * Double(a.rows + a.columns) * 0x1p-53
      for (value, square) in zip(eigenvalues.reversed(), squares) {
        try expectLaw(
          abs(value - square) <= roundings * norm(gram),
          "\(value) is not \(square)"
        )
      }
    }
  }

  /// Trace and sum of squares of a symmetric matrix are its eigenvalues'.
  @Test func eigenvaluesHoldTheirIdentities() {
    forAll("symmetric eigenvalues", square, count: 200) { a in
      let b = try a.adding(a.transposed)
      let values = try b.symmetricEigenvalues()
      try expectLaw(values == values.sorted(), "unsorted: \(values)")
      let roundings = 64 * Double(b.rows) * 0x1p-53 * norm(b)
      let trace = (0..<b.rows).reduce(0) { $0 + b[$1, $1] }
      let sum = values.reduce(0, +)
      try expectLaw(abs(sum - trace) <= roundings, "trace \(sum), not \(trace)")
      let gap = abs(norm(values) - norm(b))
      try expectLaw(gap <= roundings, "the norm is off by \(gap)")
    }
  }

  /// Scaling by a power of two scales every value exactly, at any size.
  @Test(arguments: [-1000, -600, 600, 1000])
  func valuesScaleWithoutOverflow(exponent: Int) throws {
    let a = try Matrix([[3, 1, 0], [1, -2, 5], [0, 5, 7]])
    let factor = Double(sign: .plus, exponent: exponent, significand: 1)
    let scaled = a.map { $0 * factor }
    let singular = try a.singularValues().map { $0 * factor }
    #expect(try scaled.singularValues() == singular)
    let eigenvalues = try a.symmetricEigenvalues().map { $0 * factor }
    #expect(try scaled.symmetricEigenvalues() == eigenvalues)
  }

  /// Whatever cannot be answered is refused in a sentence.
  @Test func refusalsNameTheirReason() throws {
    let wide = Matrix.zeros(rows: 2, columns: 3)
    let skew = try Matrix([[0, 1], [-1, 0]])
    let broken = try Matrix([[1, .nan], [0, 1]])
    let calls: [(String, () throws -> Void)] = [
      ("empty", { _ = try Matrix(rows: 0, columns: 2, values: []) }),
      ("do not fill", { _ = try Matrix(rows: 2, columns: 2, values: [1]) }),
      ("do not fill", { _ = try Matrix(rows: .max, columns: 2, values: []) }),
      ("row 1 has", { _ = try Matrix([[1, 2], [3]]) }),
      ("cannot multiply", { _ = try wide.multiplied(by: wide) }),
      ("cannot multiply", { _ = try wide.multiplied(by: [1, 2]) }),
      ("cannot be added", { _ = try wide.adding(skew) }),
      ("square", { _ = try wide.symmetricEigenvalues() }),
      ("not symmetric", { _ = try skew.symmetricEigenvalues() }),
      ("not finite", { _ = try broken.singularValues() }),
      ("not finite", { _ = try broken.qr() }),
    ]
    for (reason, call) in calls {
      let error = #expect(throws: GSLError.self) { try call() }
      #expect(error?.description.contains(reason) == true)
    }
  }

  /// The zero matrix has only zeros, and nothing is divided by them.
  @Test func theZeroMatrixIsFactored() throws {
    let zero = Matrix.zeros(rows: 3, columns: 2)
    #expect(try zero.singularValues() == [0, 0])
    #expect(
      try Matrix.zeros(rows: 2, columns: 2).symmetricEigenvalues() == [0, 0]
    )
    #expect(try zero.qr().r.values.allSatisfy { $0 == 0 })
  }
}

private func norm(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

private func norm(_ matrix: Matrix) -> Double { norm(matrix.values) }
