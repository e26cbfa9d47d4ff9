import Foundation

extension ScaledVector {
  /// The coordinates as doubles; one beyond the largest double becomes that
  /// double with its sign, one below the smallest 0.
  public var doubles: [Double] {
    if logScale == 0 { return values }
    // Two factors, for e^logScale alone may overflow where the product does not.
    let half = exp(logScale / 2)
    let largest = Double.greatestFiniteMagnitude
    return values.map { value in
      value == 0 ? 0 : min(max(value * half * half, -largest), largest)
    }
  }

  /// Whether the coordinates are so small that x² is lost beside 1, and kept
  /// apart from their scale.
  var isTiny: Bool {
    logScale < 0 && doubles.allSatisfy { abs($0) < 0x1p-30 }
  }

  /// Whether every coordinate is 0.
  public var isZero: Bool { values.allSatisfy { $0 == 0 } }

  /// The sum with a vector as long, at the larger of the two scales.
  public func adding(_ other: ScaledVector) -> ScaledVector {
    if other.isZero { return self }
    if isZero { return other }
    guard logScale >= other.logScale else { return other.adding(self) }
    let ratio = exp(other.logScale - logScale)
    var sum = self
    for i in sum.values.indices { sum.values[i] += ratio * other.values[i] }
    sum.normalize()
    return sum
  }

  /// The inner product with a vector as long, as a sign and a logarithm: −∞ for
  /// a product of 0.
  public func product(
    with other: ScaledVector
  ) -> (isNegative: Bool, log: Double) {
    let sum = zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    return (sum < 0, log(abs(sum)) + logScale + other.logScale)
  }
}
