import Estimation
import ExactArithmetic
import Networks
import PathSums

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

  /// K.
  public var order: Int { expectation.order }

  init(_ expectation: Expectation, _ estimate: Estimate, level: Double) {
    self.expectation = expectation
    let error = expectation.relativeStandardError(samples: estimate.samples)
    let resolves = error.map { $0 <= Experiment.resolution } ?? false
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
    } else if resolves {
      verdict = .consistent
    } else {
      verdict = .inconclusive
      if expectation.hasInfiniteVariance {
        alarms.append(
          "the variance of Z^\(expectation.order) is infinite or beyond reach,"
            + " so no number of networks gives an honest error bar"
        )
      }
    }
    self.alarms = alarms + Row.tailAlarm(estimate)
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
      verdict == .inconclusive ? expectation.samplesNeeded() : nil
  }

  /// "The tail was not seen": the sample's variance falls short of the exact
  /// one by more than half.
  private static func tailAlarm(_ estimate: Estimate) -> [String] {
    guard estimate.method == .exactVariance,
      let sample = estimate.sampleStandardError,
      sample * sample < estimate.standardError * estimate.standardError
        * LogNumber(0.5)
    else { return [] }
    return [
      "the tail was not seen: the sample variance is less than half the exact"
        + " one"
    ]
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
