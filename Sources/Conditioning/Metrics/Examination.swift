import GSL

/// One measurement: a probe, an objective, a point and the masks.
///
/// Condition numbers with respect to the weights are of the batch's gradient as
/// training sees it, through the statistics of normalised layers. Everything
/// about single examples holds those statistics at their values on the batch,
/// for otherwise there is no gradient of a single example.
struct Examination {
  let probe: Probe
  let point: GradientPoint
  let examples: GradientPoint
  let gradient: [Double]
  let masks: [CoordinateMask]
  /// Draws directions; Gaussian yardsticks have their own.
  let generator: Generator
  var reading: Reading

  init(
    _ probe: Probe,
    _ objective: Objective,
    _ w: [Double],
    _ batch: Batch,
    masks: [CoordinateMask],
    generator: Generator
  ) {
    self.probe = probe
    let clock = ContinuousClock()
    let start = clock.now
    point = objective.point(w, batch)
    examples =
      objective.network.isNormalized
      ? objective.point(w, batch, statistics: point.statistics) : point
    gradient = point.gradient
    let time = (clock.now - start).inSeconds
    self.masks = masks
    self.generator = generator
    reading = Reading(
      loss: point.loss,
      gradientNorm: BLAS.norm(gradient),
      masks: masks.count
    )
    reading.gradientSeconds = time
  }

  /// Computes every family of the probe.
  mutating func run() {
    let squares = examples.factors.squaredNorms
    reading.zeroGradients = squares.count { $0 == 0 }
    guard reading.loss.isFinite, reading.gradientNorm.isFinite else {
      for metric in Metric.allCases
      where probe.families.contains(metric.family) {
        set(metric, .undefined("the loss or its gradient is not finite"))
      }
      return
    }
    if !probe.families.isDisjoint(with: [.weightBounds, .steps]) { steps() }
    if probe.families.contains(.weightCondition) { weightCondition() }
    if probe.families.contains(.inputBounds) { inputBounds(squares) }
    if probe.families.contains(.inputCondition) { inputCondition(squares) }
    if !probe.families.isDisjoint(with: [.ranks, .agreement]) { agreement() }
    for metric in [Metric.weightRatio, .inputRatio] {
      if reading.values[metric] == nil { continue }
      reading.values[metric] = ratio(metric)
    }
  }

  /// Records a value, or that under a mask.
  mutating func set(
    _ metric: Metric,
    _ value: MetricValue,
    mask: Int? = nil
  ) {
    guard probe.families.contains(metric.family) else { return }
    if let mask {
      reading.masked[mask][metric] = value
    } else {
      reading.values[metric] = value
    }
  }

  /// Adds the time of `body` to a family's account.
  mutating func timed<T>(
    _ family: Metric.Family,
    mask: Int? = nil,
    _ body: (inout Examination) -> T
  ) -> T {
    let clock = ContinuousClock()
    let start = clock.now
    let result = body(&self)
    let seconds = (clock.now - start).inSeconds
    if let mask {
      reading.maskedSeconds[mask][family, default: 0] += seconds
    } else {
      reading.seconds[family, default: 0] += seconds
    }
    return result
  }

  /// Adds the time of `body` to a family's account, with and without masks.
  mutating func timedForAll<T>(
    _ family: Metric.Family,
    _ body: (inout Examination) -> T
  ) -> T {
    let before = reading.seconds[family] ?? 0
    let result = timed(family, mask: nil, body)
    let share = (reading.seconds[family] ?? 0) - before
    for j in masks.indices {
      reading.maskedSeconds[j][family, default: 0] += share
    }
    return result
  }

  /// The best lower bound that was found, over the condition number.
  private func ratio(_ metric: Metric) -> MetricValue {
    let isWeight = metric == .weightRatio
    let bounds: [Metric] =
      isWeight
      ? [.weightBoundRandom, .weightBoundTargeted, .weightBoundLimited]
      : [.inputBoundRandom, .inputBoundTargeted]
    let condition = reading.values[
      isWeight ? .weightCondition : .inputCondition
    ]
    guard let condition = condition?.number,
      let best = bounds.compactMap({ reading.values[$0]?.number }).max()
    else {
      return .undefined("there is no bound or no condition number to compare")
    }
    return MetricValue(best, over: condition, zero: "the condition number is 0")
  }
}

extension Probe {
  /// Measures an objective at parameters `w` on a batch.
  ///
  /// Metrics without a value there say why; nothing is a NaN.
  public func measure(
    _ objective: Objective,
    _ w: [Double],
    _ batch: Batch,
    masks: [CoordinateMask] = [],
    using generator: Generator
  ) -> Reading {
    var examination = Examination(
      self,
      objective,
      w,
      batch,
      masks: masks,
      generator: generator
    )
    examination.run()
    return examination.reading
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
