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
          KnownMoment(logMean: exact.logarithm, relativeVariance: $0.value)
        }
      } : nil
  }

  /// The networks needed for a relative standard error of `resolution`.
  public func samplesNeeded(
    resolution: Double = Experiment.resolution
  ) -> Double? {
    known.map { ($0.relativeVariance / (resolution * resolution)).rounded(.up) }
  }

  /// The relative standard error that N networks give, known beforehand.
  public func relativeStandardError(samples: Int) -> Double? {
    known.map { ($0.relativeVariance / Double(samples)).squareRoot() }
  }
}
