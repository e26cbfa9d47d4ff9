import Foundation
import GSL

/// How far the law of a mean of N terms is from a Gaussian, as its interval
/// sees it.
///
/// Where the standard deviation is known, the interval mean ± zσ/√N covers with
/// the probability P(|T| ≤ z) of a T with mean 0, variance 1, skewness γ/√N and
/// excess kurtosis κ/N. Its Edgeworth expansion is
///
///     2Φ(z) − 1 − 2zφ(z) ( κ/N · (z²−3)/24 + γ²/N · (z⁴−10z²+15)/72 ) + O(N⁻²)
///
/// for laws that are no lattice (Bhattacharya and Ghosh, "On the validity of the
/// formal Edgeworth expansion", Ann. Statist. 6, 1978; the odd terms cancel
/// between the two sides). The two terms have opposite signs at 95 %; their sizes
/// are added up, so that a term that happens to cancel hides nothing.
public struct NormalApproximation: Sendable {
  /// The share of 1 − confidence that the expansion's terms may amount to.
  ///
  /// At 95 % a tenth is 0.5 %, a third of the 1.5 % by which a nominal 95 %
  /// interval may be off: the rest is for what the expansion leaves out.
  public static let tolerance = 0.1

  /// γ of one term.
  public let skewness: Double
  /// κ of one term, 0 for a Gaussian.
  public let excessKurtosis: Double

  /// The approximation for terms of the given shape.
  public init(skewness: Double, excessKurtosis: Double) {
    self.skewness = skewness
    self.excessKurtosis = excessKurtosis
  }

  /// The shape of X ≥ 0 with E[X^j] = r_j E[X]^j; nil if it has none, because
  /// X does not vary beyond rounding or a moment is no finite number.
  public init?(second: Double, third: Double, fourth: Double) {
    let variance = second - 1
    guard fourth.isFinite, variance > 1e-6 else { return nil }
    let cube = third - 3 * second + 2
    let fourthPower = fourth - 4 * third + 6 * second - 3
    self.init(
      skewness: cube / (variance * variance.squareRoot()),
      excessKurtosis: fourthPower / (variance * variance) - 3
    )
    guard skewness.isFinite, excessKurtosis.isFinite else { return nil }
  }

  /// N times the size of the terms of order 1/N.
  private func weight(_ confidence: Double) -> Double {
    let z = Tail.twoSidedGaussianQuantile(1 - confidence)
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    let square = z * z
    let tails = abs(excessKurtosis) * abs(square - 3) / 24
    let quartic = square * square - 10 * square + 15
    let lopsided = skewness * skewness * abs(quartic) / 72
    return 2 * z * density * (tails + lopsided)
  }

  /// By how much N terms may miss the nominal coverage, to order 1/N.
  public func coverageError(samples: Int, confidence: Double) -> Double {
    weight(confidence) / Double(max(1, samples))
  }

  /// Whether N terms are enough for the interval of the given confidence.
  public func holds(samples: Int, confidence: Double) -> Bool {
    coverageError(samples: samples, confidence: confidence)
      <= NormalApproximation.tolerance * (1 - confidence)
  }

  /// The fewest N for which ``holds(samples:confidence:)``.
  public func samplesNeeded(confidence: Double) -> Double {
    let bound = NormalApproximation.tolerance * (1 - confidence)
    return (weight(confidence) / bound).rounded(.up)
  }
}
