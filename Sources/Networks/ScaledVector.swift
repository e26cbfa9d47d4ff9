import Foundation

/// A vector kept as `values` · e^`logScale`, so that deep products neither
/// overflow nor underflow.
///
/// `normalize()` only multiplies by powers of two: integers stay integers up to
/// a power of two, and exact cancellations stay exact.
public struct ScaledVector: Sendable {
  /// The coordinates, up to scale.
  public var values: [Double]
  /// The natural logarithm of the scale.
  public var logScale: Double

  /// The vector `values` · e^`logScale`.
  public init(_ values: [Double], logScale: Double = 0) {
    self.values = values
    self.logScale = logScale
  }

  /// Brings the largest coordinate near 1 once it leaves 2^±300.
  public mutating func normalize() {
    var largest = 0.0
    for value in values { largest = max(largest, abs(value)) }
    guard largest > 0, largest > 0x1p300 || largest < 0x1p-300 else { return }
    let exponent = Int(largest.exponent)
    for i in values.indices {
      values[i] = Double(
        sign: .plus,
        exponent: -exponent,
        significand: values[i]
      )
    }
    logScale += Double(exponent) * M_LN2
  }

  /// ln of the squared Euclidean norm; −∞ for the zero vector.
  public var logSquaredNorm: Double {
    var sum = 0.0
    for value in values { sum += value * value }
    return log(sum) + 2 * logScale
  }

  /// ln of the square of one coordinate; −∞ if it is 0.
  public func logSquare(of index: Int) -> Double {
    2 * (log(abs(values[index])) + logScale)
  }
}
