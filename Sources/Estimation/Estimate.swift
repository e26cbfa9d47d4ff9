import ExactArithmetic
import Foundation
import GSL

/// An estimated moment with its interval and how both were made.
public struct Estimate: Sendable {
  /// How the error bar was made.
  public enum Method: String, Sendable {
    /// A plain mean, with the variance known exactly beforehand.
    case exactVariance = "direct, exact variance"
    /// A plain mean, with the variance of the sample itself.
    case sampleVariance = "direct, sample variance"
    /// Splitting, with a t interval over independent islands.
    case islands = "splitting, t over islands"
  }

  /// K.
  public let order: Int
  /// The number of networks.
  public let samples: Int
  /// The sample mean of Z^K.
  public let mean: LogNumber
  /// How the standard error was made.
  public let method: Method
  /// The standard error of the mean, by that method.
  public let standardError: LogNumber
  /// The standard error from the sample variance, shown beside the exact one;
  /// nil if the sample has no spread.
  public let sampleStandardError: LogNumber?
  /// The confidence level of the interval.
  public let confidence: Double
  /// The interval's lower end; 0 where it would be negative.
  public let low: LogNumber
  /// The interval's upper end.
  public let high: LogNumber
  /// The median of the blocks' means; nil of splitting, or of unknown variance.
  public let groupMedian: GroupMedian?
  /// The largest term's share of the sum; of splitting, the largest island's.
  public let largestShare: Double
  /// What the sample shows of its own trustworthiness; nil of splitting.
  public let findings: TallyFindings?
  /// A valid p-value of "the exact value is the mean", if one was tested.
  public let pValue: Double?
  /// ln of an e-value of the same; nil of splitting.
  public let logEValue: Double?

  /// The estimate that an accumulator has reached.
  ///
  /// With a known moment its exact variance makes the standard error;
  /// otherwise the sample variance does.
  public init(
    _ sums: MomentAccumulator,
    known: KnownMoment?,
    confidence: Double
  ) {
    order = sums.order
    samples = sums.count
    mean = sums.mean
    self.confidence = confidence
    largestShare = sums.largestShare
    findings = sums.findings(known: known)
    groupMedian = known.flatMap {
      GroupMedian(sums, relativeVariance: $0.relativeVariance)
    }
    pValue = sums.pValue
    logEValue = sums.logEValue
    let mean = sums.mean
    let root = Double(sums.count).squareRoot()
    sampleStandardError = sums.relativeVariance.map {
      mean * LogNumber($0.squareRoot() / root)
    }
    if let known {
      method = .exactVariance
      standardError =
        LogNumber(log: known.logMean)
        * LogNumber(known.relativeVariance.squareRoot() / root)
    } else {
      method = .sampleVariance
      standardError = sampleStandardError ?? .zero
    }
    let z = Tail.twoSidedGaussianQuantile(1 - confidence)
    let margin = standardError * LogNumber(z)
    low = mean.subtracting(margin)
    high = mean + margin
  }

  /// The estimate of finished islands, tested against a value if there is one;
  /// nil if they have no interval.
  public init?(_ splitting: SplittingEstimate, testing value: LogNumber?) {
    guard let interval = splitting.interval else { return nil }
    order = splitting.order
    samples = splitting.samples
    mean = interval.mean
    method = .islands
    standardError = mean * LogNumber(interval.logStandardError)
    sampleStandardError = standardError
    confidence = interval.confidence
    low = interval.low
    high = interval.high
    let logs = splitting.islands.map(\.logEstimate)
    let total = logs.reduce(LogNumber.zero) { $0 + LogNumber(log: $1) }
    largestShare = (LogNumber(log: logs.max() ?? 0) / total).value
    findings = nil
    groupMedian = nil
    pValue = value.map { interval.pValue(of: $0) }
    logEValue = nil
  }
}
