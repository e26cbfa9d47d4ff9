import Estimation
import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling

/// A wrong formula that a run must find violated.
///
/// Each is handed to the machinery in place of the exact value; the networks
/// are drawn as ever.
public enum NegativeControl: String, CaseIterable, Sendable {
  /// No mistake: what must not be found violated.
  case none = "none (must not be violated)"
  /// ln E[Z^K] grows 20 % too fast in the hidden layers.
  case exponent = "exponent 20 % too large"
  /// Every width the largest, as if β were d/max n.
  case beta = "beta replaced by d/max n"
  /// The moment of order K+1.
  case order = "K off by one"
  /// Masks of probability 0.49 and weights of variance 2/fan-in.
  case mask = "mask probability 0.49"
  /// Weights of variance 2/fan-out.
  case fanOut = "fan-in replaced by fan-out"

  /// The network on which it is tried: deep enough for small mistakes to show
  /// but no deeper, for the variance grows faster than they do; of unequal
  /// widths where these matter, and at K = 2 where the mean of Z itself, which
  /// is the same at any width, would not tell.
  public var net: CalibrationNet {
    switch self {
    case .exponent, .none: CalibrationNet("100,20x2,1", order: 2)
    case .beta: CalibrationNet("100,10,50,50,10,1", order: 2)
    case .order: CalibrationNet("10,20x4,1")
    case .mask: CalibrationNet("10,50x20,1")
    case .fanOut: CalibrationNet("10,20x4,1")
    }
  }

  /// What the wrong formula says; nil if it says nothing.
  public func claim() throws -> KnownMoment? {
    let net = net
    let spec = try net.spec()
    let right = ExactMoments(spec)
    let (moments, order) = try claimed(right, net.order)
    guard let variance = moments.relativeVariance(order) else { return nil }
    let shift =
      switch self {
      case .exponent: 0.2 * (try growth(right, net.order))
      case .mask: Double(net.order * spec.architecture.depth) * log(0.98)
      case .fanOut: Double(net.order) * NegativeControl.logWidthRatio(spec)
      case .none, .beta, .order: 0.0
      }
    return KnownMoment(
      logMean: try moments.logMoment(order).log + shift,
      relativeVariance: variance.value,
      shape: moments.shape(order)
    )
  }

  /// The moments that are claimed, but for a factor.
  private func claimed(
    _ right: ExactMoments,
    _ order: Int
  ) throws -> (ExactMoments, Int) {
    switch self {
    case .none, .exponent, .fanOut: return (right, order)
    case .order: return (right, order + 1)
    case .mask:
      let gate = try Gate(density: Rational(49, 100))
      return (ExactMoments(right.spec, gate: gate), order)
    case .beta:
      let widths = right.spec.architecture.widths
      let hidden = right.spec.architecture.hiddenWidths
      let largest = hidden.max() ?? 1
      let wide = hidden.map { _ in largest }
      let spec = try NetworkSpec(
        architecture: Architecture(
          widths: [widths[0]] + wide + [widths[widths.count - 1]]
        ),
        weights: [right.spec.weights[0]]
      )
      return (ExactMoments(spec), order)
    }
  }

  /// ln of E[Z^K] over that of the network without hidden layers.
  private func growth(_ right: ExactMoments, _ order: Int) throws -> Double {
    let widths = right.spec.architecture.widths
    let shallow = try NetworkSpec(
      architecture: Architecture(widths: [widths[0], widths[widths.count - 1]]),
      weights: [right.spec.weights[0]]
    )
    let start = try ExactMoments(shallow).logMoment(order).log
    return try right.logMoment(order).log - start
  }

  /// ln ∏ n_{j−1}/n_j.
  private static func logWidthRatio(_ spec: NetworkSpec) -> Double {
    let widths = spec.architecture.widths
    return log(Double(widths[0]) / Double(widths[widths.count - 1]))
  }

  /// The verdict of a run of the usual size on the wrong formula.
  public func verdict(
    streams: Streams,
    samples: Int,
    sampler: (any Sampler)? = nil
  ) async throws -> Verdict {
    let spec = try net.spec()
    guard let claim = try claim() else { return .refused }
    let expectation = Expectation(
      spec,
      order: net.order,
      hypotheses: Hypotheses(spec)
    ).claiming(claim)
    let level = Experiment.falseAlarm / 2
    let sums = MomentAccumulator(
      order: net.order,
      samples: samples,
      test: CatoniTest(claim, samples: samples, level: level)
    )
    let run = MomentRun(
      Simulation(
        sampler ?? ReferenceSampler(spec),
        streams: streams,
        samples: samples,
        threads: 1
      ),
      into: [sums]
    )
    guard let moment = try await run.run().moments.first else {
      return .refused
    }
    let estimate = Estimate(moment, known: claim, confidence: 0.95)
    return Row(expectation, estimate, level: level).verdict
  }
}
