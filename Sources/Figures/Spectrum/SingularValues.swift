import GSL

/// The singular values of one drawn network's Jacobian.
///
/// A layer with fewer live neurons than the others bounds the rank: for
/// Gaussian weights the rank is the smallest number of live neurons of a layer,
/// almost surely, and the other singular values are 0. What rounding leaves of
/// them is dropped. Errors are of the order of 10⁻¹⁵ times the largest one.
struct SingularValues {
  /// The nonzero ones, the largest first.
  let values: [Double]
  /// How many of them there are.
  let rank: Int

  /// Throws what `Matrix.singularValues` throws.
  init(_ rows: [[Double]], _ pass: DrawnNet.Pass) throws {
    rank = pass.alive.map(\.count).min() ?? 0
    guard rank > 0 else {
      values = []
      return
    }
    values = Array(try Matrix(rows).singularValues().prefix(rank))
  }

  /// tr (J Jᵀ)² = Σ_{q,q′} ⟨row q, row q′⟩², without singular values.
  static func fourthPowers(_ rows: [[Double]]) -> Double {
    var sum = 0.0
    for (q, row) in rows.enumerated() {
      let square = dot(row, from: 0, row)
      sum += square * square
      for other in rows[..<q] {
        let product = dot(row, from: 0, other)
        sum += 2 * product * product
      }
    }
    return sum
  }
}
