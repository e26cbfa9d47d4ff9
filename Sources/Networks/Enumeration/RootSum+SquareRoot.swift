import ExactArithmetic

extension RootSum {
  /// √(p/q) = √(pq)/q for a non-negative rational, its squares taken out.
  ///
  /// Nil if the square-free part of pq is not found among numbers below 10¹⁸.
  public init?(squareRootOf value: Rational) {
    if value.isZero {
      self = .zero
      return
    }
    let q = [value].commonDenominator()
    guard value.signum > 0,
      let (root, free) = RootSum.squareFreePart(value * q * q)
    else { return nil }
    self.init(terms: [Term(radicand: free, coefficient: root / q)])
  }

  /// The r and the square-free f with n = r² f, for a positive integer n.
  private static func squareFreePart(_ n: Rational) -> (Rational, Int)? {
    var (root, free, rest) = (Rational(1), 1, n)
    var p = 2
    while rest.integerValue == nil, p < 1000 {
      guard strip(p, from: &rest, &root, &free) else { return nil }
      p += 1
    }
    guard var small = rest.integerValue else { return nil }
    while p <= 1_000_000, p * p <= small {
      while small % (p * p) == 0 {
        small /= p * p
        root *= Rational(p)
      }
      if small % p == 0 {
        small /= p
        guard append(p, to: &free, &root) else { return nil }
      }
      p += 1
    }
    // Nothing below 10⁶ divides what is left: it is a prime, a square, or, below
    // 10¹⁸, a product of two primes.
    let side = Int(Double(small).squareRoot().rounded())
    if side * side == small {
      return (root * Rational(side), free)
    }
    guard small < 1_000_000_000_000_000_000, append(small, to: &free, &root)
    else { return nil }
    return (root, free)
  }

  /// Divides by p as often as it goes; false if the square-free part outgrows
  /// an integer.
  private static func strip(
    _ p: Int,
    from rest: inout Rational,
    _ root: inout Rational,
    _ free: inout Int
  ) -> Bool {
    let divisor = Rational(p)
    while true {
      let quotient = rest / divisor
      guard quotient.isInteger else { return true }
      rest = quotient
      guard append(p, to: &free, &root) else { return false }
    }
  }

  /// Multiplies the square-free part by p; false if it outgrows an integer.
  private static func append(
    _ p: Int,
    to free: inout Int,
    _ root: inout Rational
  ) -> Bool {
    let g = greatestCommonDivisor(p, free)
    root *= Rational(g)
    let (product, overflow) = (free / g).multipliedReportingOverflow(by: p / g)
    if !overflow { free = product }
    return !overflow
  }
}
