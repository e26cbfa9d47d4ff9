import Estimation
import ExactArithmetic
import Foundation
import Networks
import Sampling

/// The mean of very many tiny runs of every estimator, against the exact value.
///
/// Means and splitting are unbiased at any size; Catoni's estimate and the
/// median of means are not, and are here to show it.
public struct BiasStudy: Sendable {
  /// An estimator of E[Z^K].
  public enum Estimator: String, CaseIterable, Sendable {
    case mean = "direct mean"
    case splitting
    case controlled = "splitting, control variate"
    case catoni = "Catoni"
    case medianOfMeans = "median of means"

    /// Whether its mean is the moment.
    public var isUnbiased: Bool {
      self != .catoni && self != .medianOfMeans
    }
  }

  /// How far the mean of the runs is from the exact value.
  public struct Outcome: Sendable {
    /// The mean of the runs over the exact value, less 1.
    public let relativeBias: Double
    /// Its standard error.
    public let standardError: Double
    /// Whether that is from the exact variance.
    public let isErrorExact: Bool
    /// The variance of the variance, without an exact error.
    public let varianceOfVariance: Double?

    /// The bias in standard errors.
    public var deviation: Double { relativeBias / standardError }
  }

  /// Networks, or particles, of one tiny run.
  public static let runSize = 8

  /// The networks: every kind of law, K = 1 and 2.
  public static let nets: [CalibrationNet] = [1, 2].flatMap { order in
    [
      CalibrationNet("3,4,5,2", order: order),
      CalibrationNet("3,4,5,2", bias: "gaussian(1/4)", order: order),
      CalibrationNet("3,4,5,2", "uniform", order: order),
      CalibrationNet("3,4,5,2", "laplace", order: order),
      CalibrationNet("3,4,5,2", "rademacher", bias: "gaussian", order: order),
      CalibrationNet(
        "3,4,5,2",
        "threepoint(1/3)",
        bias: "gaussian",
        order: order
      ),
    ]
  }

  private let spec: NetworkSpec
  private let order: Int
  private let known: KnownMoment
  private let replications: Replications

  /// The study of one moment; nil if its variance is not known.
  public init?(_ net: CalibrationNet, _ replications: Replications) throws {
    spec = try net.spec()
    order = net.order
    self.replications = replications
    let expectation = Expectation(
      spec,
      order: net.order,
      hypotheses: Hypotheses(spec)
    )
    guard let known = expectation.known else { return nil }
    self.known = known
  }

  /// The outcome of all runs of one estimator; nil if it has none here.
  public func run(_ estimator: Estimator) async throws -> Outcome? {
    switch estimator {
    case .mean: try await directMean()
    case .catoni, .medianOfMeans: try await robust(estimator)
    case .splitting, .controlled:
      try await islands(isControlled: estimator == .controlled)
    }
  }

  /// Real networks, one long mean: the mean of means of any size.
  private func directMean() async throws -> Outcome {
    let samples = replications.count * BiasStudy.runSize
    var sum = 0.0
    try await simulation(samples).run { block in
      for logZ in block { sum += exp(Double(order) * logZ - known.logMean) }
    }
    return Outcome(
      relativeBias: sum / Double(samples) - 1,
      standardError: (known.relativeVariance / Double(samples)).squareRoot(),
      isErrorExact: true,
      varianceOfVariance: nil
    )
  }

  private func simulation(_ samples: Int) throws -> Simulation {
    let kind = SamplerKind.fastest(
      for: spec,
      admitting: .conditioning,
      tiesExcluded: true
    )
    return Simulation(
      try kind.sampler(for: spec, tiesExcluded: true),
      streams: try replications.streams(0),
      samples: samples,
      threads: replications.threads
    )
  }

  private func robust(_ estimator: Estimator) async throws -> Outcome {
    var values: [Double] = []
    var run: [Double] = []
    let samples = replications.count * BiasStudy.runSize
    try await simulation(samples).run { block in
      for logZ in block {
        run.append(Double(order) * logZ - known.logMean)
        guard run.count == BiasStudy.runSize else { continue }
        values.append(value(of: run, estimator))
        run = []
      }
    }
    return BiasStudy.outcome(values)
  }

  /// One tiny run's estimate over the exact value.
  private func value(of run: [Double], _ estimator: Estimator) -> Double {
    if estimator == .medianOfMeans {
      var groups = MedianOfMeans(groups: 4)
      for term in run { groups.add(term) }
      return groups.median.value
    }
    return CatoniInterval(
      run,
      relativeVariance: known.relativeVariance,
      confidence: 0.95
    )?.estimate?.value ?? 0
  }

  private func islands(isControlled: Bool) async throws -> Outcome? {
    let control = isControlled ? LayerControl(spec, order: order) : nil
    if isControlled, control == nil { return nil }
    let splitting = Splitting(
      spec,
      order: order,
      particles: BiasStudy.runSize,
      streams: try replications.streams(0),
      control: control
    )
    let islands = try await SplittingRun(
      splitting,
      islands: replications.count,
      threads: replications.threads
    ).run()
    return BiasStudy.outcome(
      islands.map { island in
        guard let control else {
          return exp(island.logEstimate - known.logMean)
        }
        let shift = exp(control.logReference - known.logMean)
        return (island.controlled ?? 0) * shift
      }
    )
  }

  private static func outcome(_ values: [Double]) -> Outcome {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let second = squares.reduce(0, +)
    let fourth = squares.reduce(0) { $0 + $1 * $1 }
    return Outcome(
      relativeBias: mean - 1,
      standardError: second.squareRoot() / n,
      isErrorExact: false,
      varianceOfVariance: fourth / (second * second) - 1 / n
    )
  }
}
