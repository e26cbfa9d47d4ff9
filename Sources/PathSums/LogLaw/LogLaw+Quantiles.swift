/// A quantile between two bounds.
public struct Quantile: Sendable, Hashable {
  /// p.
  public let probability: Double
  /// The best estimate of y with P(ln Z ≤ y | Z > 0) = p.
  public let value: Double
  /// A lower bound on y.
  public let low: Double
  /// An upper bound on y.
  public let high: Double
}

extension LogLaw {
  /// The p-quantile of ln Z given Z > 0, 0 < p < 1, with certain bounds.
  ///
  /// Bisection on the distribution function; the bounds are points at which it
  /// differs from p by more than its error. Throws for a p that the error of
  /// the inversion, 10⁻¹³ or so, cannot tell from 0 or 1.
  public func quantile(_ p: Double) throws(PathSumError) -> Quantile {
    let error = inversion.error
    guard p > 2 * error, 1 - p > 2 * error else {
      throw PathSumError(
        "the quantile at p = \(p) is beyond the error \(error) of the"
          + " inversion; p must lie between \(2 * error) and 1 minus that"
      )
    }
    let value = crossing { cdf($0).value >= p }
    return Quantile(
      probability: p,
      value: value,
      low: min(value, crossing { cdf($0).value + error >= p }.nextDown),
      high: max(value, crossing { cdf($0).value - error > p }.nextUp)
    )
  }

  /// The median of ln Z given Z > 0.
  public func median() throws(PathSumError) -> Quantile { try quantile(0.5) }

  /// P(ln Z > 0 | Z > 0).
  public var probabilityAboveOne: Certified {
    let below = cdf(0)
    return Certified(value: 1 - below.value, error: below.error)
  }

  /// Where a condition that holds from some point on starts to hold, to within
  /// a unit in the last place or two.
  private func crossing(_ isAbove: (Double) -> Bool) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if isAbove(middle) { high = middle } else { low = middle }
    }
  }
}
