import ExactArithmetic
import Foundation

/// What is known beforehand of one moment, handed in by the exact side.
public struct KnownMoment: Sendable {
  /// ln E[Z^K].
  public let logMean: Double
  /// Var(Z^K)/E[Z^K]².
  public let relativeVariance: Double

  /// The moment with the given logarithm and relative variance.
  public init(logMean: Double, relativeVariance: Double) {
    self.logMean = logMean
    self.relativeVariance = relativeVariance
  }
}

/// One pass over draws of ln Z that collects the K-th moment of Z.
///
/// Sums are kept relative to the largest term, so nothing overflows.
public struct MomentAccumulator: Sendable {
  /// K.
  public let order: Int
  /// How many draws were taken in, zeros included.
  public private(set) var count = 0
  private var largest = -Double.infinity
  private var sum = 0.0
  private var sumOfSquares = 0.0
  private var test: CatoniTest?

  /// An empty accumulator; a known moment is tested as draws come in.
  public init(order: Int, test: CatoniTest? = nil) {
    self.order = order
    self.test = test
  }

  /// Takes in one draw of ln Z; −∞ stands for Z = 0.
  public mutating func add(_ logZ: Double) {
    count += 1
    let term = Double(order) * logZ
    test?.add(term)
    guard term > -.infinity else { return }
    if term > largest {
      let shrink = exp(largest - term)
      sum *= shrink
      sumOfSquares *= shrink * shrink
      largest = term
    }
    let ratio = exp(term - largest)
    sum += ratio
    sumOfSquares += ratio * ratio
  }

  /// The sample mean of Z^K.
  public var mean: LogNumber {
    sum == 0 ? .zero : LogNumber(log: largest + log(sum / Double(count)))
  }

  /// The sample variance over the squared sample mean; nil of fewer than two
  /// draws or if all are 0.
  public var relativeVariance: Double? {
    guard count > 1, sum > 0 else { return nil }
    let n = Double(count)
    return max(0, n * sumOfSquares / (sum * sum) - 1) * n / (n - 1)
  }

  /// The largest term's share of the sum; 0 if all draws are 0.
  public var largestShare: Double { sum == 0 ? 0 : 1 / sum }

  /// A rigorous bound on the p-value of the known moment; nil without one.
  public var pValue: Double? { test?.pValue }
}
