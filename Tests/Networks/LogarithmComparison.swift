import ExactArithmetic
import Foundation

extension Double {
  /// Whether the number is ln `value`, up to sixteen units in the last place
  /// of its size or of 1; exactly −∞ for 0.
  func isNearly(log value: Rational) -> Bool {
    if value.isZero { return self == -.infinity }
    let expected = value.logarithm
    return abs(self - expected) <= 16 * max(1, abs(expected)).ulp
  }
}
