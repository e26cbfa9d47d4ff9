import Foundation

/// A reason to distrust a mean.
///
/// No alarm never means that the mean is right: it means that nothing was seen.
public enum TailAlarm: Sendable, Hashable {
  /// Every draw was 0.
  case allZero
  /// The means of the last blocks drift, with this p-value.
  case drift(Double)
  /// The relative error exceeds 5 %.
  case largeError(Double)
  /// The relative error does not fall like 1/√N, but with this exponent.
  case errorSlope(Double)
  /// The variance of the variance exceeds 0.1.
  case varianceOfVariance(Double)
  /// The variance of the variance does not fall, but grows with this exponent of
  /// N.
  case varianceSlope(Double)
  /// The figure of merit drifts, with this p-value.
  case meritDrift(Double)
  /// The largest terms look like a Pareto tail of this shape.
  case heavyTail(Double)
  /// The sample's second moment is this share of the exact one.
  case tailNotSeen(Double)
  /// The largest term makes this share of the sum.
  case largestTerm(Double)
  /// So few terms make half of the sum.
  case fewTerms(Int)
}

extension TallyFindings {
  /// The largest relative error without an alarm.
  public static let largestError = 0.05
  /// The largest variance of the variance without an alarm, as in MCNP.
  public static let largestVarianceOfVariance = 0.1
  /// The exponents of N that the relative error may fall with.
  public static let errorSlopes = -0.6 ... -0.4
  /// The largest exponent of N for the variance of the variance, which need only
  /// fall: over one half of a run −1 is not to be had reliably.
  public static let largestVarianceSlope = 0.0
  /// The p-value of a trend below which there is an alarm.
  public static let trendLevel = 0.01
  /// The smallest share of the exact second moment.
  public static let smallestSecondMoment = 0.5
  /// The largest share of the largest term.
  public static let largestTermShare = 0.1
  /// The fewest terms that may make half of the sum.
  public static let fewestTerms = 20

  /// Every alarm, in the order of the checks.
  public var alarms: [TailAlarm] {
    if largestShare == 0 { return samples > 0 ? [.allZero] : [] }
    var alarms = historyAlarms
    if let error = exactRelativeError ?? relativeError,
      error > TallyFindings.largestError
    {
      alarms.append(.largeError(error))
    }
    if let vov = varianceOfVariance,
      vov > TallyFindings.largestVarianceOfVariance
    {
      alarms.append(.varianceOfVariance(vov))
    }
    if let shape, shape > ParetoShape.threshold(samples) {
      alarms.append(.heavyTail(shape))
    }
    if let ratio = secondMomentRatio,
      ratio < TallyFindings.smallestSecondMoment
    {
      alarms.append(.tailNotSeen(ratio))
    }
    if largestShare > TallyFindings.largestTermShare {
      alarms.append(.largestTerm(largestShare))
    }
    if let termsInHalf, termsInHalf < TallyFindings.fewestTerms {
      alarms.append(.fewTerms(termsInHalf))
    }
    return alarms
  }

  private var historyAlarms: [TailAlarm] {
    var alarms: [TailAlarm] = []
    if meanTrend < TallyFindings.trendLevel { alarms.append(.drift(meanTrend)) }
    if let errorSlope, !TallyFindings.errorSlopes.contains(errorSlope) {
      alarms.append(.errorSlope(errorSlope))
    }
    if let varianceSlope, varianceSlope > TallyFindings.largestVarianceSlope {
      alarms.append(.varianceSlope(varianceSlope))
    }
    if meritTrend < TallyFindings.trendLevel {
      alarms.append(.meritDrift(meritTrend))
    }
    return alarms
  }
}

extension TailAlarm: CustomStringConvertible {
  /// The alarm in one sentence.
  public var description: String {
    switch self {
    case .allZero: "every draw was 0: the mean has no error bar"
    case .drift(let p):
      "the means of the last blocks drift (p = \(short(p)))"
    case .largeError(let error):
      "the relative error is \(short(100 * error)) %, above 5 %"
    case .errorSlope(let slope):
      "the relative error falls like N^\(short(slope)), not like N^-0.5"
    case .varianceOfVariance(let value):
      "the variance of the variance is \(short(value)), above 0.1"
    case .varianceSlope(let slope):
      "the variance of the variance grows like N^\(short(slope)) and should fall"
    case .meritDrift(let p):
      "the figure of merit drifts (p = \(short(p)))"
    case .heavyTail(let shape):
      "the largest terms have a Pareto tail of shape \(short(shape))"
    case .tailNotSeen(let ratio):
      "the tail was not seen: the second moment is \(short(ratio)) of the exact"
        + " one"
    case .largestTerm(let share):
      "one term makes \(short(100 * share)) % of the sum"
    case .fewTerms(let count): "\(count) terms make half of the sum"
    }
  }

  private func short(_ value: Double) -> String {
    "\(Double(String(format: "%.3g", value)) ?? value)"
  }
}
