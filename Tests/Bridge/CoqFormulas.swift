import ExactArithmetic

// The right-hand sides of the theorems of Proofs/coq, written as they stand
// there. A net of depth d + 1 has the laws mu 0, …, mu d and the hidden widths
// n 1, …, n d.

/// `SecondMoment.moment_rec`, with c_j = kurtosis (mu j) − 3.
///
///     f_0(t) = f0 t,
///     f_j(t) = (1 − 1/n_j) f_{j−1}(0) + ((6 + 2t)/n_j) f_{j−1}(c_{j−1}).
func momentRecursion(
  _ widths: [Int],
  _ kurtoses: [Rational],
  _ f0: (Rational) -> Rational,
  _ d: Int,
  _ t: Rational
) -> Rational {
  if d == 0 { return f0(t) }
  let n = Rational(widths[d])
  let atZero = momentRecursion(widths, kurtoses, f0, d - 1, 0)
  let atC = momentRecursion(widths, kurtoses, f0, d - 1, kurtoses[d - 1] - 3)
  return (1 - 1 / n) * atZero + (6 + 2 * t) / n * atC
}

/// E[Z_q²] by `SecondMoment.second_moment`.
func secondMoment(_ widths: [Int], _ kurtoses: [Rational]) -> Rational {
  let d = kurtoses.count - 1
  let n0 = Rational(widths[0])
  return 2
    * momentRecursion(
      widths,
      kurtoses,
      { 1 + (2 + $0) / n0 },
      d,
      kurtoses[d] - 3
    )
}

/// E[Z_{p,q}² Z_{p',q}²] by `SecondMoment.second_moment_pair`; p = p' is
/// E[Z_{p,q}⁴].
func secondMomentPair(
  _ widths: [Int],
  _ kurtoses: [Rational],
  isSameInput: Bool
) -> Rational {
  let d = kurtoses.count - 1
  let square = Rational(widths[0]).power(2)
  return 2
    * momentRecursion(
      widths,
      kurtoses,
      { (isSameInput ? 3 + $0 : 1) / square },
      d,
      kurtoses[d] - 3
    )
}

/// ∏_{j=1}^{d} (1 + rate(j)/n_j) over the hidden layers.
func hiddenProduct(_ widths: [Int], _ rate: (Int) -> Rational) -> Rational {
  (1..<(widths.count - 1)).map { 1 + rate($0) / Rational(widths[$0]) }
    .product()
}

/// A side of `Bounds.product_bounds`, with `lo` or `hi` of every layer.
func productBound(_ widths: [Int], _ clipped: [Rational]) -> Rational {
  2 * (1 + (clipped[0] - 1) / Rational(widths[0]))
    * hiddenProduct(widths) { 2 * clipped[$0] - 1 }
}

/// A side of `Bounds.product_bounds_entry`.
func entryProductBound(_ widths: [Int], _ clipped: [Rational]) -> Rational {
  2 * clipped[0] / Rational(widths[0]).power(2)
    * hiddenProduct(widths) { 2 * clipped[$0] - 1 }
}

/// `GaussianFactor.g`: (2/n)^K 2^{−n} Σ_b C(n,b) b(b+2)⋯(b+2K−2).
func gaussianFactor(_ order: Int, _ n: Int) -> Rational {
  let sum = (0...n).map { b in
    Rational.binomial(n, b)
      * (0..<order).map { Rational(b + 2 * $0) }.product()
  }.sum()
  return Rational(2, n).power(order) / Rational(2).power(n) * sum
}

/// `\rsum_(G : paths d) path_weight G q` of `PathMoments.v`: the sum over all
/// tuples of paths from the inputs `starts` to the outputs `ends`.
func sumOverPaths(
  _ net: FiniteNet,
  from starts: [Int],
  to ends: [Int]
) -> Rational {
  sumOverPaths(net, starts, ends, net.weights.count)
}

private func sumOverPaths(
  _ net: FiniteNet,
  _ starts: [Int],
  _ ends: [Int],
  _ d: Int
) -> Rational {
  if d == 0 { return starts == ends ? 1 : 0 }
  return tuples(ends.count, below: net.widths[d - 1]).map { origins in
    let factor = layerFactor(net, d - 1, origins, ends)
    return factor.isZero
      ? 0 : factor * sumOverPaths(net, starts, origins, d - 1)
  }.sum()
}

/// `PathMoments.layer_factor`.
private func layerFactor(
  _ net: FiniteNet,
  _ j: Int,
  _ origins: [Int],
  _ ends: [Int]
) -> Rational {
  var factor = Rational(1, 2).power(Set(ends).count)
  for b in Set(ends) {
    for a in Set(origins) {
      let mult = zip(origins, ends).count { $0 == (a, b) }
      factor *= net.mom(j, mult)
    }
  }
  return factor
}

/// All tuples of `count` numbers below `limit`.
func tuples(_ count: Int, below limit: Int) -> [[Int]] {
  var result: [[Int]] = [[]]
  for _ in 0..<count {
    result = result.flatMap { tuple in (0..<limit).map { tuple + [$0] } }
  }
  return result
}
