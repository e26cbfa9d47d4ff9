import ExactArithmetic
import Measures

/// What one layer of random weights does to the K-th order moments of a vector.
///
/// For a vector v put u = v ⊙ mask and let W have independent rows of
/// independent weights with standardised moments κ_r. One row gives
///
///     E (Σ_b W_b u_b)^{2k} = s^k Σ_{ν ⊢ k} (2k)!/(∏(2ν_i)! ∏ mult!) ∏ κ_{ν_i} m̃_ν(u²)
///
/// with s the variance of a weight; rows are independent, so the moment of
/// type λ of the new vector is a product of such sums, expanded again in
/// augmented monomials. `entries[λ][ν]` / `denominator` is its coefficient of
/// m̃_ν. The matrix depends on K and the moments alone, not on any width.
struct TransferMatrix<Scalar: NonnegativeScalar>: Sendable {
  let partitions: [Partition]
  let entries: [[Scalar]]
  let denominator: Rational

  /// The matrix of order K for a law with rational moments κ_0, …, κ_K.
  ///
  /// Entries are cleared of denominators, so that a rational recursion works
  /// with integers until its last step.
  init(order: Int, rational moments: [Rational]) {
    let exact = TransferMatrix<Rational>.rows(order, moments)
    let common = exact.flatMap { $0 }.commonDenominator()
    partitions = Partition.all(of: order)
    entries = exact.map { $0.map { Scalar(rational: $0 * common) } }
    denominator = common
  }

  /// The matrix of order K for a law with moments κ_0, …, κ_K of any kind.
  init(order: Int, moments: [Scalar]) {
    partitions = Partition.all(of: order)
    entries = TransferMatrix.rows(order, moments)
    denominator = 1
  }

  private static func rows(_ order: Int, _ moments: [Scalar]) -> [[Scalar]] {
    let rowMoments = (0...order).map { rowMoment($0, moments) }
    var products: [[Int]: AugmentedMonomials<Scalar>] = [[]: .one]
    func product(_ parts: [Int]) -> AugmentedMonomials<Scalar> {
      if let known = products[parts] { return known }
      let result =
        product(Array(parts.dropLast())) * rowMoments[parts[parts.count - 1]]
      products[parts] = result
      return result
    }
    let partitions = Partition.all(of: order)
    return partitions.map { target in
      let expansion = product(target.parts).coefficients
      return partitions.map { expansion[$0] ?? .zero }
    }
  }

  /// E (Σ_b W_b u_b)^{2k} / s^k as a polynomial in u².
  private static func rowMoment(
    _ k: Int,
    _ moments: [Scalar]
  ) -> AugmentedMonomials<Scalar> {
    var coefficients: [Partition: Scalar] = [:]
    for partition in Partition.all(of: k) {
      let arrangements =
        partition.parts.map { Rational.factorial(2 * $0) }
        .product() * partition.symmetry
      let count = Rational.factorial(2 * k) / arrangements
      coefficients[partition] = partition.parts
        .reduce(Scalar(rational: count)) { $0 * moments[$1] }
    }
    return AugmentedMonomials(coefficients: coefficients)
  }
}
