extension AllocationProblem {
  /// The exact minimum of Σ ln(1 + c_j/n_j) over Σ n_j = `total`.
  ///
  /// One more neuron divides a factor by 1 + c/(n(n + 1 + c)), which falls with
  /// n: neurons go, one by one, where that gain is largest. All those with a gain
  /// above a threshold are given at once, the rest in order.
  func separableOptimum(_ total: Int) -> [Int] {
    let excess = excess
    func gain(_ c: Double, _ n: Int) -> Double {
      c / (Double(n) * (Double(n) + 1 + c))
    }
    if Set(excess).count == 1 {
      let (share, rest) = total.quotientAndRemainder(dividingBy: layers)
      return (0..<layers).map { share + ($0 < rest ? 1 : 0) }
    }
    /// The widths after all steps with a gain of at least `threshold`.
    func widths(_ threshold: Double) -> [Int] {
      excess.map { c in
        var (low, high) = (1, total + 1)
        while high - low > 1 {
          let middle = low + (high - low) / 2
          if gain(c, middle - 1) >= threshold {
            low = middle
          } else {
            high = middle
          }
        }
        return low
      }
    }
    var (low, high) = (1e-300, 1e300)
    for _ in 0..<2200 {
      let middle = (low * high).squareRoot()
      if middle <= low || middle >= high { break }
      let sum = widths(middle).reduce(0.0) { $0 + Double($1) }
      if sum <= Double(total) { high = middle } else { low = middle }
    }
    var result = widths(high)
    var rest = total - result.reduce(0, +)
    while rest > 0 {
      let best = result.indices.max {
        gain(excess[$0], result[$0]) < gain(excess[$1], result[$1])
      }
      guard let best else { break }
      result[best] += 1
      rest -= 1
    }
    return result
  }
}
