import ExactArithmetic
import GSL
import Networks
import PathSums

/// P(Z = 0), measured against its exact value.
public struct ZeroCheck: Sendable {
  /// Networks with Z = 0.
  public let zeros: Int
  /// All networks.
  public let samples: Int
  /// The exact probability; nil if the theorem does not give it here.
  public let exact: Rational?
  /// The exact probability as a double, where the rational would be too long.
  public let probability: Double?
  /// The two-sided exact binomial p-value; nil without an exact probability.
  public let pValue: Double?
  /// Consistent or violated; nil without an exact probability.
  public let verdict: Verdict?

  /// The measured share.
  public var share: Double { Double(zeros) / Double(samples) }

  /// The exact (Clopper–Pearson) interval for P(Z = 0).
  public func interval(confidence: Double) -> (low: Double, high: Double) {
    Tail.binomialInterval(zeros, n: samples, confidence: confidence)
  }

  init(
    _ spec: NetworkSpec,
    zeros: Int,
    samples: Int,
    theoremHolds: Bool,
    level: Double
  ) {
    self.zeros = zeros
    self.samples = samples
    exact = theoremHolds ? ZeroProbability.exact(spec) : nil
    let probability = theoremHolds ? ZeroProbability.value(spec) : nil
    self.probability = probability
    // GSL's binomial law takes 32-bit counts.
    guard let probability, samples < Int(UInt32.max) else {
      pValue = nil
      verdict = nil
      return
    }
    let lower = Tail.binomialLower(zeros, n: samples, p: probability)
    let upper = Tail.binomialUpper(zeros, n: samples, p: probability)
    let p = min(1, 2 * min(lower, upper))
    pValue = p
    verdict = p < level ? .violated : .consistent
  }
}
