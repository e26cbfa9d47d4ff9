import GSL

/// One architecture, trained from several draws of its weights.
public struct TrainingStudy: Sendable {
  /// How nets are drawn.
  public let model: Model
  /// The loss.
  public let loss: LossFunction
  /// All examples: a fifth of them, the last in a random order, is held out.
  public let data: Batch
  /// How nets are trained.
  public let settings: TrainingSettings
  /// What is measured; nil for losses and accuracies alone.
  public let probe: Probe?
  /// Examples of the batch on which it is measured.
  public let probeSize: Int
  /// How many nets are trained.
  public let nets: Int
  /// The seed.
  public let seed: UInt64

  /// The study of an architecture.
  public init(
    _ model: Model,
    loss: LossFunction,
    data: Batch,
    settings: TrainingSettings,
    probe: Probe?,
    probeSize: Int,
    nets: Int,
    seed: UInt64
  ) {
    self.model = model
    self.loss = loss
    self.data = data
    self.settings = settings
    self.probe = probe
    self.probeSize = probeSize
    self.nets = nets
    self.seed = seed
  }

  /// Trains all nets, on so many threads, and gives their records in order.
  ///
  /// Fails if a net cannot be drawn or a batch is larger than the data.
  public func run(
    threads: Int
  ) async -> Result<[TrainingRecord], ConditioningError> {
    let results = await ParallelMap.run(nets, threads: threads) {
      self.train($0)
    }
    return TrainingStudy.all(results)
  }

  static func all<T>(
    _ results: [Result<T, ConditioningError>]
  ) -> Result<[T], ConditioningError> {
    var values: [T] = []
    for result in results {
      switch result {
      case .success(let value): values.append(value)
      case .failure(let error): return .failure(error)
      }
    }
    return .success(values)
  }

  /// Trains one net.
  func train(_ net: Int) -> Result<TrainingRecord, ConditioningError> {
    Result { () throws(ConditioningError) in
      let drawn = try model.draw(using: Draws.generator(seed, [net, 0]))
      // The same examples are held out for every net.
      let order = DataSet.permutation(
        data.count,
        using: Draws.generator(seed, [2])
      )
      let cut = data.count - data.count / 5
      let training = data.selecting(Array(order.prefix(cut)))
      let heldOut = data.selecting(Array(order.dropFirst(cut)))
      let own = min(probeSize, training.count)
      let probing = probe.map {
        ($0, training.selecting(Array(0..<own)))
      }
      let run = try TrainingRun(
        Objective(drawn.shape, loss: loss),
        settings,
        training: training,
        heldOut: heldOut.count > 0 ? heldOut : training,
        probe: probing,
        seed: Draws.generator(seed, [net, 1]).seed
      )
      return run.train(from: drawn.w)
    }
  }
}

extension Generator {
  /// A seed drawn from this generator.
  var seed: UInt64 { UInt64(nextInteger()) }
}
