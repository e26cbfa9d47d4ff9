import ExactArithmetic
import Foundation

/// Numbers as the evidence of a claim prints them.
public enum Digits {
  /// A number with the given significant digits, 0.6057 or 6.2e-61.
  public static func short(_ value: Double, digits: Int = 5) -> String {
    guard value.isFinite else { return value < 0 ? "-inf" : "inf" }
    return String(format: "%.\(digits)g", value)
  }

  /// A fraction, or its decimals once it is long.
  public static func short(_ value: Rational) -> String {
    value.digitCount <= 16 ? "\(value)" : short(value.doubleValue, digits: 6)
  }
}
