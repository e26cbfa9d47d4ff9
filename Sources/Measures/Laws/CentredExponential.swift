import ExactArithmetic
import Foundation
import GSL

/// Exp(1) − 1: centred, of variance 1, and *not* symmetric.
///
/// For the failure studies; E(X−1)^n is the number of derangements of n.
public struct CentredExponential: WeightMeasure {
  /// The law.
  public init() {}

  public let name = "exponential"
  public let formula = "exp(-(x + 1)) on [-1,inf)"
  public let standardDeviation = 1.0
  public let isSymmetric = false

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    var derangements: Rational = 1
    for n in 0..<(2 * r) {
      derangements =
        Rational(n + 1) * derangements + (n.isMultiple(of: 2) ? -1 : 1)
    }
    return .rational(derangements)
  }

  public func density(at x: Double) -> Double? { x >= -1 ? exp(-x - 1) : 0 }

  public func draw(using generator: Generator) -> Double {
    generator.draw(.centredExponential)
  }
}
