import GSL

/// Which metrics are measured at a point, and how thoroughly.
public struct Probe: Sendable {
  /// The families that are computed.
  public var families: Set<Metric.Family>
  /// The perturbations of weights and inputs.
  public var directions: Directions
  /// The kinds of perturbations of the weights.
  public var kinds: [DirectionKind]
  /// n of the expected maximum over n perturbations.
  public var expectedMaximumOf: Int
  /// Examples whose mean gradient counts as one in confusion and diversity.
  public var groupSize: Int
  /// How operator norms are found.
  public var iteration: PowerIteration
  /// Gaussian matrices that ranks are compared with.
  public var rankDraws: Int

  /// A probe of all metrics with the thesis's settings, but fewer directions.
  public init(
    families: Set<Metric.Family> = Set(Metric.Family.allCases),
    directions: Directions = Directions(),
    kinds: [DirectionKind] = DirectionKind.allCases,
    expectedMaximumOf: Int = 4,
    groupSize: Int = 1,
    iteration: PowerIteration = PowerIteration(),
    rankDraws: Int = 8
  ) {
    self.families = families
    self.directions = directions
    self.kinds = kinds
    self.expectedMaximumOf = expectedMaximumOf
    self.groupSize = groupSize
    self.iteration = iteration
    self.rankDraws = rankDraws
  }

  /// A cheaper probe, for many points of a training run.
  ///
  /// Steps along the batch's gradient only, and no operator norms.
  public static let light = Probe(
    families: [.weightBounds, .inputBounds, .ranks, .agreement, .steps],
    directions: Directions(count: 4),
    kinds: [.limited]
  )
}

/// What a probe found at one point.
public struct Reading: Sendable {
  /// The values, with all coordinates.
  public internal(set) var values: [Metric: MetricValue] = [:]
  /// The values under every mask that was given.
  public internal(set) var masked: [[Metric: MetricValue]]
  /// Seconds that each family took, without masks.
  public internal(set) var seconds: [Metric.Family: Double] = [:]
  /// Passes through the net, or power steps, that each family took.
  public internal(set) var passes: [Metric.Family: Int] = [:]
  /// Seconds that the loss and its gradient took, which every family needs.
  public internal(set) var gradientSeconds = 0.0
  /// Seconds that each family took under every mask.
  public internal(set) var maskedSeconds: [[Metric.Family: Double]]
  /// The length of the limited steps, which only their largest coordinate bounds.
  public internal(set) var limitedStepLength: Double?
  /// Examples whose gradient is 0.
  public internal(set) var zeroGradients = 0
  /// Whether every power iteration ended before its limit.
  public internal(set) var isConverged = true
  /// The mean loss.
  public let loss: Double
  /// ‖h̄‖.
  public let gradientNorm: Double

  init(loss: Double, gradientNorm: Double, masks: Int) {
    self.loss = loss
    self.gradientNorm = gradientNorm
    masked = Array(repeating: [:], count: masks)
    maskedSeconds = masked.map { _ in [:] }
  }
}
