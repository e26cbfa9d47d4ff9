import Foundation

extension LogLaw {
  /// The Kolmogorov–Smirnov distance sup_y |F(y) − Φ(y)| to a log-normal law,
  /// between two certain bounds.
  ///
  /// On a cell [u, v] the distance is at most
  /// max(F(v) − Φ(u), Φ(v) − F(u)), for both functions increase. Cells
  /// whose bound exceeds the largest distance seen by more than `tolerance`
  /// are halved until there are none; the errors of F are added at the end.
  public func distance(
    to law: LogNormal,
    tolerance: Double = 1e-6
  ) -> (low: Double, high: Double) {
    func point(_ y: Double) -> Point {
      Point(y: y, exact: cdf(y).value, limit: law.cdf(y))
    }
    let spread = 12 * law.variance.squareRoot()
    let low = min(range.lowerBound, law.mean - spread)
    let high = max(range.upperBound, law.mean + spread)
    var seen = 0.0
    var bound = 0.0
    var points = (0...256).map {
      point(low + (high - low) * Double($0) / 256)
    }
    for p in points { seen = max(seen, p.gap) }
    var cells = zip(points, points.dropFirst()).map { ($0, $1) }
    points = []
    while let (u, v) = cells.popLast() {
      let most = max(v.exact - u.limit, v.limit - u.exact)
      let middle = u.y + (v.y - u.y) / 2
      guard most > seen + tolerance, middle > u.y, middle < v.y else {
        bound = max(bound, most)
        continue
      }
      let m = point(middle)
      seen = max(seen, m.gap)
      cells += [(u, m), (m, v)]
    }
    // What lies beyond the two ends.
    let outside = max(
      law.cdf(low),
      1 - law.cdf(high),
      ChernoffTails.mass
    )
    let error = inversion.error
    return (max(0, seen - error), max(seen, bound, outside) + error)
  }

  private struct Point {
    let y: Double
    let exact: Double
    let limit: Double
    var gap: Double { abs(exact - limit) }
  }
}
