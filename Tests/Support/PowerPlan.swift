import Foundation

/// How many draws a check needs to see a defect of a given size.
///
/// A check at level α must reject a given defect with probability at least
/// 1 − β. Let one draw's statistic shift by `effect` standard deviations under
/// the defect. A normal test over n draws is centred √n · effect away, and so
///
///     n = ((z_α + z_β) / effect)²,  P[|N| > z_α] = α,  P[N > z_β] = β.
///
/// For a Kolmogorov–Smirnov distance D the threshold of a sample of n is
/// √(ln(2/α)/2n), and by Hoeffding's inequality at the point where the two
/// functions differ most the defect stays below it with probability at most β
/// once, for certain,
///
///     n = (√(ln(2/α)/2) + √(ln(1/β)/2))² / D².
public struct PowerPlan: Sendable {
  /// The level of the check.
  public let alpha: Double

  /// The probability with which a defect may escape.
  public let beta: Double

  /// Creates a plan.
  ///
  /// - Precondition: `0 < alpha && alpha < 1`, `0 < beta && beta < 1/2`.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && alpha < 1, "A probability between 0 and 1.")
    precondition(beta > 0 && beta < 0.5, "A probability below one half.")
    self.alpha = alpha
    self.beta = beta
  }

  /// z_α + z_β.
  public var reach: Double { criticalZ(alpha) + criticalZ(2 * beta) }

  /// The draws of a normal test of a mean.
  ///
  /// - Parameter effect: The shift of the mean over the standard deviation of
  ///   one draw.
  public func draws(effect: Double) -> Int {
    Int((reach * reach / (effect * effect)).rounded(.up))
  }

  /// The draws of a check of a mean by `meanTail`.
  ///
  /// Its threshold is √(2 ln(2/α)) standard errors, where a normal test has z_α.
  public func draws(meanEffect effect: Double) -> Int {
    let reach = (2 * log(2 / alpha)).squareRoot() + criticalZ(2 * beta)
    return Int((reach * reach / (effect * effect)).rounded(.up))
  }

  /// The trials of a count whose probability p becomes p(1 + `change`).
  ///
  /// From the normal estimate, in which the two laws have their own standard
  /// deviations, upward until the exact chance of escape is at most β.
  public func trials(probability p: Double, change: Double) -> Int {
    let truth = p * (1 + change)
    let spread =
      criticalZ(alpha) * (p * (1 - p)).squareRoot()
      + criticalZ(2 * beta) * (truth * (1 - truth)).squareRoot()
    let ratio = spread / (p * change)
    var trials = Int((ratio * ratio).rounded(.up))
    while BinomialLaw(trials: trials, probability: p)
      .escape(alpha: alpha, truth: truth) > beta
    {
      trials += 1 + trials / 200
    }
    return trials
  }

  /// The draws of a one-sample Kolmogorov–Smirnov check of distance D.
  public func draws(distance: Double) -> Int {
    let reach =
      (log(2 / alpha) / 2).squareRoot() + (log(1 / beta) / 2).squareRoot()
    return Int((reach * reach / (distance * distance)).rounded(.up))
  }

  /// The draws in each of two samples whose laws are a distance D apart.
  ///
  /// The variance of the difference of two distribution functions is twice that
  /// of one.
  public func draws(distanceOfTwo distance: Double) -> Int {
    draws(distance: distance * 0.5.squareRoot())
  }

  /// The draws of a check of cells that carry probabilities q instead of p.
  ///
  /// L has mean n·KL(q, p) and a standard deviation of about √(2n·KL) around
  /// it for a small change, beside the k − 1 of chance itself.
  public func draws(
    cells p: [Double],
    instead q: [Double]
  ) -> Int {
    let divergence = zip(q, p).reduce(0) { sum, pair in
      pair.0 > 0 ? sum + pair.0 * log(pair.0 / pair.1) : sum
    }
    let threshold = criticalStatistic(alpha: alpha, cells: p.count)
    let z = criticalZ(2 * beta)
    // n·KL − z √(2n·KL) = threshold, solved for √(n·KL).
    let root = z / 2.0.squareRoot()
    let side = root + (root * root + threshold).squareRoot()
    return Int((side * side / divergence).rounded(.up))
  }
}

extension BinomialLaw {
  /// A bound on the probability that `binomialTail` does not reject, at a level,
  /// a law of as many trials and another probability; exact but for rejections
  /// on the far side.
  public func escape(alpha: Double, truth: Double) -> Double {
    let law = BinomialLaw(trials: trials, probability: truth)
    let mean = Int(Double(trials) * probability)
    if truth < probability {
      // The largest count that is rejected for being small.
      let low = last(0, mean) { tail(atMost: $0) * 2 < alpha }
      return law.tail(atLeast: (low ?? -1) + 1)
    }
    let high = last(0, trials - mean) { tail(atLeast: trials - $0) * 2 < alpha }
    return law.tail(atMost: trials - (high ?? -1) - 1)
  }

  /// The last number of a range for which a condition, once lost, stays lost.
  private func last(_ low: Int, _ high: Int, _ holds: (Int) -> Bool) -> Int? {
    guard holds(low) else { return nil }
    var (low, high) = (low, high + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
