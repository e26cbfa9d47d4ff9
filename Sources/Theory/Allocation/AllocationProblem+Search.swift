extension AllocationProblem {
  /// The widest constant widths within the budget.
  var widestConstant: [Int] {
    var (low, high) = (1, 1_000_000_000)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let constant = Array(repeating: middle, count: layers)
      if isFeasible(constant) { low = middle } else { high = middle }
    }
    return Array(repeating: low, count: layers)
  }

  /// The best of what local search makes of the starting points.
  func improve(_ starts: [[Int]]) -> [Int] {
    var best: (value: Double, hidden: [Int])?
    for start in starts {
      let hidden = descend(start)
      let value = logMoment(hidden)
      if value < best?.value ?? .infinity { best = (value, hidden) }
    }
    return best?.hidden ?? Array(repeating: 1, count: layers)
  }

  /// Moves neurons from one layer to another, and into what the budget leaves,
  /// as long as that helps.
  ///
  /// Layer i grows by a power of two, and layer j shrinks by as little as the
  /// budget asks for. Deep networks try near pairs only.
  private func descend(_ start: [Int]) -> [Int] {
    var hidden = start
    var value = logMoment(hidden)
    var evaluations = 50_000_000 / max(1, layers)
    var step = 1
    while step < hidden.max() ?? 1 { step *= 2 }
    while step >= 1 {
      var isImproved = false
      for i in hidden.indices {
        let reach = layers <= 64 ? layers : 2
        for j in max(0, i - reach)...min(layers - 1, i + reach) {
          guard evaluations > 0 else { return hidden }
          guard let next = moved(hidden, grow: i, by: step, shrink: j) else {
            continue
          }
          evaluations -= 1
          let candidate = logMoment(next)
          if candidate < value - 1e-14 {
            (hidden, value, isImproved) = (next, candidate, true)
          }
        }
      }
      if !isImproved { step /= 2 }
    }
    return hidden
  }

  /// The widths with layer i wider by `step`, and layer j (if another) as much
  /// narrower as the budget needs; nil if that is impossible.
  private func moved(
    _ hidden: [Int],
    grow i: Int,
    by step: Int,
    shrink j: Int
  ) -> [Int]? {
    var next = hidden
    guard next[i] + step <= 1_000_000_000 else { return nil }
    next[i] += step
    let over = cost(next) - Double(budget.amount)
    if over <= 0 { return next }
    if i == j { return nil }
    var unit = 1.0
    if case .parameters = budget {
      let before = j == 0 ? inputs : next[j - 1]
      let after = j == layers - 1 ? outputs : next[j + 1]
      unit = Double(before) + Double(after)
    }
    let less = (over / unit).rounded(.up)
    guard less < Double(next[j]) else { return nil }
    next[j] -= Int(less)
    return isFeasible(next) ? next : nil
  }
}
