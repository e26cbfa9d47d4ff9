import ExactArithmetic
import Foundation

/// Numbers as text: all digits for machines, few for people.
public enum Number {
  /// The shortest text that reads back as the same double; nil unless finite.
  public static func full(_ x: Double?) -> String? {
    guard let x, x.isFinite else { return nil }
    return "\(x)"
  }

  /// `digits` significant digits, with an exponent where it is shorter.
  public static func short(_ x: Double, digits: Int = 5) -> String {
    guard x.isFinite else { return x < 0 ? "-inf" : "inf" }
    return String(format: "%.\(digits)g", x)
  }

  /// A number given by its natural logarithm, at any size.
  public static func short(_ x: LogNumber, digits: Int = 5) -> String {
    if x.isZero { return "0" }
    if abs(x.log) < 600 { return short(x.value, digits: digits) }
    let decimal = x.log / M_LN10
    var exponent = decimal.rounded(.down)
    var mantissa = short(pow(10, decimal - exponent), digits: digits)
    if mantissa.hasPrefix("10") {
      // Rounding carried into the next power of ten.
      mantissa = "1"
      exponent += 1
    }
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(Int(abs(exponent)))"
  }

  /// A count such as 3.2e9, exact below a million.
  public static func count(_ x: Double) -> String {
    x < 1e6 ? String(Int(x)) : String(format: "%.2g", x)
  }

  /// A relative size in percent.
  public static func percent(_ x: Double) -> String {
    let percent = 100 * x
    guard percent >= 100, percent < 1e6 else {
      return short(percent, digits: 2) + "%"
    }
    return "\(Int(percent.rounded()))%"
  }
}
