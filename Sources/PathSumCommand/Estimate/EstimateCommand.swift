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
  var samples = "1e5"

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

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "reference: every weight, real masks.",
      valueName: "name"
    )
  )
  var sampler = "reference"

  @OptionGroup var longRun: LongRunOptions

  func run() async throws {
    let format = try output.resolvedFormat()
    let seed = try Parsing.seed(options.seed)
    let slice = try longRun.parsedSlice()
    try output.prepare()
    let experiment = try experiment(seed: seed)
    let checkpoint = try longRun.file()
    if options.seed == nil { Console.complain("seed \(seed)") }
    let started = Date()
    let sums = try await DirectRun(
      experiment,
      settings: RunSettings.of(experiment, seed: seed, generator: rng),
      slice: slice,
      checkpoint: checkpoint
    ).run()
    if let slice {
      return Console.complain(
        "slice \(slice.k)/\(slice.n): \(sums.count) nets are in"
          + " \(checkpoint?.path ?? "")"
      )
    }
    try deliver(experiment, sums, seed: seed, format: format, started: started)
  }

  /// The experiment that the options describe, unless it is refused.
  private func experiment(seed: UInt64) throws -> Experiment {
    let spec = try network.spec()
    let orders = try Parsing.moments(moments, atMost: Experiment.largestOrder)
    let threads = try Parsing.threads(options.threads)
    guard sampler == "reference" else {
      throw Failure.Usage("the sampler '\(sampler)' is unknown: use reference")
    }
    let samples = try Parsing.count(samples, "--samples")
    let confidence = try Parsing.confidence(confidence)
    try refuse(spec, threads)
    let experiment = Experiment(
      spec,
      moments: orders,
      samples: samples,
      streams: try Streams(seed: seed, generatorName: rng),
      threads: threads,
      confidence: confidence
    )
    try refuse(experiment)
    return experiment
  }

  /// The result of a run whose slices are at hand.
  func finish(merging states: [RunState], files: [String]) throws {
    let started = Date()
    let seed = try Parsing.seed(options.seed)
    let experiment = try experiment(seed: seed)
    let run = experiment.momentRun()
    let settings = RunSettings.of(experiment, seed: seed, generator: rng)
    try CheckpointFile(path: files[0]).check(states[0], against: settings)
    try RunState.joined(states, files: files, blocks: run.blocks.upperBound)
    var sums = RunSums(run.accumulators)
    for (file, state) in zip(files, states) {
      sums.merge(try DirectRun.restored(state, of: run, from: file))
    }
    try deliver(
      experiment,
      sums,
      seed: seed,
      format: output.resolvedFormat(),
      started: started
    )
  }

  private func deliver(
    _ experiment: Experiment,
    _ sums: RunSums,
    seed: UInt64,
    format: OutputOptions.Format,
    started: Date
  ) throws {
    let report = experiment.report(sums)
    let result = EstimateReport(
      experiment: experiment,
      report: report,
      seed: seed,
      generator: rng
    )
    switch format {
    case .json: try output.deliver(OutputOptions.json(result.document))
    case .csv: try output.deliver(result.csv.csv)
    case .table: try output.deliver(result.table)
    }
    if let out = output.out, format == .csv {
      let sidecar = Sidecar(
        csv: out,
        seed: seed,
        threads: experiment.simulation.threads,
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
    try end(report)
  }

  /// What is refused before anything is allocated.
  private func refuse(_ spec: NetworkSpec, _ threads: Int) throws {
    if spec.input.isZero, spec.biases[0].isNone {
      throw Failure.Refusal(
        "the input is 0 and layer 1 has no bias, so Z = 0 for certain and no"
          + " tie-free theorem applies: give another --input or a --bias"
      )
    }
    let needed =
      spec.bytesPerNetwork * Double(threads)
      + spec.input.bytesNeeded(
        width: spec.architecture.inputWidth
      )
    let available = Double(ProcessInfo.processInfo.physicalMemory) / 2
    guard needed <= available else {
      throw Failure.Refusal(
        "drawing nets of widths \(spec.architecture) on \(threads) threads"
          + " takes \(Number.short(needed / 1e9, digits: 3)) GB of memory where"
          + " \(Number.short(available / 1e9, digits: 3)) GB can be had:"
          + " narrow the net or lower --threads"
      )
    }
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
