import ArgumentParser
import Foundation
import PathSum

/// `pathsum estimate`: Monte Carlo against both sides.
struct EstimateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Monte Carlo on real nets, held against exact value and bounds.",
    discussion: """
      Draws every weight, runs the net forward, takes the Jacobian row in \
      reverse. Error bars come from the exact variance (the recursion at order \
      2K). A moment that the run cannot resolve is 'inconclusive', with the \
      number of nets it would take, instead of a confident wrong number. \
      Without --seed one is drawn and printed.

        pathsum estimate --widths 10,64x2,1 --moments 1,2 --samples 1e5
        pathsum estimate --widths 3,4,5,2 --weights uniform \
      --bias 'gaussian(1/4)'
        pathsum estimate --widths 2,1 --weights rademacher --input ones
        pathsum estimate --widths 32x9,1 --samples 1e7 --seed 1 \
      --checkpoint run.json --resume
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Orders K: 1-4 or 1,2,6.", valueName: "K")
  )
  var moments = "1-2"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Number of nets.", valueName: "N")
  )
  var samples: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Wanted relative standard error in place of --samples.",
      valueName: "error"
    )
  )
  var precision: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Draw nets until the intervals have this relative width.",
      valueName: "width"
    )
  )
  var untilWidth: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds beyond which --precision is refused.",
      valueName: "seconds"
    )
  )
  var timeLimit = "3600"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "auto (splitting where direct sampling cannot), direct, splitting.",
      valueName: "method"
    )
  )
  var method = "auto"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Confidence level.", valueName: "level")
  )
  var confidence = "0.95"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "A GSL generator in place of xoshiro256++: mt19937, ranlxd2, ...",
      valueName: "name"
    )
  )
  var rng: String?

  @OptionGroup var samplerOption: SamplerOption
  @OptionGroup var longRun: LongRunOptions

  func run() async throws {
    if let untilWidth {
      return try await SequentialRun(self, width: untilWidth).run()
    }
    let format = try output.resolvedFormat()
    let seed = try Parsing.seed(options.seed)
    let slice = try longRun.parsedSlice()
    try output.prepare()
    var experiment = try experiment(seed: seed, samples: givenSamples())
    let checkpoint = try longRun.file()
    let wish = try EstimateBudget.Wish(
      method: method,
      precision: precision,
      timeLimit: timeLimit
    )
    if options.seed == nil { Console.complain("seed \(seed)") }
    let started = Date()
    let budget = try await budget(wish, experiment, checkpoint)
    if let nets = budget.nets, nets != experiment.simulation.samples {
      experiment = try self.experiment(seed: seed, samples: nets)
    }
    let settings = RunSettings.of(
      experiment,
      budget,
      seed: seed,
      generator: rng
    )
    let run = LongRun(
      experiment,
      budget,
      settings: settings,
      slice: slice,
      checkpoint: checkpoint
    )
    let outcome = try await run.run()
    if let slice, let checkpoint {
      return report(outcome, slice, in: checkpoint.path)
    }
    let foreseen = try await foreseen(experiment, budget)
    let result = result(experiment, outcome, budget, foreseen, seed: seed)
    try deliver(result, format: format, started: started)
  }

  /// The budget of an earlier part of the run, for a plan may change from one
  /// day to the next; without one, a new budget.
  private func budget(
    _ wish: EstimateBudget.Wish,
    _ experiment: Experiment,
    _ checkpoint: CheckpointFile?
  ) async throws -> EstimateBudget {
    if wish.precision != nil, let state = try checkpoint?.load() {
      return EstimateBudget(settings: state.settings)
    }
    return try await EstimateBudget.granted(wish, experiment)
  }

  private func givenSamples() throws -> Int {
    if samples != nil, precision != nil {
      throw Failure.Usage(
        "--precision plans the number of nets: leave --samples out"
      )
    }
    return try samples.map { try Parsing.count($0, "--samples") }
      ?? EstimateBudget.defaultSamples
  }

  /// The experiment that the options describe, unless it is refused.
  func experiment(seed: UInt64, samples: Int) throws -> Experiment {
    let spec = try network.spec()
    let orders = try Parsing.moments(moments, atMost: Experiment.largestOrder)
    let threads = try Parsing.threads(options.threads)
    let confidence = try Parsing.confidence(confidence)
    try MemoryCheck.refuse(spec, threads: threads)
    let streams = try Streams(seed: seed, generatorName: rng)
    let experiment = Experiment(
      spec,
      moments: orders,
      samples: samples,
      streams: streams,
      threads: threads,
      confidence: confidence,
      sampler: try samplerOption.sampler(
        for: spec,
        hypotheses: Hypotheses(spec),
        rng: rng
      )
    )
    try refuse(experiment)
    return experiment
  }

  private func report(
    _ outcome: LongRun.Outcome,
    _ slice: (k: Int, n: Int),
    in path: String
  ) {
    let islands = outcome.islands.values.reduce(0) { $0 + $1.count }
    let parts = [
      outcome.sums.map { "\($0.count) nets" },
      islands > 0 ? "\(islands) islands" : nil,
    ].compactMap { $0 }
    Console.complain(
      "slice \(slice.k)/\(slice.n): "
        + (parts.isEmpty ? "nothing" : parts.joined(separator: " and "))
        + " in \(path)"
    )
  }

  /// The standard errors that pilots foresee for the moments that are split.
  private func foreseen(
    _ experiment: Experiment,
    _ budget: EstimateBudget
  ) async throws -> [Int: Double] {
    var errors: [Int: Double] = [:]
    for (order, particles) in budget.particles {
      errors[order] = try await experiment.foreseenSplittingError(
        order,
        particles: particles
      )
    }
    return errors
  }

  /// The moments of the direct run, and those that are split.
  private func result(
    _ experiment: Experiment,
    _ outcome: LongRun.Outcome,
    _ budget: EstimateBudget,
    _ foreseen: [Int: Double],
    seed: UInt64
  ) -> EstimateReport {
    let rows = experiment.expectations.compactMap { expectation -> Row? in
      guard let particles = budget.particles[expectation.order],
        let islands = outcome.islands[expectation.order]
      else { return nil }
      let run = experiment.splittingRun(
        expectation.order,
        particles: particles
      )
      return experiment.row(
        expectation,
        run.splitting,
        islands: islands.sorted { $0.index < $1.index },
        foreseen: foreseen[expectation.order]
      )
    }
    let report =
      outcome.sums.map { experiment.report($0).replacing(rows) }
      ?? Experiment.Report(rows: rows, logarithms: nil, zeros: nil)
    return EstimateReport(
      experiment: experiment,
      report: report,
      seed: seed,
      generator: rng
    )
  }

  /// The result of a run whose slices are at hand.
  func finish(merging states: [RunState], files: [String]) async throws {
    let started = Date()
    let seed = try Parsing.seed(options.seed)
    let samples = states[0].settings["samples"].flatMap { Int($0) }
    let experiment = try experiment(
      seed: seed,
      samples: samples ?? givenSamples()
    )
    let budget = EstimateBudget(settings: states[0].settings)
    let settings = RunSettings.of(
      experiment,
      budget,
      seed: seed,
      generator: rng
    )
    try CheckpointFile(path: files[0]).check(states[0], against: settings)
    let outcome = try LongRun.Outcome(
      merging: states,
      files: files,
      experiment,
      budget
    )
    let foreseen = try await foreseen(experiment, budget)
    let result = result(experiment, outcome, budget, foreseen, seed: seed)
    try deliver(result, format: output.resolvedFormat(), started: started)
  }

  private func deliver(
    _ result: EstimateReport,
    format: OutputOptions.Format,
    started: Date
  ) throws {
    switch format {
    case .json: try output.deliver(OutputOptions.json(result.document))
    case .csv: try output.deliver(result.csv.csv)
    case .table: try output.deliver(result.table)
    }
    if let out = output.out, format == .csv {
      let sidecar = Sidecar(
        csv: out,
        seed: result.seed,
        threads: result.experiment.simulation.threads,
        started: started,
        version: Pathsum.version
      )
      do {
        try sidecar.write(beside: out)
      } catch {
        unlink(out)
        throw error
      }
    }
    try end(result.report)
  }

  /// What is refused because nothing could be compared.
  private func refuse(_ experiment: Experiment) throws {
    if experiment.expectations.allSatisfy({ $0.exact == nil }),
      let refusal = experiment.expectations.first?.refusal
    {
      throw Failure.Refusal(refusal)
    }
  }

  private func end(_ report: Experiment.Report) throws {
    let status: Failure.Status
    switch report.verdict {
    case .consistent: return
    case .violated: status = .violated
    case .inconclusive: status = .inconclusive
    case .refused: status = .refused
    }
    throw ExitCode(status.rawValue)
  }
}
