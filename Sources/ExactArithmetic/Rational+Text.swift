import CMPFR
import Foundation

extension Rational: CustomStringConvertible, LosslessStringConvertible {
  /// Reads `3`, `-1/3`, `0.25` or `1e-3` exactly; nil for anything else.
  ///
  /// A decimal is the rational it spells, not the nearest double. Exponents
  /// beyond ±4000 are not read.
  public init?(_ text: String) {
    let parts = text.split(
      separator: "/",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard let numerator = Rational.decimal(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self = numerator
      return
    }
    guard let denominator = Rational.decimal(parts[1]), !denominator.isZero
    else { return nil }
    self = numerator / denominator
  }

  /// `p/q` in lowest terms, or `p` if it is an integer.
  public var description: String {
    guard let text = ps_mpq_get_str(storage.pointer) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }

  private static func decimal(_ text: Substring) -> Rational? {
    let halves = text.split(
      separator: "e",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    if halves.isEmpty { return nil }
    if halves.count == 1, text.contains("E") {
      return decimal(Substring(text.lowercased()))
    }
    guard let mantissa = plainDecimal(halves[0]) else { return nil }
    guard halves.count == 2 else { return mantissa }
    guard let exponent = Int(halves[1]), (-4000...4000).contains(exponent)
    else {
      return nil
    }
    return mantissa * Rational(10).power(exponent)
  }

  private static func plainDecimal(_ text: Substring) -> Rational? {
    var digits = text
    let negative = digits.first == "-"
    if negative || digits.first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(
      separator: ".",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    let whole = parts.first ?? ""
    let fraction = parts.count == 2 ? parts[1] : ""
    guard !(whole.isEmpty && fraction.isEmpty), text.count <= 4000,
      (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let storage = Storage()
    let numeral = (negative ? "-" : "") + whole + fraction
    guard ps_mpq_set_str(storage.pointer, numeral) == 0 else { return nil }
    return Rational(storage: storage) * Rational(10).power(-fraction.count)
  }
}
