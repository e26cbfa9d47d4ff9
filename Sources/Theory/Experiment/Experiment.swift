import Estimation
import ExactArithmetic
import GSL
import Networks
import PathSums
import Sampling

/// Monte Carlo on real networks, held against the exact values and the bounds.
///
///     let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
///     let report = try await Experiment(
///       net,
///       moments: [1, 2],
///       samples: 10_000,
///       streams: Streams(seed: 7)
///     ).run()
///     for row in report.rows {
///       guard let estimate = row.estimate else { continue }
///       let (low, high) = (estimate.low, estimate.high)
///       print(row.verdict, Number.short(low), Number.short(high))
///     }
///     // consistent 0.94979 1.027
///     // consistent 4.271 5.2002
///
/// The two sides meet only here: the exact side hands its variance to the error
/// bars and its value to the test; the simulation knows neither.
public struct Experiment: Sendable {
  /// The largest relative standard error that counts as resolving a moment.
  public static let resolution = 0.05
  /// The false-alarm probability of one whole report.
  public static let falseAlarm = 1e-6
  /// The largest K whose exact variance the recursion reaches.
  public static let largestOrder = ExactMoments.largestOrder / 2

  /// The network.
  public let spec: NetworkSpec
  /// The simulation.
  public let simulation: Simulation
  /// The confidence level of the intervals.
  public let confidence: Double
  /// The hypotheses as this network meets them.
  public let hypotheses: Hypotheses
  /// What is known of each wanted moment before the run.
  public let expectations: [Expectation]

  /// The experiment on `samples` networks; orders lie between 1 and 8.
  ///
  /// Without a sampler the plain reference draws the networks.
  public init(
    _ spec: NetworkSpec,
    moments orders: [Int],
    samples: Int,
    streams: Streams,
    threads: Int = 1,
    confidence: Double = 0.95,
    sampler: (any Sampler)? = nil
  ) {
    let hypotheses = Hypotheses(spec)
    self.init(
      spec,
      expecting: orders.map {
        Expectation(spec, order: $0, hypotheses: hypotheses)
      },
      hypotheses: hypotheses,
      simulation: Simulation(
        sampler ?? ReferenceSampler(spec),
        streams: streams,
        samples: samples,
        threads: threads
      ),
      confidence: confidence
    )
  }

  /// The experiment whose expectations are known already.
  init(
    _ spec: NetworkSpec,
    expecting expectations: [Expectation],
    hypotheses: Hypotheses,
    simulation: Simulation,
    confidence: Double
  ) {
    self.spec = spec
    self.confidence = confidence
    self.hypotheses = hypotheses
    self.expectations = expectations
    self.simulation = simulation
  }

  /// The level of one test, of the K wanted moments and P(Z = 0).
  public var level: Double {
    Experiment.falseAlarm / Double(expectations.count + 1)
  }

  /// The run behind the experiment, or behind a slice of it.
  public func momentRun(blocks: Range<Int>? = nil) -> MomentRun {
    let accumulators = expectations.map { expectation in
      MomentAccumulator(
        order: expectation.order,
        samples: simulation.samples,
        test: expectation.known.map {
          CatoniTest($0, samples: simulation.samples, level: level)
        }
      )
    }
    return MomentRun(simulation, into: accumulators, blocks: blocks)
  }

  /// Runs the simulation; `progress` is told how many networks are done.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func run(
    progress: (Int) -> Void = { _ in }
  ) async throws -> Report {
    report(try await momentRun().run { sums, _ in progress(sums.count) })
  }

  /// The splitting behind a moment, or behind a slice of its 16 islands, with
  /// `particles` over all islands.
  ///
  /// The islands draw from streams of their own.
  public func splittingRun(
    _ order: Int,
    particles: Int,
    islands: Range<Int> = 0..<SplittingRun.fewestIslands
  ) -> SplittingRun {
    let all = SplittingRun.fewestIslands
    let splitting = Splitting(
      spec,
      order: order,
      particles: max(1, (particles + all - 1) / all),
      streams: simulation.streams
    )
    return SplittingRun(
      splitting,
      first: islands.lowerBound,
      islands: islands.count,
      threads: simulation.threads
    )
  }

  /// The relative standard error of splitting with so many particles over all
  /// islands, foreseen from a pilot on other islands; nil if none is believed.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func foreseenSplittingError(
    _ order: Int,
    particles: Int
  ) async throws -> Double? {
    let pilot = try await SplittingPilot(
      spec,
      order: order,
      streams: simulation.streams,
      threads: simulation.threads
    )
    return pilot?.relativeError(particles: particles)
  }

  /// The row of a moment whose islands are finished; `foreseen` is
  /// ``foreseenSplittingError(_:particles:)``.
  public func row(
    _ expectation: Expectation,
    _ splitting: Splitting,
    islands: [Island],
    foreseen: Double?
  ) -> Row {
    let estimate = SplittingEstimate(
      splitting,
      islands: islands,
      confidence: confidence
    )
    return Row(
      expectation,
      estimate,
      drawing: splitting.drawing,
      foreseen: foreseen,
      level: level
    )
  }

  /// The row of a moment estimated by splitting, with `particles` over 16
  /// islands; `progress` is told the share that is done.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func split(
    _ expectation: Expectation,
    particles: Int,
    progress: (Double) -> Void = { _ in }
  ) async throws -> Row {
    let run = splittingRun(expectation.order, particles: particles)
    var done = 0.0
    let islands = try await run.run { _ in
      done += 1
      progress(done / Double(run.islands))
    }
    let foreseen = try await foreseenSplittingError(
      expectation.order,
      particles: particles
    )
    return row(
      expectation,
      run.splitting,
      islands: islands,
      foreseen: foreseen
    )
  }

  /// What follows from the sums of the whole run.
  public func report(_ sums: RunSums) -> Report {
    let rows = zip(expectations, sums.moments).map { expectation, sums in
      Row(
        expectation,
        Estimate(sums, known: expectation.known, confidence: confidence),
        level: level
      )
    }
    return Report(
      rows: rows,
      logarithms: MomentRun.LogSummary(sums.logarithms),
      zeros: ZeroCheck(
        spec,
        zeros: sums.zeros,
        samples: simulation.samples,
        theoremHolds: hypotheses.unmet == nil,
        level: level
      )
    )
  }

  /// The outcome of an experiment.
  public struct Report: Sendable {
    /// One row for each wanted moment.
    public let rows: [Row]
    /// Statistics of ln Z given Z > 0.
    public let logarithms: MomentRun.LogSummary?
    /// P(Z = 0), measured and exact; nil if no networks were drawn whole.
    public let zeros: ZeroCheck?

    /// A report on the given rows.
    public init(
      rows: [Row],
      logarithms: MomentRun.LogSummary?,
      zeros: ZeroCheck?
    ) {
      self.rows = rows
      self.logarithms = logarithms
      self.zeros = zeros
    }

    /// The report with other rows in place of those of the same order.
    public func replacing(_ replacements: [Row]) -> Report {
      Report(
        rows: rows.map { row in
          replacements.first { $0.order == row.order } ?? row
        },
        logarithms: logarithms,
        zeros: zeros
      )
    }

    /// The gravest verdict: violated, refused, inconclusive, consistent.
    public var verdict: Verdict {
      let verdicts = rows.map(\.verdict) + [zeros?.verdict ?? .consistent]
      let gravest: [Verdict] = [.violated, .refused, .inconclusive]
      return gravest.first(where: verdicts.contains) ?? .consistent
    }
  }
}
