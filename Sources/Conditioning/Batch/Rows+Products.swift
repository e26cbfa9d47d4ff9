/// Products of batches with matrices that lie in a flat parameter vector.
extension Rows {
  /// The images W x_i, where W has `rows` rows of `width` numbers from `offset`
  /// on in `parameters`.
  func applying(
    _ parameters: [Double],
    at offset: Int,
    rows: Int
  ) -> Rows {
    var result = Rows(zeros: count, width: rows)
    result.add(applying: parameters, at: offset, to: self)
    return result
  }

  /// Adds the images W x_i of another batch.
  mutating func add(
    applying parameters: [Double],
    at offset: Int,
    to x: Rows
  ) {
    let (m, n, k) = (count, width, x.width)
    Rows.withBases(x.values, parameters, &values) { x, w, result in
      BLAS.addProduct(
        BLAS.Operand(base: x, stride: k),
        BLAS.Operand(base: w + offset, stride: k, isTransposed: true),
        to: result,
        m: m,
        n: n,
        k: k
      )
    }
  }

  /// Adds the images Wᵀ d_i, where W has `d.width` rows of `width` numbers.
  mutating func add(
    applyingTranspose parameters: [Double],
    at offset: Int,
    to d: Rows
  ) {
    let (m, n, k) = (count, width, d.width)
    Rows.withBases(d.values, parameters, &values) { d, w, result in
      BLAS.addProduct(
        BLAS.Operand(base: d, stride: k),
        BLAS.Operand(base: w + offset, stride: n),
        to: result,
        m: m,
        n: n,
        k: k
      )
    }
  }

  /// Adds Σ_i d_i x_iᵀ for this batch of d to the numbers from `offset` on.
  func addOuterProducts(
    with x: Rows,
    to gradient: inout [Double],
    at offset: Int
  ) {
    let (m, n, k) = (width, x.width, count)
    Rows.withBases(values, x.values, &gradient) { d, x, gradient in
      BLAS.addProduct(
        BLAS.Operand(base: d, stride: m, isTransposed: true),
        BLAS.Operand(base: x, stride: n),
        to: gradient + offset,
        m: m,
        n: n,
        k: k
      )
    }
  }

  /// Adds the inner products ⟨x_i, y_j⟩ of this batch with another to a table
  /// with a row for every x_i.
  func addInnerProducts(with y: Rows, to table: inout [Double]) {
    let (m, n, k) = (count, y.count, width)
    Rows.withBases(values, y.values, &table) { x, y, table in
      BLAS.addProduct(
        BLAS.Operand(base: x, stride: k),
        BLAS.Operand(base: y, stride: k, isTransposed: true),
        to: table,
        m: m,
        n: n,
        k: k
      )
    }
  }

  /// Lends the numbers of three arrays; does nothing if one is empty.
  private static func withBases(
    _ a: [Double],
    _ b: [Double],
    _ c: inout [Double],
    _ body: (
      UnsafePointer<Double>, UnsafePointer<Double>,
      UnsafeMutablePointer<Double>
    ) -> Void
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress,
            let c = c.baseAddress
          else { return }
          body(a, b, c)
        }
      }
    }
  }
}
