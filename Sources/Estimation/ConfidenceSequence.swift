import ExactArithmetic
import Foundation

/// Intervals for a mean of known relative variance v that all hold at once:
/// look as often as you like, stop whenever you like.
///
/// After t draws every m with
///
///     |Σ_{i≤t} ψ(λ_i(X_i/m − 1))| ≤ Σ_{i≤t} λ_i² v/2 + ln(2/δ)
///
/// is left, with λ_i = √(2 ln(2/δ)/(v i (1 + ln i))) fixed beforehand. At the true
/// mean exp(±Σψ − Σλ²v/2) are non-negative supermartingales that start at 1, so
/// by Ville's inequality the true mean is ever left out with probability at most
/// δ. Widths shrink like √(ln t/t). Source: Wang and Ramdas, "Catoni-style
/// confidence sequences for heavy-tailed mean estimation", Stochastic Process.
/// Appl. 163 (2023), arXiv:2202.01250.
///
/// Keeps the draws: eight bytes each.
public struct ConfidenceSequence: Sendable {
  /// The sequence's name.
  public static let method = "confidence sequence, exact variance"

  /// The confidence level 1 − δ of the whole sequence.
  public let confidence: Double
  /// v.
  public let relativeVariance: Double
  private var logarithms: [Double] = []
  private var influences: [Double] = []
  private var drift = 0.0

  /// The empty sequence; nil without a positive relative variance.
  public init?(relativeVariance: Double, confidence: Double) {
    guard relativeVariance > 0 else { return nil }
    self.relativeVariance = relativeVariance
    self.confidence = confidence
  }

  /// t.
  public var count: Int { logarithms.count }

  /// λ_i for the i-th draw, i ≥ 1.
  public static func influence(
    _ i: Int,
    relativeVariance: Double,
    confidence: Double
  ) -> Double {
    let time = Double(i) * (1 + log(Double(i)))
    return (2 * log(2 / (1 - confidence)) / (relativeVariance * time))
      .squareRoot()
  }

  /// Takes in ln X; −∞ stands for X = 0.
  public mutating func add(_ logX: Double) {
    let influence = ConfidenceSequence.influence(
      count + 1,
      relativeVariance: relativeVariance,
      confidence: confidence
    )
    logarithms.append(logX)
    influences.append(influence)
    drift += influence * influence * relativeVariance / 2
  }

  /// The interval after the draws so far; no upper end while every large m is
  /// left, and the whole half-line before the first draw.
  public var interval: (low: LogNumber, high: LogNumber?) {
    guard count > 0 else { return (.zero, nil) }
    let bound = drift + log(2 / (1 - confidence))
    let region = CatoniRegion(
      logarithms: logarithms,
      influences: influences,
      influence: 0,
      bound: bound
    )
    return (region.crossing(bound) ?? .zero, region.crossing(-bound))
  }
}

/// A test of one known mean that may be looked at after every draw.
///
/// The test that `ConfidenceSequence` inverts, in constant memory.
public struct AnytimeTest: Sendable {
  private let known: KnownMoment
  private let confidence: Double
  private var sum = 0.0
  private var drift = 0.0
  private var largest = 0.0
  /// The number of draws.
  public private(set) var count = 0

  /// The test of a known moment, tuned to the level `level`.
  public init(_ known: KnownMoment, level: Double) {
    self.known = known
    confidence = 1 - level
  }

  /// Takes in ln X; −∞ stands for X = 0.
  public mutating func add(_ logX: Double) {
    count += 1
    guard known.relativeVariance > 0 else { return }
    let influence = ConfidenceSequence.influence(
      count,
      relativeVariance: known.relativeVariance,
      confidence: confidence
    )
    sum += CatoniInfluence.value(
      logRatio: logX - known.logMean,
      influence: influence
    )
    drift += influence * influence * known.relativeVariance / 2
    largest = max(largest, abs(sum) - drift)
  }

  /// min(1, 2/E) for the largest e-value E so far: valid whenever it is read.
  public var pValue: Double { min(1, 2 * exp(-largest)) }
}
