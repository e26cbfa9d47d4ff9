import Foundation

/// The figures that the checks of a tally came to.
public struct TallyFindings: Sendable {
  /// N.
  public let samples: Int
  /// The relative standard error, from the sample; nil without spread.
  public let relativeError: Double?
  /// Σ(x−x̄)⁴/(Σ(x−x̄)²)² − 1/N; nil without spread.
  public let varianceOfVariance: Double?
  /// The slope of ln relative error in ln N over the last half: −½ if all is
  /// well.
  public let errorSlope: Double?
  /// The slope of ln VOV in ln N over the last half: −1 if all is well.
  public let varianceSlope: Double?
  /// The p-value of "no trend in the means of the last blocks".
  public let meanTrend: Double
  /// The p-value of "no trend in the figures of merit of the last blocks".
  public let meritTrend: Double
  /// k̂, the Pareto shape of the largest terms; nil if there are too few.
  public let shape: Double?
  /// The largest term's share of the sum.
  public let largestShare: Double
  /// How many of the largest terms make half of the sum; nil if more than the
  /// 3√N that are kept.
  public let termsInHalf: Int?
  /// The sample's second moment over the exact one; nil without an exact one.
  public let secondMomentRatio: Double?
  /// The relative standard error from the exact variance; nil without one.
  public let exactRelativeError: Double?

  init(
    total: PowerSums,
    half: TallyHistory,
    tail: [Double],
    isTailComplete: Bool,
    known: KnownMoment?
  ) {
    samples = total.count
    relativeError = total.relativeStandardError
    varianceOfVariance = total.varianceOfVariance
    errorSlope = half.errorSlope
    varianceSlope = half.varianceSlope
    meanTrend = half.meanTrend
    meritTrend = half.meritTrend
    largestShare = total.largestShare
    shape =
      isTailComplete
      ? nil
      : ParetoShape.estimate(
        logarithms: Array(tail.dropLast()),
        cutoff: tail.last ?? 0
      )
    var sum = 0.0
    let reached = tail.firstIndex { term in
      sum += exp(term - (tail.first ?? 0))
      return sum >= total.sumOverLargest / 2
    }
    termsInHalf = total.sumOverLargest > 0 ? reached.map { $0 + 1 } : nil
    secondMomentRatio = known.map { known in
      let second = 2 * known.logMean + log1p(known.relativeVariance)
      return exp(total.logMeanSquare - second)
    }
    exactRelativeError = known.map {
      ($0.relativeVariance / Double(max(1, total.count))).squareRoot()
    }
  }
}
