import Conditioning
import GSL
import Networks
import Testing

/// Training where it can be followed by hand, and where it fails.
struct TrainingTests {
  /// One weight, f = w x, and ½ (w x − t)² at x = 1, t = 1.
  private func scalar() throws -> (Objective, Batch) {
    let layer = try Layer(Matrix([[0.0]]), activation: .linear)
    let shape = try BatchNetwork(DeepNetwork([.plain(layer)]), hasBiases: false)
    let one = Rows(count: 1, width: 1, values: [1])
    return (Objective(shape, loss: .squared), Batch(inputs: one, targets: one))
  }

  /// From w = 0 with rate and momentum ½ the losses are ½, ⅛, 0, 1/32.
  ///
  /// v = −1, w = ½; v = −1, w = 1; v = −½, w = 5/4.
  @Test func momentumByHand() throws {
    let (objective, batch) = try scalar()
    let run = try TrainingRun(
      objective,
      TrainingSettings(epochs: 3, rate: 0.5, momentum: 0.5, batchSize: 1),
      training: batch,
      heldOut: batch,
      probe: nil,
      seed: 1
    )
    let record = run.train(from: [0])
    #expect(record.ending == .finished)
    #expect(record.losses == [0.5, 0.125, 0])
    #expect(record.points.map(\.heldOutLoss) == [0.5, 0.125, 0, 1 / 32])
    #expect(record.lowestLoss(window: 1)?.point.step == 3)
    #expect(record.lowestLoss(window: 1)?.loss == 0)
    #expect(record.steepestDescent(window: 1)?.point.step == 1)
    #expect(record.steepestDescent(window: 1)?.slope == 0.375)
  }

  /// With rate 3 the error doubles, w_k − 1 = −(−2)^k: it diverges, with a step
  /// and without a NaN.
  @Test func divergenceIsReportedWithItsStep() throws {
    let (objective, batch) = try scalar()
    let run = try TrainingRun(
      objective,
      TrainingSettings(epochs: 100, rate: 3, batchSize: 1),
      training: batch,
      heldOut: batch,
      probe: (Probe(directions: Directions(count: 2)), batch),
      seed: 1
    )
    let record = run.train(from: [0])
    // The loss ½ 4^k exceeds 10⁶ first at k = 11.
    #expect(record.ending == .diverged(step: 11))
    let infinite = record.losses.filter { !$0.isFinite }
    #expect(infinite.isEmpty)
    for point in record.points {
      #expect(point.heldOutLoss.isFinite)
      for value in point.reading?.values.values.compactMap(\.number) ?? [] {
        #expect(value.isFinite)
      }
    }
  }

  @Test func batchesLargerThanTheDataAreRefused() throws {
    let (objective, batch) = try scalar()
    #expect(throws: ConditioningError.self) {
      _ = try TrainingRun(
        objective,
        TrainingSettings(epochs: 1, rate: 1, batchSize: 2),
        training: batch,
        heldOut: batch,
        probe: nil,
        seed: 1
      )
    }
  }

  /// At w = 1 the gradient is 0: every metric that needs one says so.
  @Test func zeroGradientIsSaidToBe() throws {
    let (objective, batch) = try scalar()
    let reading = Probe(directions: Directions(count: 2)).measure(
      objective,
      [1],
      batch,
      using: Generator(xoshiro: (1, 2, 3, 4))
    )
    #expect(reading.zeroGradients == 1)
    for metric in [
      Metric.weightCondition, .weightBoundRandom, .weightBoundLimited,
      .inputCondition, .inputBoundRandom, .coherence, .weightRank,
    ] {
      #expect(reading.values[metric]?.reason?.contains("0") == true)
    }
  }

  /// At w = 3, x = 2, t = 1: κ_w = 4·3/10 and κ_x = 11·2/10.
  ///
  /// L = ½ (w x − t)², h = (w x − t) x, H = x², dh/dx = 2 w x − t.
  @Test func conditionNumbersByHand() throws {
    let (objective, _) = try scalar()
    let batch = Batch(
      inputs: Rows(count: 1, width: 1, values: [2]),
      targets: Rows(count: 1, width: 1, values: [1])
    )
    let reading = Probe().measure(
      objective,
      [3],
      batch,
      using: Generator(xoshiro: (1, 2, 3, 4))
    )
    let weights = reading.values[.weightCondition]?.number ?? 0
    let inputs = reading.values[.inputCondition]?.number ?? 0
    #expect(abs(weights - 1.2) <= 1e-14)
    #expect(abs(inputs - 2.2) <= 1e-14)
    // The gradient is linear in w: quotients equal the condition number up to
    // the rounding of a difference of size 10⁻³.
    let bound = reading.values[.weightBoundRandom]?.number ?? 0
    #expect(abs(bound - 1.2) <= 1e-9)
  }

  @Test func schedules() {
    let steps = RateSchedule.steps(factor: 0.1, every: 2)
    #expect(steps.share(done: 1.9, total: 9) == 1)
    #expect(abs(steps.share(done: 4, total: 9) - 0.01) <= 1e-17)
    #expect(RateSchedule.cosine.share(done: 0, total: 4) == 1)
    #expect(abs(RateSchedule.cosine.share(done: 2, total: 4) - 0.5) <= 1e-15)
    let doubling = BatchSchedule.doubling(every: 2)
    #expect(
      [0, 1, 2, 4, 9].map { doubling.size(8, epoch: $0, limit: 40) }
        == [8, 8, 16, 32, 40]
    )
  }

  /// Ranks 1, 2.5, 2.5, 4 against 4, 3, 2, 1.
  @Test func rankCorrelation() {
    let rho = RankCorrelation([(1, 9), (2, 7), (2, 5), (3, 1)])
    #expect(abs((rho?.value ?? 0) + 4.5 / (22.5).squareRoot()) <= 1e-15)
    #expect(RankCorrelation([(1, 2), (1, 3), (1, 4)]) == nil)
  }

  /// y = net + batch + direction with effects ±1, ±2, ±4 crossed: variances of
  /// two values a − b are (a − b)²/2.
  @Test func varianceComponents() {
    let values = [-1.0, 1].map { a in
      [-2.0, 2].map { b in [-4.0, 4].map { a + b + $0 } }
    }
    let found = VarianceComponents(values)
    #expect(found?.mean == 0)
    #expect(found?.directions == 32.0.squareRoot())
    // Batch means ±2 about the net: 8 less 32/2, which is negative.
    #expect(found?.batches == 0)
    #expect(found?.nets == 0)
    #expect(found?.standardError == 1)
    #expect(VarianceComponents([[[1]], [[]]]) == nil)
  }

  /// The same bits for any number of threads.
  @Test func threadsLeaveNoTrace() async throws {
    let spec = try DeepSpec(Architecture(parsing: "2,4,2"))
    let batch = try SyntheticTask.clusters.draw(
      20,
      inputWidth: 2,
      classes: 2,
      using: Generator(xoshiro: (1, 2, 3, 4))
    ).batch(for: .crossEntropy, inputWidth: 2, outputWidth: 2)
    let study = try Study(
      Model(spec),
      loss: .crossEntropy,
      data: batch,
      batchSize: 5,
      probe: Probe(directions: Directions(count: 2)),
      maskDensities: [0.5],
      repetitions: Study.Repetitions(nets: 3, batches: 1, directions: 1),
      seed: 9
    )
    let one = try await study.run(threads: 1).get()
    let three = try await study.run(threads: 3).get()
    #expect(one.readings.map(\.values) == three.readings.map(\.values))
    #expect(one.readings.map(\.masked) == three.readings.map(\.masked))
  }
}
