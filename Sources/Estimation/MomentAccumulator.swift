import ExactArithmetic
import Foundation

/// What is known beforehand of one moment, handed in by the exact side.
public struct KnownMoment: Sendable {
  /// ln E[Z^K].
  public let logMean: Double
  /// Var(Z^K)/E[Z^K]².
  public let relativeVariance: Double
  /// The shape of the law of Z^K, which tells when its mean is near enough to a
  /// Gaussian; nil if it is not known.
  public let shape: NormalApproximation?

  /// The moment with the given logarithm, relative variance and shape.
  public init(
    logMean: Double,
    relativeVariance: Double,
    shape: NormalApproximation? = nil
  ) {
    self.logMean = logMean
    self.relativeVariance = relativeVariance
    self.shape = shape
  }
}

/// One pass over draws of ln Z that collects the K-th moment of Z and what
/// tells how far its sample can be trusted.
///
/// All sums are exact sums of rounded terms (see ``BinarySum``), so nothing
/// overflows and the parts of a run merge to the bits of the whole.
public struct MomentAccumulator: Sendable {
  private(set) var tally: TallyChecks
  private(set) var test: CatoniTest?

  /// An empty accumulator for a run of `samples` draws; a known moment is
  /// tested as draws come in.
  public init(order: Int, samples: Int = 1_000_000, test: CatoniTest? = nil) {
    self.init(TallyChecks(order: order, samples: samples), test: test)
  }

  init(_ tally: TallyChecks, test: CatoniTest?) {
    self.tally = tally
    self.test = test
  }

  /// K.
  public var order: Int { tally.order }
  /// How many draws were taken in, zeros included.
  public var count: Int { tally.count }

  /// Takes in the next draw of ln Z; −∞ stands for Z = 0.
  public mutating func add(_ logZ: Double) { add(logZ, at: count) }

  /// Takes in the draw of that number in its run.
  public mutating func add(_ logZ: Double, at index: Int) {
    tally.add(logZ, at: index)
    let term = Double(order) * logZ
    test?.add(term)
  }

  /// Adds the draws of another part of the same run.
  public mutating func merge(_ other: MomentAccumulator) {
    tally.merge(other.tally)
    if let theirs = other.test { test?.merge(theirs) }
  }

  /// The sample mean of Z^K.
  public var mean: LogNumber { LogNumber(log: tally.total.logMean) }

  /// The sample variance over the squared sample mean; nil of fewer than two
  /// draws or if all are 0.
  public var relativeVariance: Double? { tally.total.relativeVariance }

  /// The largest term's share of the sum; 0 if all draws are 0.
  public var largestShare: Double { tally.total.largestShare }

  /// A rigorous bound on the p-value of the known moment; nil without one.
  public var pValue: Double? { test?.pValue }

  /// ln of an e-value of the known moment; nil without one.
  public var logEValue: Double? { test?.logEValue }

  /// What the sample shows of its own trustworthiness.
  public func findings(known: KnownMoment?) -> TallyFindings {
    tally.findings(known: known)
  }
}
