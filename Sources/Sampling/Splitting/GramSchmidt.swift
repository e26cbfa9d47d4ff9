/// The coordinates of m vectors in an orthonormal basis of their own span, by
/// modified Gram–Schmidt.
///
///     v_c = Σ_{i < directions} C_{c,i} q_i,  C lower triangular up to
///     vectors that bring no new direction
///
/// C is that of vectors a relative 10⁻¹⁶ or so away from the given ones, however
/// dependent they are (Björck, "Solving linear least squares problems by
/// Gram–Schmidt orthogonalization", BIT 7, 1967). A vector whose remainder is
/// below 10⁻¹² of its length counts as dependent.
enum GramSchmidt {
  private static let dependent = 1e-24

  /// Overwrites `vectors` (m rows of `length` numbers) by the basis, writes C in
  /// rows of `stride` numbers, and returns the number of directions.
  ///
  /// `stride` must be at least min(m, `length`); unused coordinates become 0.
  static func coordinates(
    of vectors: UnsafeMutablePointer<Double>,
    count m: Int,
    length: Int,
    into coordinates: UnsafeMutablePointer<Double>,
    stride: Int
  ) -> Int {
    var directions = 0
    for c in 0..<m {
      let v = vectors + c * length
      let row = coordinates + c * stride
      let size = squaredNorm(v, length)
      for i in 0..<directions {
        let q = vectors + i * length
        var dot = 0.0
        for t in 0..<length { dot += q[t] * v[t] }
        for t in 0..<length { v[t] -= dot * q[t] }
        row[i] = dot
      }
      for i in directions..<max(directions, stride) { row[i] = 0 }
      let rest = squaredNorm(v, length)
      guard directions < length, rest > dependent * size else { continue }
      let norm = rest.squareRoot()
      let q = vectors + directions * length
      for t in 0..<length { q[t] = v[t] / norm }
      row[directions] = norm
      directions += 1
    }
    return directions
  }

  private static func squaredNorm(
    _ v: UnsafePointer<Double>,
    _ length: Int
  ) -> Double {
    var sum = 0.0
    for t in 0..<length { sum += v[t] * v[t] }
    return sum
  }
}
