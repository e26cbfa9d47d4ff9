import ExactArithmetic
import Foundation

/// A sum of positive numbers that depends on the numbers alone, not on the
/// order in which they come or on how they are split into parts.
///
/// Every term is rounded once, to 53 bits m 2^{e−52} with 1 ≤ m 2^{−52} < 4; then
/// the integers m are added exactly, one 128-bit sum for each exponent e. Terms
/// of an exponent more than `window` below the largest are left out, which
/// is a relative error below N 2^{−254}: far under the rounding of the terms.
/// Addition of integers is associative, so slices of a run merge to the same
/// bits as the run itself.
public struct BinarySum: Sendable, Equatable {
  /// How many exponents below the largest are kept.
  static let window = 256

  /// The largest exponent so far; nil while the sum is empty.
  private(set) var top: Int?
  /// The sum for exponent e, at place e modulo the window.
  private var sums = [UInt128](repeating: 0, count: window)

  /// The empty sum.
  public init() {}

  private static func place(_ exponent: Int) -> Int {
    exponent & (window - 1)
  }

  /// Adds x 2^e for x in [1, 4).
  mutating func add(_ x: Double, exponent: Int) {
    add(UInt128(UInt64(x * 0x1p52)), exponent: exponent)
  }

  /// Adds m 2^{e−52} for an integer m.
  mutating func add(_ integer: UInt128, exponent: Int) {
    guard let top else {
      self.top = exponent
      sums[BinarySum.place(exponent)] = integer
      return
    }
    if exponent > top {
      raise(from: top, to: exponent)
    } else if exponent <= top - BinarySum.window {
      return
    }
    sums[BinarySum.place(exponent)] += integer
  }

  /// Makes room for larger exponents, letting the smallest go.
  private mutating func raise(from old: Int, to new: Int) {
    for exponent in max(old + 1, new - BinarySum.window + 1)...new {
      sums[BinarySum.place(exponent)] = 0
    }
    top = new
  }

  /// Adds another sum.
  public mutating func merge(_ other: BinarySum) {
    for (exponent, integer) in other.terms { add(integer, exponent: exponent) }
  }

  /// The integer sums that are not 0, by falling exponent.
  var terms: [(exponent: Int, integer: UInt128)] {
    guard let top else { return [] }
    return (0..<BinarySum.window).compactMap { below in
      let integer = sums[BinarySum.place(top - below)]
      return integer == 0 ? nil : (top - below, integer)
    }
  }

  /// The sum as x 2^e; nil of the empty sum.
  var scaled: (value: Double, exponent: Int)? {
    guard let top else { return nil }
    var sum = 0.0
    for below in (0..<BinarySum.window).reversed() {
      let integer = sums[BinarySum.place(top - below)]
      sum += scalbn(Double(integer), -below - 52)
    }
    return (sum, top)
  }

  /// ln of the sum; −∞ of the empty sum.
  public var logarithm: Double {
    guard let (value, exponent) = scaled else { return -.infinity }
    return log(value) + Double(exponent) * M_LN2
  }
}

/// An exact sum of numbers in fixed point, with 64 bits after the point.
///
/// Terms beyond ±2^20 count as ±2^20; 2^42 terms cannot overflow.
public struct FixedPointSum: Sendable, Equatable {
  private(set) var units: Int128

  /// The empty sum.
  public init() { units = 0 }
  init(units: Int128) { self.units = units }

  /// Adds x, rounded to a multiple of 2^{−64}.
  public mutating func add(_ x: Double) {
    units += Int128((min(max(x, -0x1p20), 0x1p20) * 0x1p64).rounded())
  }

  /// Adds another sum.
  public mutating func merge(_ other: FixedPointSum) { units += other.units }

  /// The sum as a double.
  public var value: Double { Double(units) * 0x1p-64 }
}
