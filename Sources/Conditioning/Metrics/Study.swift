import GSL
import Networks

/// Conditioning at initialization: nets, batches and directions drawn anew.
public struct Study: Sendable {
  /// How many of each are drawn: batches for every net, sets of directions for
  /// every batch.
  public struct Repetitions: Sendable {
    /// Nets.
    public var nets: Int
    /// Batches a net.
    public var batches: Int
    /// Sets of directions a batch.
    public var directions: Int

    /// The repetitions of each source.
    public init(nets: Int = 5, batches: Int = 2, directions: Int = 2) {
      self.nets = nets
      self.batches = batches
      self.directions = directions
    }
  }

  /// How nets are drawn.
  public let model: Model
  /// The loss.
  public let loss: LossFunction
  /// All examples.
  public let data: Batch
  /// Examples a batch.
  public let batchSize: Int
  /// What is measured.
  public let probe: Probe
  /// The densities of masks.
  public let maskDensities: [Double]
  /// Masks of each density, a net.
  public let masksPerDensity: Int
  /// The repetitions.
  public let repetitions: Repetitions
  /// The seed.
  public let seed: UInt64

  /// The study; throws if a batch is larger than the data.
  public init(
    _ model: Model,
    loss: LossFunction,
    data: Batch,
    batchSize: Int,
    probe: Probe = Probe(),
    maskDensities: [Double] = [],
    masksPerDensity: Int = 3,
    repetitions: Repetitions = Repetitions(),
    seed: UInt64
  ) throws(ConditioningError) {
    guard batchSize <= data.count else {
      throw ConditioningError(
        .malformed,
        "a batch of \(batchSize) examples is larger than the data, which has"
          + " \(data.count): lower --batch"
      )
    }
    self.model = model
    self.loss = loss
    self.data = data
    self.batchSize = batchSize
    self.probe = probe
    self.maskDensities = maskDensities
    self.masksPerDensity = masksPerDensity
    self.repetitions = repetitions
    self.seed = seed
  }

  /// The readings of one net: a list for every batch, one a set of directions.
  typealias NetReadings = [[Reading]]

  /// Measures everything, net by net on so many threads.
  ///
  /// Fails if a net cannot be drawn; what a cancelled task returns is of no use.
  public func run(
    threads: Int
  ) async -> Result<Findings, ConditioningError> {
    let drawn = await ParallelMap.run(repetitions.nets, threads: threads) {
      self.measure(net: $0)
    }
    return findings(drawn)
  }

  private func findings(
    _ drawn: [Result<NetReadings, ConditioningError>]
  ) -> Result<Findings, ConditioningError> {
    var nets: [NetReadings] = []
    for result in drawn {
      switch result {
      case .success(let readings): nets.append(readings)
      case .failure(let error): return .failure(error)
      }
    }
    return .success(Findings(study: self, nets: nets))
  }

  /// The first net's parameters and its first batch, as they are measured.
  public func first() throws(ConditioningError) -> (w: [Double], batch: Batch) {
    (try model.draw(using: generator(net: 0, 0)).w, batch(net: 0, 0))
  }

  private func batch(net: Int, _ s: Int) -> Batch {
    let order = DataSet.permutation(
      data.count,
      using: generator(net: net, 2, s)
    )
    return data.selecting(Array(order.prefix(batchSize)))
  }

  /// The generator of a purpose within a net, counted from 0.
  private func generator(net: Int, _ path: Int...) -> Generator {
    Draws.generator(seed, [net] + path)
  }

  private func measure(
    net: Int
  ) -> Result<NetReadings, ConditioningError> {
    let drawn: (shape: BatchNetwork, w: [Double])
    do {
      drawn = try model.draw(using: generator(net: net, 0))
    } catch {
      return .failure(error)
    }
    let masks = maskDensities.flatMap { density in
      (0..<masksPerDensity).map { k in
        CoordinateMask(
          drawn.shape,
          density: density,
          using: generator(net: net, 1, k)
        )
      }
    }
    let objective = Objective(drawn.shape, loss: loss)
    return .success(
      (0..<repetitions.batches).map { s in
        let batch = batch(net: net, s)
        // An interrupted study is thrown away, and need not be finished.
        let sets = Task.isCancelled ? 0 : repetitions.directions
        return (0..<sets).map { d in
          probe.measure(
            objective,
            drawn.w,
            batch,
            masks: masks,
            using: generator(net: net, 3, s, d)
          )
        }
      }
    )
  }
}
