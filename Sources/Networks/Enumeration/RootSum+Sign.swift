import ExactArithmetic
import Foundation

extension RootSum {
  /// −1, 0 or 1, decided without doubt.
  ///
  /// Doubles decide unless the terms nearly cancel; then rational bounds on the
  /// roots are doubled in length until they do, which they will, as the number
  /// is not 0.
  public var signum: Int {
    guard terms.count > 1 else { return terms.first?.coefficient.signum ?? 0 }
    var (sum, size) = (0.0, 0.0)
    for term in terms {
      let value =
        term.coefficient.doubleValue * Double(term.radicand).squareRoot()
      sum += value
      size += abs(value)
    }
    // Each term has three roundings, the sums one a term: far below 2⁻³⁰.
    if size.isNormal, size < 1e300, abs(sum) > size * 0x1p-30, size > 1e-200 {
      return sum > 0 ? 1 : -1
    }
    var steps = 4
    while true {
      let (lower, upper) = bounds(steps: steps)
      if lower.signum > 0 { return 1 }
      if upper.signum < 0 { return -1 }
      steps += 1
    }
  }

  /// Rational bounds from so many steps of Newton's method for each root.
  private func bounds(steps: Int) -> (lower: Rational, upper: Rational) {
    var (lower, upper): (Rational, Rational) = (0, 0)
    for term in terms {
      let ends = RootSum.rootBounds(term.radicand, steps: steps)
      let isPositive = term.coefficient.signum > 0
      lower += term.coefficient * (isPositive ? ends.lower : ends.upper)
      upper += term.coefficient * (isPositive ? ends.upper : ends.lower)
    }
    return (lower, upper)
  }

  /// Newton's method never falls below √m; m over it is a lower bound.
  private static func rootBounds(
    _ m: Int,
    steps: Int
  ) -> (lower: Rational, upper: Rational) {
    if m == 1 { return (1, 1) }
    let target = Rational(m)
    var x = Rational(Int(Double(m).squareRoot()) + 1)
    for _ in 0..<steps { x = (x + target / x) / 2 }
    return (target / x, x)
  }

  /// The number to about the last bits of a double, where terms of opposite
  /// signs do not cancel.
  public var doubleValue: Double {
    if let rational { return rational.doubleValue }
    if terms.count == 1 {
      let c = terms[0].coefficient
      // √(c² m) has one rounding more than the number itself.
      let square = c * c * Rational(terms[0].radicand)
      return (c.signum < 0 ? -1 : 1) * square.doubleValue.squareRoot()
    }
    let (lower, upper) = bounds(steps: 8)
    return ((lower + upper) / 2).doubleValue
  }
}

extension RootSum {
  /// The natural logarithm to about the last bits; nil unless the number is
  /// greater than 0.
  public var logarithm: Double? {
    guard isPositive else { return nil }
    if terms.count > 1 { return log(doubleValue) }
    let c = terms[0].coefficient
    return (c * c * Rational(terms[0].radicand)).logarithm / 2
  }
}
