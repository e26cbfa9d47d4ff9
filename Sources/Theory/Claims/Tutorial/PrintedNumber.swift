import ExactArithmetic
import Foundation

/// A rounded number as a text prints it: its digits and the power of ten of the
/// last one.
///
/// It agrees with a value that rounds to it, that is one within half a unit of
/// its last digit.
struct PrintedNumber: Sendable {
  /// The number.
  let value: Rational
  /// Half a unit of the last digit.
  let halfUnit: Rational

  /// `digits` times ten to the power of `exponent`.
  init(_ digits: Int, tenTo exponent: Int) {
    let unit = Rational(10).power(exponent)
    value = Rational(digits) * unit
    halfUnit = unit / 2
  }

  /// Whether an exact value rounds to the number.
  func agrees(with exact: Rational) -> Bool {
    (exact - value).magnitude <= halfUnit
  }

  /// Whether a value known up to an absolute error rounds to the number; nil if
  /// the error leaves it open.
  func agrees(with approximate: Double, error: Double) -> Bool? {
    let distance = abs(approximate - value.doubleValue)
    let half = halfUnit.doubleValue
    if distance + error <= half { return true }
    return distance - error > half ? false : nil
  }
}
