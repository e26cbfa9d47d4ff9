import Foundation

/// A rigorous p-value of counts in cells against their probabilities.
///
/// The statistic is half of the likelihood-ratio G², the finite-sample sibling
/// of Pearson's χ²:
///
///     L = Σ_i N_i ln(N_i / (n p_i)) = n · KL(counts/n, p).
///
/// For every n and p its moment generating function is at most that of a Gamma
/// variable of shape k − 1 and rate 1, k cells (R. Agrawal, *Finite-sample
/// concentration of the multinomial in relative entropy*, IEEE Trans. Inf.
/// Theory 66 (2020), arXiv:1904.02291), so that by Chernoff, for L > k − 1,
///
///     P[L ≥ ℓ] ≤ e^{k−1−ℓ} (ℓ/(k−1))^{k−1}.
///
/// No count is too small for it. The asymptotic χ² law of 2L would give a
/// threshold about half as far above k, without a proof at the levels used
/// here.
///
/// - Parameters:
///   - counts: N_i; a cell of probability 0 must be empty, else the p-value
///     is 0.
///   - probabilities: p_i, which add up to 1.
public func cellTail(_ counts: [Int], probabilities: [Double]) -> Double {
  precondition(counts.count == probabilities.count, "A probability a cell.")
  let total = Double(counts.reduce(0, +))
  var statistic = 0.0
  for (count, p) in zip(counts, probabilities) where count > 0 {
    guard p > 0 else { return 0 }
    statistic += Double(count) * log(Double(count) / (total * p))
  }
  let cells = probabilities.count { $0 > 0 }
  return cellTail(statistic: statistic, cells: cells)
}

/// The bound on P[L ≥ statistic] for this many cells.
public func cellTail(statistic: Double, cells: Int) -> Double {
  let shape = Double(cells - 1)
  guard statistic > shape else { return 1 }
  guard cells > 1 else { return 1 }
  return min(1, exp(shape - statistic + shape * log(statistic / shape)))
}

/// The smallest L that `cellTail` rejects at a level.
public func criticalStatistic(alpha: Double, cells: Int) -> Double {
  var (low, high) = (Double(cells - 1), Double(cells) + 2 * log(1 / alpha))
  while cellTail(statistic: high, cells: cells) > alpha { high *= 2 }
  for _ in 0..<200 {
    let middle = (low + high) / 2
    let isRejected = cellTail(statistic: middle, cells: cells) <= alpha
    if isRejected { high = middle } else { low = middle }
  }
  return high
}
