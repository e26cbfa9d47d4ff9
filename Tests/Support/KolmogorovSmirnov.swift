import Foundation

/// How far apart two samples of equal size are, as the law of chance sees it.
///
/// With D = sup_t |F_n(t) − G_n(t)| for the distribution functions of two
/// samples of n values each, and D = k/n, under equal continuous laws
///
///     P[D ≥ k/n] = 2 Σ_{j≥1} (−1)^{j−1} C(2n, n − jk) / C(2n, n)
///
/// exactly (B. V. Gnedenko and V. S. Korolyuk, Dokl. Akad. Nauk SSSR 80 (1951)
/// 525–528). Tied values are compared at distinct points only; breaking the
/// ties at random could only enlarge D, so that the p-value stays valid, if
/// cautious, for laws with atoms.
///
/// - Parameters:
///   - first: One sample.
///   - second: The other, of the same size.
/// - Returns: The p-value of D; 1 for empty samples.
/// - Precondition: The samples have the same size.
public func twoSampleTail(_ first: [Double], _ second: [Double]) -> Double {
  precondition(first.count == second.count, "Samples of equal size.")
  let gap = largestGap(first.sorted(), second.sorted())
  return twoSampleTail(gap: gap, count: first.count)
}

/// P[n D ≥ gap] for two samples of n = `count` values each.
public func twoSampleTail(gap: Int, count: Int) -> Double {
  precondition(gap >= 0 && count >= gap, "At most the size of a sample.")
  guard gap > 0 else { return 1 }
  let law = BinomialLaw(trials: 2 * count, probability: 0.5)
  let middle = law.mass(at: count)
  var sum = 0.0
  var sign = 2.0
  // The terms decrease, so that the first one left out bounds the error.
  for shift in stride(from: gap, through: count, by: gap) {
    let term = law.mass(at: count - shift) / middle
    sum += sign * term
    sign = -sign
    if term < sum * 0x1p-60 { break }
  }
  return min(1, sum)
}

/// max_t |#{x ≤ t} − #{y ≤ t}| for sorted samples.
private func largestGap(_ x: [Double], _ y: [Double]) -> Int {
  var (i, j, gap) = (0, 0, 0)
  while i < x.count && j < y.count {
    let value = min(x[i], y[j])
    while i < x.count, x[i] == value { i += 1 }
    while j < y.count, y[j] == value { j += 1 }
    gap = max(gap, abs(i - j))
  }
  return gap
}

/// A distribution function known at finitely many points.
public struct KnownDistribution: Sendable {
  /// Points in increasing order, each with P(X ≤ t).
  public let points: [(t: Double, below: Double)]

  /// The function with these values.
  public init(_ points: [(t: Double, below: Double)]) {
    self.points = points.sorted { $0.t < $1.t }
  }

  /// The p-value of a sample.
  ///
  /// By the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart
  ///
  ///     P[sup_t |F_n(t) − F(t)| ≥ d] ≤ 2 e^{−2nd²},
  ///
  /// for every n and every law (P. Massart, Ann. Probab. 18 (1990) 1269–1283,
  /// doi:10.1214/aop/1176990746). The supremum over the known points alone is
  /// no larger. The inequality is sharp to leading order.
  public func tail(of sample: [Double]) -> Double {
    let sorted = sample.sorted()
    var rank = 0
    var distance = 0.0
    for (t, below) in points {
      while rank < sorted.count, sorted[rank] <= t { rank += 1 }
      let share = Double(rank) / Double(max(1, sorted.count))
      distance = max(distance, abs(share - below))
    }
    return Self.tail(distance: distance, count: sample.count)
  }

  /// The bound on P[sup |F_n − F| ≥ distance].
  public static func tail(distance: Double, count: Int) -> Double {
    min(1, 2 * exp(-2 * Double(count) * distance * distance))
  }
}
