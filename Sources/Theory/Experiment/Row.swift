import Estimation
import ExactArithmetic
import GSL
import Networks
import PathSums
import Sampling

/// One moment: what was expected, what was measured, and what follows.
public struct Row: Sendable {
  /// What was known beforehand.
  public let expectation: Expectation
  /// What was measured; nil where the run cannot stand behind a number.
  public let estimate: Estimate?
  /// What follows.
  public let verdict: Verdict
  /// Sentences that a reader should not miss.
  public let alarms: [String]
  /// The relative deviation that would have been detected.
  public let detectableDeviation: Double?
  /// The networks needed to resolve the moment, where this run does not.
  public let samplesNeeded: Double?

  /// How splitting drew layers and what that is evidence for; nil of a direct
  /// run, whose sampler is the simulation's.
  public let drawing: Splitting.Drawing?

  /// A p-value of "the exact value is the mean", valid for any tail; nil if
  /// nothing was tested.
  public let pValue: Double?
  /// ln of an e-value of the same; e-values of independent rows multiply.
  public let logEValue: Double?

  /// The median of the means of the run's blocks, which needs no Gaussian mean;
  /// nil of splitting, or where the variance is not known.
  public let groupMedian: GroupMedian?

  /// K.
  public var order: Int { expectation.order }

  init(_ expectation: Expectation, _ estimate: Estimate, level: Double) {
    self.expectation = expectation
    drawing = nil
    groupMedian = expectation.refusal == nil ? estimate.groupMedian : nil
    pValue = estimate.pValue
    logEValue = estimate.logEValue
    let error = expectation.relativeStandardError(samples: estimate.samples)
    let isSharp = error.map { $0 <= Experiment.resolution } ?? false
    let isNormal = expectation.isNormal(
      samples: estimate.samples,
      confidence: estimate.confidence
    )
    var alarms: [String] = []
    if let refusal = expectation.refusal {
      verdict = .refused
      alarms.append(refusal)
      if expectation.exact != nil,
        let sentence = Row.disagreement(expectation, estimate)
      {
        alarms.append(sentence)
      }
    } else if let p = estimate.pValue, p < level {
      verdict = .violated
      alarms.append(
        "the exact value is excluded with a false-alarm probability below"
          + " \(level)"
      )
    } else if isSharp, isNormal {
      verdict = .consistent
    } else {
      verdict = .inconclusive
      if expectation.hasInfiniteVariance {
        alarms.append(
          "the variance of Z^\(expectation.order) is infinite or beyond reach,"
            + " so no number of networks gives an honest error bar"
        )
      } else if isSharp {
        alarms.append(Row.notNormal(expectation))
      }
    }
    self.alarms = alarms + Row.tailAlarms(estimate)
    // A number is printed only with an error bar that means something.
    let isPrinted = verdict != .inconclusive && expectation.exact != nil
    self.estimate = isPrinted ? estimate : nil
    detectableDeviation =
      verdict == .consistent
      ? expectation.known.map {
        CatoniTest.detectableDeviation(
          relativeVariance: $0.relativeVariance,
          samples: estimate.samples,
          level: level
        )
      } : nil
    samplesNeeded =
      verdict == .inconclusive
      ? expectation.samplesToTrust(confidence: estimate.confidence)
        ?? (isSharp ? nil : expectation.samplesNeeded())
      : nil
  }

  /// A row of splitting: consistent only where a pilot foresees a standard error
  /// that resolves the moment.
  ///
  /// The pilot's islands are others than the run's. Were the run's own scatter
  /// asked, runs that happen to scatter little would get a verdict along with too
  /// short an interval: at 5 % such intervals were seen to cover in 92 %.
  init(
    _ expectation: Expectation,
    _ splitting: SplittingEstimate,
    drawing: Splitting.Drawing,
    foreseen: Double?,
    level: Double
  ) {
    self.expectation = expectation
    self.drawing = drawing
    groupMedian = nil
    let estimate = Estimate(
      splitting,
      testing: expectation.exact?.logNumber
    )
    pValue = estimate?.pValue
    logEValue = nil
    let error = splitting.interval?.logStandardError
    let isBelieved = splitting.alarms.isEmpty
    let resolves = isBelieved && (foreseen ?? 1) <= Experiment.resolution
    var alarms = splitting.alarms.map(\.description)
    if let refusal = expectation.refusal {
      verdict = .refused
      alarms.append(refusal)
      if expectation.exact != nil, let estimate,
        let sentence = Row.disagreement(expectation, estimate)
      {
        alarms.append(sentence)
      }
    } else if isBelieved, let p = estimate?.pValue, p < level {
      verdict = .violated
      alarms.append(
        "the exact value is excluded by the islands' t test at level \(level)"
      )
    } else {
      verdict = resolves ? .consistent : .inconclusive
    }
    self.alarms = alarms
    self.estimate = verdict == .inconclusive ? nil : estimate
    detectableDeviation =
      verdict == .consistent
      ? error.map {
        $0 * Tail.studentQuantile(1 - level / 2, nu: Row.degrees(splitting))
      } : nil
    samplesNeeded =
      verdict == .inconclusive
      ? (foreseen ?? error).map { error in
        let ratio = max(1, error / Experiment.resolution)
        return (Double(splitting.samples) * ratio * ratio).rounded(.up)
      } : nil
  }

  /// Why a small standard error is not enough.
  private static func notNormal(_ expectation: Expectation) -> String {
    let power = "Z^\(expectation.order)"
    return expectation.known?.shape == nil
      ? "the skewness and kurtosis of \(power) are infinite or beyond reach, so"
        + " that no number of networks is known to make its mean Gaussian"
      : "the exact skewness and kurtosis of \(power) say that its mean is not"
        + " yet Gaussian, so that the interval would not cover as it says"
  }

  private static func degrees(_ splitting: SplittingEstimate) -> Double {
    Double(max(1, splitting.islands.count - 1))
  }

  /// What the sample shows against itself; silence certifies nothing.
  private static func tailAlarms(_ estimate: Estimate) -> [String] {
    estimate.findings?.alarms.map(\.description) ?? []
  }

  /// How far the estimate is from a formula that does not apply.
  private static func disagreement(
    _ expectation: Expectation,
    _ estimate: Estimate
  ) -> String? {
    guard let exact = expectation.exact else { return nil }
    let isInside =
      estimate.low <= exact.logNumber && exact.logNumber <= estimate.high
    return isInside
      ? nil
      : "the estimate disagrees with the formula, as it may where a hypothesis"
        + " is missing"
  }
}
