import ExactArithmetic
import Foundation

/// The interval for a mean of known relative variance v that Catoni's test leaves.
///
/// It is every m with
///
///     |Σ_i ψ(α(X_i/m − 1))| ≤ N α² v/2 + ln(2/δ),   α = √(2 ln(2/δ)/(N v)).
///
/// It covers with probability at least 1 − δ at every N and for every tail, as
/// long as the variance is at most v E[X]²; α is fixed before the draws. Where N
/// is below a few v ln(2/δ) no upper end exists. Source: Catoni, Ann. IHP
/// Probab. Stat. 48 (2012), arXiv:1009.2048.
public struct CatoniInterval: Sendable {
  /// The interval's name.
  public static let method = "Catoni, exact variance"

  /// The confidence level 1 − δ.
  public let confidence: Double
  /// The m at which the sum vanishes, Catoni's own estimate; nil if none does.
  public let estimate: LogNumber?
  /// The lower end.
  public let low: LogNumber
  /// The upper end; nil if every large m is left.
  public let high: LogNumber?

  /// The interval from ln X_i (−∞ for 0); nil without draws, or without a
  /// positive relative variance.
  public init?(
    _ logarithms: [Double],
    relativeVariance: Double,
    confidence: Double
  ) {
    guard !logarithms.isEmpty, relativeVariance > 0 else { return nil }
    let level = log(2 / (1 - confidence))
    let influence =
      (2 * level / (Double(logarithms.count) * relativeVariance)).squareRoot()
    let bound = 2 * level
    let region = CatoniRegion(
      logarithms: logarithms,
      influences: nil,
      influence: influence,
      bound: bound
    )
    self.confidence = confidence
    estimate = region.crossing(0)
    low = region.crossing(bound) ?? .zero
    high = region.crossing(-bound)
  }
}

/// The means m that |Σψ(λ_i(X_i/m − 1))| ≤ bound leaves.
struct CatoniRegion {
  let logarithms: [Double]
  /// λ_i, or nil if all are `influence`.
  let influences: [Double]?
  let influence: Double
  let bound: Double

  /// Σψ(λ_i(X_i/m − 1)), which decreases in m.
  private func sum(_ logMean: Double) -> Double {
    var sum = 0.0
    for (i, value) in logarithms.enumerated() {
      sum += CatoniInfluence.value(
        logRatio: value - logMean,
        influence: influences?[i] ?? influence
      )
    }
    return sum
  }

  /// The m at which the sum equals `level`; nil if it stays above, 0 if below.
  func crossing(_ level: Double) -> LogNumber? {
    let start = logarithms.max() ?? -.infinity
    guard start > -.infinity else {
      return sum(0) > level ? nil : .zero
    }
    return CatoniInfluence.crossing(from: start, below: level, sum)
      .map { LogNumber(log: $0) }
  }
}
