import GSL

/// The median of a sample with a distribution-free interval.
///
/// The median of N independent draws lies between the order statistics number r
/// and N + 1 − r with probability 1 − 2 P(Bin(N, ½) < r), for laws without
/// atoms.
struct OrderStatistics {
  private let sorted: [Double]

  /// The statistics of a sample.
  init(_ sample: [Double]) { sorted = sample.sorted() }

  /// The sample median and its interval; nil of fewer than ten draws.
  func median(
    confidence: Double = GalleryRows.Ordinate.confidence
  ) -> (value: Double, low: Double, high: Double)? {
    let count = sorted.count
    guard count >= 10 else { return nil }
    let tail = (1 - confidence) / 2
    var (low, high) = (0, count / 2)
    // The largest r with P(Bin < r) at most the tail.
    while high - low > 1 {
      let middle = (low + high) / 2
      if Tail.binomialLower(middle - 1, n: count, p: 0.5) <= tail {
        low = middle
      } else {
        high = middle
      }
    }
    let rank = max(1, low)
    return (
      (sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[rank - 1],
      sorted[count - rank]
    )
  }
}
