/// The exact p-value of two proportions being equal (Fisher's exact test).
///
/// Given the sum s of the two counts, the first has the hypergeometric law,
/// whatever the common probability p:
///
///     P[k | s] = C(n, k) C(m, s−k) / C(n+m, s)
///              = b(k; n, p) b(s−k; m, p) / b(s; n+m, p),
///
/// b the binomial mass. The p-value is twice the smaller tail, at most 1; given
/// s, and so without it, it is at most α with a probability of at most α.
///
/// - Parameters:
///   - count: Successes among the first trials.
///   - trials: The first trials, n.
///   - otherCount: Successes among the second trials.
///   - otherTrials: The second trials, m.
public func proportionTail(
  _ count: Int,
  of trials: Int,
  _ otherCount: Int,
  of otherTrials: Int
) -> Double {
  precondition((0...trials).contains(count), "More than the trials.")
  precondition((0...otherTrials).contains(otherCount), "More than the trials.")
  let sum = count + otherCount
  let total = trials + otherTrials
  guard sum > 0, sum < total else { return 1 }
  let p = Double(sum) / Double(total)
  let mass =
    BinomialLaw(trials: trials, probability: p).mass(at: count)
    * BinomialLaw(trials: otherTrials, probability: p).mass(at: otherCount)
    / BinomialLaw(trials: total, probability: p).mass(at: sum)
  let least = max(0, sum - otherTrials)
  let most = min(trials, sum)
  /// C(n, k+1) C(m, s−k−1) over C(n, k) C(m, s−k).
  func ratio(_ k: Int) -> Double {
    Double(trials - k) * Double(sum - k)
      / (Double(k + 1) * Double(otherTrials - sum + k + 1))
  }
  let upper = tail(stride(from: count, to: most, by: 1), ratio)
  let lower = tail(stride(from: count, to: least, by: -1)) { 1 / ratio($0 - 1) }
  return min(1, 2 * mass * min(upper, lower))
}

/// 1 + r₁ + r₁r₂ + ⋯ over successive ratios, until it no longer grows.
private func tail(
  _ steps: StrideTo<Int>,
  _ ratio: (Int) -> Double
) -> Double {
  var term = 1.0
  var total = 1.0
  for k in steps {
    term *= ratio(k)
    total += term
    if term < total * 0x1p-60, ratio(k) < 1 { break }
  }
  return total
}
