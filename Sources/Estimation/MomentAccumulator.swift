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
/// All sums are exact sums of rounded terms (see ``BinarySum``), so nothing
/// overflows and the parts of a run merge to the bits of the whole.
public struct MomentAccumulator: Sendable {
  /// K.
  public let order: Int
  /// How many draws were taken in, zeros included.
  public private(set) var count = 0
  private(set) var largest = (value: 1.0, exponent: Int.min)
  private(set) var sum = BinarySum()
  private(set) var sumOfSquares = BinarySum()
  private(set) var test: CatoniTest?

  /// An empty accumulator; a known moment is tested as draws come in.
  public init(order: Int, test: CatoniTest? = nil) {
    self.order = order
    self.test = test
  }

  init(
    order: Int,
    count: Int,
    largest: (value: Double, exponent: Int),
    sum: BinarySum,
    sumOfSquares: BinarySum,
    test: CatoniTest?
  ) {
    self.order = order
    self.count = count
    self.largest = largest
    self.sum = sum
    self.sumOfSquares = sumOfSquares
    self.test = test
  }

  /// Takes in one draw of ln Z; −∞ stands for Z = 0.
  public mutating func add(_ logZ: Double) {
    count += 1
    let term = Double(order) * logZ
    test?.add(term)
    guard term > -.infinity else { return }
    let exponent = (term / M_LN2).rounded(.down)
    // Rounding may leave the fraction a hair outside [1, 2).
    let fraction = min(max(exp(term - exponent * M_LN2), 1), 2 - 0x1p-52)
    let e = Int(exponent)
    keepLargest((fraction, e))
    sum.add(fraction, exponent: e)
    sumOfSquares.add(fraction * fraction, exponent: 2 * e)
  }

  /// Adds the draws of another part of the same run.
  public mutating func merge(_ other: MomentAccumulator) {
    count += other.count
    keepLargest(other.largest)
    sum.merge(other.sum)
    sumOfSquares.merge(other.sumOfSquares)
    if let theirs = other.test { test?.merge(theirs) }
  }

  private mutating func keepLargest(_ term: (value: Double, exponent: Int)) {
    if (term.exponent, term.value) > (largest.exponent, largest.value) {
      largest = term
    }
  }

  /// The sample mean of Z^K.
  public var mean: LogNumber {
    sum.top == nil ? .zero : LogNumber(log: sum.logarithm - log(Double(count)))
  }

  /// The sample variance over the squared sample mean; nil of fewer than two
  /// draws or if all are 0.
  public var relativeVariance: Double? {
    guard count > 1, let sum = sum.scaled, let squares = sumOfSquares.scaled
    else { return nil }
    let n = Double(count)
    let ratio = scalbn(
      squares.value / (sum.value * sum.value),
      squares.exponent - 2 * sum.exponent
    )
    return max(0, n * ratio - 1) * n / (n - 1)
  }

  /// The largest term's share of the sum; 0 if all draws are 0.
  public var largestShare: Double {
    guard let sum = sum.scaled else { return 0 }
    return scalbn(largest.value / sum.value, largest.exponent - sum.exponent)
  }

  /// A rigorous bound on the p-value of the known moment; nil without one.
  public var pValue: Double? { test?.pValue }
}
