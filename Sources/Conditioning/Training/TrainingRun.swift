import GSL

/// Stochastic gradient descent with momentum, measured on the way.
///
///     v ← μ v + h̄(w, χ),  w ← w − rate · v
///
/// Every epoch goes through the data in a new random order; examples that do not
/// fill the last batch are left out of that epoch. Metrics are taken on one
/// fixed batch with the same directions and masks at every point, so that what
/// changes is the weights.
public struct TrainingRun {
  /// The function that is minimised.
  let objective: Objective
  /// How.
  let settings: TrainingSettings
  /// Examples to learn from.
  let training: Batch
  /// Examples that are not learnt from.
  let heldOut: Batch
  /// What is measured, and on which batch; nil for nothing.
  let probe: (probe: Probe, batch: Batch)?
  /// The seed of the run.
  let seed: UInt64

  /// A run on data of which the last rows are held out.
  ///
  /// - Parameters:
  ///   - objective: The function that is minimised.
  ///   - settings: How it is minimised.
  ///   - training: Examples to learn from.
  ///   - heldOut: Examples to measure the loss and the accuracy on.
  ///   - probe: What is measured, and on which examples.
  ///   - seed: The seed of the order of examples and of directions.
  public init(
    _ objective: Objective,
    _ settings: TrainingSettings,
    training: Batch,
    heldOut: Batch,
    probe: (probe: Probe, batch: Batch)?,
    seed: UInt64
  ) throws(ConditioningError) {
    guard settings.batchSize <= training.count else {
      throw ConditioningError(
        .malformed,
        "a batch of \(settings.batchSize) examples is larger than the training"
          + " data, which has \(training.count): lower --batch"
      )
    }
    self.objective = objective
    self.settings = settings
    self.training = training
    self.heldOut = heldOut
    self.probe = probe
    self.seed = seed
  }

  /// Where a run stands.
  private struct State {
    var w: [Double]
    var velocity: [Double]
    var record = TrainingRecord()
    var firstLoss = 0.0
    /// Losses since the last point.
    var recent: [Double] = []
  }

  /// Trains from the parameters `w`.
  ///
  /// Stops at the first step whose loss is beyond all bounds and says so: no
  /// number of a record is a NaN or infinite.
  public func train(from w: [Double]) -> TrainingRecord {
    var state = State(w: w, velocity: w.map { _ in 0 })
    let start = probe?.batch ?? heldOut
    state.firstLoss = objective.point(w, start).loss
    guard state.firstLoss.isFinite else {
      state.record.ending = .diverged(step: 0)
      return state.record
    }
    state.recent = [state.firstLoss]
    guard measure(&state, epoch: 0) else { return state.record }
    for epoch in 0..<settings.epochs {
      guard run(&state, epoch: epoch) else { break }
    }
    return state.record
  }

  /// One epoch; false if the run is over.
  private func run(_ state: inout State, epoch: Int) -> Bool {
    let generator = Draws.generator(seed, [2, epoch])
    let order = DataSet.permutation(training.count, using: generator)
    let size = settings.batchSchedule.size(
      settings.batchSize,
      epoch: epoch,
      limit: training.count
    )
    let steps = training.count / size
    for k in 0..<steps {
      if Task.isCancelled {
        state.record.ending = .interrupted
        return false
      }
      let done = Double(epoch) + Double(k) / Double(steps)
      let batch = training.selecting(
        Array(order[(k * size)..<((k + 1) * size)])
      )
      guard step(&state, batch, done: done) else { return false }
      let taken = state.record.losses.count
      let isLast = k == steps - 1
      if settings.every.map({ taken % max($0, 1) == 0 }) ?? isLast {
        let now = Double(epoch) + Double(k + 1) / Double(steps)
        guard measure(&state, epoch: now) else { return false }
      }
    }
    return true
  }

  /// One step; false if the loss is beyond all bounds.
  private func step(
    _ state: inout State,
    _ batch: Batch,
    done: Double
  ) -> Bool {
    let point = objective.point(state.w, batch)
    let loss = point.loss
    let gradient = point.gradient
    let limit = settings.divergence * max(state.firstLoss, 1)
    guard loss.isFinite, loss <= limit, BLAS.norm(gradient).isFinite else {
      state.record.ending = .diverged(step: state.record.losses.count)
      return false
    }
    state.record.losses.append(loss)
    state.recent.append(loss)
    let share = settings.rateSchedule.share(
      done: done,
      total: Double(settings.epochs)
    )
    for k in state.velocity.indices { state.velocity[k] *= settings.momentum }
    BLAS.add(1, gradient, to: &state.velocity)
    BLAS.add(-settings.rate * share, state.velocity, to: &state.w)
    return true
  }

  /// Takes a measurement; false if the run is over with it.
  private func measure(_ state: inout State, epoch: Double) -> Bool {
    let step = state.record.losses.count
    let (loss, accuracy) = evaluate(state.w)
    guard loss.isFinite else {
      state.record.ending = .diverged(step: step)
      return false
    }
    let recent = state.recent.reduce(0, +) / Double(max(state.recent.count, 1))
    state.record.points.append(
      TrainingRecord.Point(
        epoch: epoch,
        step: step,
        trainingLoss: recent,
        heldOutLoss: loss,
        accuracy: accuracy,
        reading: probe.map { probe, batch in
          probe.measure(
            objective,
            state.w,
            batch,
            using: Draws.generator(seed, [3, 0])
          )
        }
      )
    )
    state.recent = []
    if let target = settings.targetAccuracy, let accuracy, accuracy >= target {
      state.record.ending = .reached(epochs: epoch)
      return false
    }
    return true
  }

  /// Loss and accuracy on the examples that are held out.
  ///
  /// Normalised layers take their statistics from examples of the training data.
  private func evaluate(_ w: [Double]) -> (loss: Double, accuracy: Double?) {
    var statistics: BatchStatistics?
    if objective.network.isNormalized {
      let some = training.selecting(Array(0..<min(512, training.count)))
      statistics = objective.network.forward(w, some.inputs).statistics
    }
    let output = objective.network.forward(
      w,
      heldOut.inputs,
      statistics: statistics
    ).output
    let losses = objective.loss.values(output, heldOut.targets)
    let loss = losses.reduce(0, +) / Double(max(losses.count, 1))
    guard objective.loss.isClassification else { return (loss, nil) }
    return (loss, objective.loss.accuracy(output, heldOut.targets))
  }
}

extension LossFunction {
  /// The share of examples whose largest output is that of their class, or, of
  /// one output, is on the right side of 0.
  func accuracy(_ outputs: Rows, _ targets: Rows) -> Double {
    let right = (0..<outputs.count).count { i in
      guard outputs.width > 1 else {
        return (outputs[i, 0] > 0) == (targets[i, 0] > 0.5)
      }
      let best = (0..<outputs.width).max { outputs[i, $0] < outputs[i, $1] }
      return targets[i, best ?? 0] > 0.5
    }
    return Double(right) / Double(max(outputs.count, 1))
  }
}
