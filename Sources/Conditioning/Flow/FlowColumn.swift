import ExactArithmetic
import Foundation
import GSL

/// One non-negative quantity at one layer, over all networks drawn.
public struct FlowColumn: Sendable {
  /// How many networks were drawn.
  public let count: Int
  /// How many gave 0.
  public let zeros: Int
  /// The natural logarithms of the others, in increasing order.
  public let logs: [Double]

  /// The column of these logarithms, −∞ meaning 0.
  public init(logs: [Double]) {
    count = logs.count
    self.logs = logs.filter { $0 > -.infinity }.sorted()
    zeros = count - self.logs.count
  }

  /// A number with an interval; all are of one scale.
  public struct Bounded: Sendable {
    /// The estimate.
    public let value: LogNumber
    /// The interval's lower end; 0 where there is none.
    public let low: LogNumber
    /// The interval's upper end; nil where the sample gives none.
    public let high: LogNumber?
  }

  /// A share of the networks with its Clopper–Pearson interval.
  public struct Share: Sendable {
    /// The share.
    public let value: Double
    /// The interval's lower end.
    public let low: Double
    /// The interval's upper end.
    public let high: Double
  }

  /// A mean and how its standard error was made.
  public struct Mean: Sendable {
    /// Where the variance comes from.
    public enum Method: String, Sendable {
      /// Known beforehand.
      case exactVariance = "exact variance"
      /// Of the sample itself.
      case sampleVariance = "sample variance"
    }

    /// The mean over all networks, those of 0 included.
    public let mean: LogNumber
    /// Its standard error; nil of a single network without a known variance.
    public let standardError: LogNumber?
    /// How the standard error was made.
    public let method: Method
    /// The interval by the normal approximation.
    public let bounds: Bounded
  }
}

extension FlowColumn {
  /// The mean, with the exact variance if two exact moments are handed in.
  ///
  /// The interval is the mean and as many standard errors as a normal law wants;
  /// of heavy tails it is too optimistic wherever the relative standard error is
  /// not small.
  public func mean(
    confidence: Double,
    exact: (mean: LogNumber, square: LogNumber)? = nil
  ) -> Mean {
    let total = logs.reduce(LogNumber.zero) { $0 + LogNumber(log: $1) }
    let mean = total / LogNumber(Double(max(count, 1)))
    let error: LogNumber?
    if let exact {
      let variance = exact.square.subtracting(exact.mean * exact.mean)
      error = (variance / LogNumber(Double(max(count, 1)))).power(0.5)
    } else {
      error = sampleStandardError(mean)
    }
    let z = Tail.twoSidedGaussianQuantile(1 - confidence)
    let margin = error.map { $0 * LogNumber(z) }
    return Mean(
      mean: mean,
      standardError: error,
      method: exact == nil ? .sampleVariance : .exactVariance,
      bounds: Bounded(
        value: mean,
        low: margin.map { mean.subtracting($0) } ?? .zero,
        high: margin.map { mean + $0 }
      )
    )
  }

  /// The sample's own standard error, in units of its largest value so that
  /// nothing overflows.
  private func sampleStandardError(_ mean: LogNumber) -> LogNumber? {
    guard count > 1 else { return nil }
    guard let largest = logs.last else { return .zero }
    let center = exp(mean.log - largest)
    let squares = logs.reduce(Double(zeros) * center * center) { sum, log in
      let difference = exp(log - largest) - center
      return sum + difference * difference
    }
    let variance = squares / (Double(count) * Double(count - 1))
    return LogNumber(log: log(variance) / 2 + largest)
  }

  /// The quantile at `p` of the values that are not 0: the smallest of them that
  /// at least a share `p` does not exceed.
  ///
  /// The interval runs between two order statistics; the number of values below
  /// the true quantile is binomial, so that it covers with at least the
  /// confidence whatever the law. Nil if all values are 0.
  public func quantile(_ p: Double, confidence: Double) -> Bounded? {
    let n = logs.count
    guard n > 0 else { return nil }
    let rank = min(max(Int((p * Double(n)).rounded(.up)), 1), n)
    let tail = (1 - confidence) / 2
    // The largest l with P(Bin ≤ l − 1) ≤ tail, the smallest u with
    // P(Bin ≥ u) ≤ tail, ranks counted from 1.
    let low = firstIndex(upTo: n) {
      Tail.binomialLower($0, n: n, p: p) > tail
    }
    let high = firstIndex(upTo: n + 1) {
      Tail.binomialUpper($0, n: n, p: p) <= tail
    }
    return Bounded(
      value: LogNumber(log: logs[rank - 1]),
      low: low > 0 ? LogNumber(log: logs[low - 1]) : .zero,
      high: high <= n && high > 0 ? LogNumber(log: logs[high - 1]) : nil
    )
  }

  /// The first k in 0 … limit − 1 at which a condition holds that stays true;
  /// `limit` if there is none.
  private func firstIndex(upTo limit: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, limit)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The share of the networks that give 0.
  public func zeroShare(confidence: Double) -> Share {
    share(zeros, confidence)
  }

  /// The share with 0 < value < e^{`log`}.
  public func shareBelow(_ log: Double, confidence: Double) -> Share {
    share(logs.count { $0 < log }, confidence)
  }

  /// The share with value > e^{`log`}.
  public func shareAbove(_ log: Double, confidence: Double) -> Share {
    share(logs.count { $0 > log }, confidence)
  }

  /// The share that is 0, below e^{`low`} or above e^{`high`}.
  public func shareOutside(
    _ low: Double,
    _ high: Double,
    confidence: Double
  ) -> Share {
    share(zeros + logs.count { $0 < low || $0 > high }, confidence)
  }

  private func share(_ k: Int, _ confidence: Double) -> Share {
    let interval = Tail.binomialInterval(k, n: count, confidence: confidence)
    return Share(
      value: Double(k) / Double(max(count, 1)),
      low: interval.low,
      high: interval.high
    )
  }
}
