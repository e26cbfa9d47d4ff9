import Foundation

/// The two-sided normal quantile: P[|N| > z] = alpha for a standard normal N.
///
/// Solves log erfc(z/√2) = log α by Newton's method. The left side is concave
/// and decreasing, so that from a point above the root the iterates decrease to
/// it; erfc(z/√2) ≤ exp(−z²/2) makes √(2 log 1/α) such a point. The logarithm
/// keeps the relative precision of α however small.
///
/// - Precondition: `0 < alpha && alpha <= 1`; at least `1e-300` for the stated
///   precision.
/// - Returns: z ≥ 0, to a few units in the last place for α ≤ 1/2.
/// - Complexity: About six evaluations of erfc.
public func criticalZ(_ alpha: Double) -> Double {
  precondition(alpha > 0 && alpha <= 1, "A probability, not zero.")
  var z = (2 * log(1 / alpha)).squareRoot()
  for _ in 0..<100 {
    let tail = erfc(z / 2.0.squareRoot())
    let slope = (2 / Double.pi).squareRoot() * exp(-z * z / 2) / tail
    let lower = max(0, z + log(tail / alpha) / slope)
    guard lower < z else { break }
    z = lower
  }
  return z
}

/// Says whether a normal tail of probability `alpha` may be used for a mean.
///
/// At the small α of this suite the central limit theorem alone justifies
/// nothing: the Berry–Esseen bound is an absolute error of order
/// skewness/√count, far above α. What matters is the *relative* error of the
/// tail. By Cramér's theorem on moderate deviations the true tail of a mean of
/// `count` independent terms exceeds the normal one by a factor of about
///
///     exp(z³ γ / (6 √count) + z⁴ (κ − 3 γ²) / (24 count)),
///
/// with γ the skewness and κ the excess kurtosis of one term (Petrov, *Sums of
/// independent random variables*, VIII §2). The approximation is called
/// justified when both terms of the exponent, with κ + 3γ² for κ − 3γ², are at
/// most 1/10: the false alarms are then what they are said to be, within some
/// twenty per cent. The moments must be *known*; estimated ones are too small
/// exactly where the tails are heavy. When they are not known, count something
/// and use ``binomialTail(_:trials:probability:)``, which is exact.
///
/// - Precondition: `count > 0`.
public func isNormalTailJustified(
  alpha: Double,
  skewness: Double,
  excessKurtosis: Double,
  count: Int
) -> Bool {
  precondition(count > 0, "A mean needs a term.")
  let z = criticalZ(alpha)
  let n = Double(count)
  let third = z * z * z * abs(skewness) / (6 * n.squareRoot())
  let spread = abs(excessKurtosis) + 3 * skewness * skewness
  return third <= 0.1 && z * z * z * z * spread / (24 * n) <= 0.1
}
