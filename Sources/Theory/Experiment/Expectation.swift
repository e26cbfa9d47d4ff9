import Estimation
import ExactArithmetic
import Networks
import PathSums

/// What is known of one moment before anything is sampled.
public struct Expectation: Sendable {
  /// K.
  public let order: Int
  /// The moment's name, `E[Z^2]` say.
  public let name: String
  /// The value of the sum over paths; nil if it does not exist.
  public let exact: ExactValue?
  /// Mean and variance for error bars and tests; nil unless the theorem
  /// applies and both are finite.
  public let known: KnownMoment?
  /// The bounds.
  public let bounds: [Bound]
  /// Why there is no exact value that the network must have; nil if there is.
  public let refusal: String?
  /// Whether E[Z^{2K}] is infinite while E[Z^K] is not, or so large that no
  /// run could resolve the moment.
  public let hasInfiniteVariance: Bool

  /// The expectation for the K-th moment.
  public init(_ spec: NetworkSpec, order: Int, hypotheses: Hypotheses) {
    self.order = order
    name = spec.quantity.momentName(order)
    let moments = ExactMoments(
      spec,
      requiringSymmetry: hypotheses.symmetry.status == .holds
    )
    let exact: ExactValue?
    var refusal: String?
    do {
      exact = try moments.moment(order)
    } catch {
      exact = nil
      refusal = error.description
    }
    self.exact = exact
    if exact != nil, let unmet = hypotheses.unmet {
      refusal = "the formula does not apply: \(unmet.sentence)"
    }
    self.refusal = refusal
    let applies = refusal == nil
    bounds = applies ? Bounds(spec, order: order).all() : []
    let variance = applies ? moments.relativeVariance(order) : nil
    // Beyond e^600 no run resolves anything, and doubles would overflow.
    let isReachable = variance.map { $0.log < 600 } ?? false
    hasInfiniteVariance = applies && !isReachable
    known =
      isReachable
      ? exact.flatMap { exact in
        variance.map {
          KnownMoment(
            logMean: exact.logarithm,
            relativeVariance: $0.value,
            shape: moments.shape(order)
          )
        }
      } : nil
  }

  /// The expectation with another claim about mean and variance, right or wrong.
  func claiming(_ known: KnownMoment) -> Expectation {
    Expectation(self, known: known)
  }

  /// The expectation whose variance nobody asks for.
  init(_ spec: NetworkSpec, order: Int, exact: ExactValue?, refusal: String?) {
    self.order = order
    name = spec.quantity.momentName(order)
    self.exact = exact
    self.refusal = refusal
    known = nil
    bounds = refusal == nil ? Bounds(spec, order: order).all() : []
    hasInfiniteVariance = false
  }

  private init(_ other: Expectation, known: KnownMoment) {
    order = other.order
    name = other.name
    exact = other.exact
    self.known = known
    bounds = other.bounds
    refusal = other.refusal
    hasInfiniteVariance = other.hasInfiniteVariance
  }

  /// The networks needed for a relative standard error of `resolution`.
  public func samplesNeeded(
    resolution: Double = Experiment.resolution
  ) -> Double? {
    known.map { ($0.relativeVariance / (resolution * resolution)).rounded(.up) }
  }

  /// The networks needed for a relative standard error of `resolution` and an
  /// interval that covers as it says; nil if no number is known to be enough.
  public func samplesToTrust(
    resolution: Double = Experiment.resolution,
    confidence: Double = 0.95
  ) -> Double? {
    guard let known, let needed = samplesNeeded(resolution: resolution) else {
      return nil
    }
    // What does not vary needs no Gaussian.
    if known.isConstant { return needed }
    return known.shape.map {
      max(needed, $0.samplesNeeded(confidence: confidence))
    }
  }

  /// Whether N networks give a mean so near to a Gaussian that its interval
  /// covers as it says.
  public func isNormal(samples: Int, confidence: Double) -> Bool {
    guard let known else { return false }
    return known.isConstant
      || known.shape?.holds(samples: samples, confidence: confidence) == true
  }

  /// The relative standard error that N networks give, known beforehand.
  public func relativeStandardError(samples: Int) -> Double? {
    known.map { ($0.relativeVariance / Double(samples)).squareRoot() }
  }
}

extension KnownMoment {
  /// Whether Z^K does not vary beyond what rounding leaves.
  var isConstant: Bool { relativeVariance <= 1e-6 }
}

extension ExactMoments {
  /// The shape of the law of Z^K, from the moments up to 4K; nil if one of them
  /// is infinite or beyond the largest order.
  public func shape(_ order: Int) -> NormalApproximation? {
    guard 4 * order <= ExactMoments.largestOrder,
      let mean = try? logMoment(order), mean.log > -.infinity
    else { return nil }
    let ratios = (2...4).compactMap { power in
      (try? logMoment(power * order)).map {
        ($0 / LogNumber(log: Double(power) * mean.log)).value
      }
    }
    guard ratios.count == 3 else { return nil }
    return NormalApproximation(
      second: ratios[0],
      third: ratios[1],
      fourth: ratios[2]
    )
  }
}
