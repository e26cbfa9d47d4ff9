import Estimation
import ExactArithmetic
import Foundation
import GSL

/// A statement "the mean of X ≥ 0 is m", tested on draws.
///
/// With the variance under the statement known, the test is Catoni's and its
/// false-alarm probability is a theorem (see ``CatoniTest``).
public struct MeanTest: Sendable {
  /// ln of the stated mean.
  public let logMean: Double
  /// Var X / m², under the statement.
  public let relativeVariance: Double
  /// The probability of rejecting a true statement.
  public let falseAlarm: Double
  /// The largest relative deviation that may go unseen for the statement to
  /// count as confirmed.
  public let tolerance: Double

  /// The test of a stated mean.
  public init(
    mean: Double,
    relativeVariance: Double,
    falseAlarm: Double,
    tolerance: Double
  ) {
    logMean = log(mean)
    self.relativeVariance = relativeVariance
    self.falseAlarm = falseAlarm
    self.tolerance = tolerance
  }

  /// The deviation that N draws see with probability 0.99 or more.
  ///
  /// Twice the width of Catoni's interval at level δ: an estimate within half
  /// of it has probability above 0.99 as soon as δ ≤ 0.01.
  public func detectable(samples: Int) -> Double {
    2
      * CatoniTest.detectableDeviation(
        relativeVariance: relativeVariance,
        samples: samples,
        level: falseAlarm
      )
  }

  /// The statement decided on draws of ln X; −∞ stands for 0.
  public func part(_ statement: String, _ logDraws: [Double]) -> Finding.Part {
    let known = KnownMoment(
      logMean: logMean,
      relativeVariance: relativeVariance
    )
    var sums = MomentAccumulator(
      order: 1,
      test: CatoniTest(known, samples: logDraws.count, level: falseAlarm)
    )
    for draw in logDraws { sums.add(draw) }
    let p = sums.pValue ?? 1
    let detectable = detectable(samples: logDraws.count)
    let holds: Bool? =
      p < falseAlarm ? false : detectable <= tolerance ? true : nil
    let mean = sums.mean
    let error =
      (relativeVariance / Double(logDraws.count)).squareRoot() * exp(logMean)
    return Finding.Part(
      statement,
      holds,
      "\(Digits.short(mean.value)) +- \(Digits.short(error, digits: 1))"
        + " of \(logDraws.count) draws",
      by: .simulation(
        samples: logDraws.count,
        falseAlarm: falseAlarm,
        detectable: detectable
      )
    )
  }
}

/// A statement "the probability is p", tested on a count.
public struct ShareTest: Sendable {
  /// The stated probability.
  public let probability: Double
  /// The probability of rejecting a true statement.
  public let falseAlarm: Double
  /// The largest deviation of the share that may go unseen.
  public let tolerance: Double

  /// The test of a stated probability.
  public init(probability: Double, falseAlarm: Double, tolerance: Double) {
    self.probability = probability
    self.falseAlarm = falseAlarm
    self.tolerance = tolerance
  }

  /// The statement decided on a count: an exact two-sided binomial test.
  public func part(
    _ statement: String,
    _ count: Int,
    of samples: Int
  ) -> Finding.Part {
    let lower = Tail.binomialLower(count, n: samples, p: probability)
    let upper = Tail.binomialUpper(count, n: samples, p: probability)
    let p = min(1, 2 * min(lower, upper))
    // Hoeffding: both errors of a test at this distance are below the level.
    let detectable =
      2 * (log(2 / falseAlarm) / (2 * Double(samples))).squareRoot()
    let holds: Bool? =
      p < falseAlarm ? false : detectable <= tolerance ? true : nil
    return Finding.Part(
      statement,
      holds,
      "\(Digits.short(Double(count) / Double(samples))) of \(samples) draws",
      by: .simulation(
        samples: samples,
        falseAlarm: falseAlarm,
        detectable: detectable / probability
      )
    )
  }
}
