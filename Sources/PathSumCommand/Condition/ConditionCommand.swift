import ArgumentParser
import Foundation
import PathSum

/// `pathsum condition`: how well gradients are conditioned.
struct ConditionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "condition",
    abstract: "Gradient conditioning of real nets on data.",
    discussion: """
      Relative condition numbers of the loss gradient with respect to weights \
      and inputs, by power iteration and by the best lower bound over \
      perturbations; relative gradient rank; gradient confusion, diversity and \
      coherence; the same of gradients after small steps. Nets, batches and \
      directions are drawn anew, and the spread that each causes is given \
      apart. --masks measures what random coordinate masks get wrong.

      Diversity x coherence x batch = 1 with --group 1: they are one metric. \
      Bounds may exceed the condition number: they are finite differences, and \
      see kinks that the Hessian does not. Batch-normalised layers keep the \
      batch's statistics wherever single examples are looked at.

      --train follows the metrics through stochastic gradient descent, on one \
      fixed batch with fixed directions; a fifth of the data is held out. \
      Only steps along the batch's gradient and no operator norms are taken \
      then, unless --metrics asks for more. A run whose loss leaves all bounds \
      is reported with the step.

        pathsum condition --widths 10,32x4,3 --seed 1
        pathsum condition --widths 64,32x4,10 --data digits.csv --target digit
        pathsum condition --train --widths 10,32x4,3 --epochs 20 --nets 3
        pathsum condition --train --widths 10,32,3 --report scatter \
          --compare plain,residual,looks-linear,plain+bn --depths 2,5,10
      """
  )

  @OptionGroup var network: ModelOptions
  @OptionGroup var examples: DataOptions
  @OptionGroup var probing: ProbeOptions
  @OptionGroup var repeating: RepetitionOptions
  @OptionGroup var training: TrainingOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Tell how long metrics take instead; use --threads 1.")
  var timing = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write the first net and batch as JSON, for other programs.",
      valueName: "file"
    )
  )
  var export: String?

  func run() async throws {
    let format = try output.resolvedFormat()
    try output.prepare()
    let started = Date()
    let seed = try Parsing.seed(options.seed)
    let threads = try Parsing.threads(options.threads)
    let setting = try ConditionSetting(self, seed: seed)
    if training.train {
      try await runTraining(setting, format, threads: threads)
    } else {
      try await runStudy(setting, format, threads: threads)
    }
    guard let out = output.out, format == .csv else { return }
    try Sidecar(
      csv: out,
      seed: seed,
      threads: threads,
      started: started,
      version: Pathsum.version
    ).write(beside: out)
  }

  private func runStudy(
    _ setting: ConditionSetting,
    _ format: OutputOptions.Format,
    threads: Int
  ) async throws {
    let study = try setting.study(self)
    let level = try repeating.level()
    if let export {
      try OutputFile.write(
        OutputOptions.json(ConditionExport(setting, study)),
        to: export
      )
    }
    let outcome = await study.run(threads: threads)
    try Task.checkCancellation()
    let findings = try outcome.get()
    if timing {
      let table = TimingReport(setting, findings).table
      try output.deliver(format == .table ? table.text : table.csv)
      return
    }
    let report = ConditionReport(
      setting,
      findings,
      confidence: level
    )
    switch format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.table.csv)
    case .table: try output.deliver(report.text)
    }
  }

  private func runTraining(
    _ setting: ConditionSetting,
    _ format: OutputOptions.Format,
    threads: Int
  ) async throws {
    let level = try repeating.level()
    let variants = try Variant.all(self)
    let studies = try variants.map { try setting.training(self, $0) }
    let outcomes = await records(of: studies, threads: threads)
    try Task.checkCancellation()
    let trained = try zip(variants, outcomes).map { variant, outcome in
      TrainedVariant(variant: variant, records: try outcome.get())
    }
    let report = TrainingReport(
      setting,
      trained,
      report: training.report,
      confidence: level
    )
    try tell(report, format)
  }

  /// What became of every study, one after the other.
  private func records(
    of studies: [TrainingStudy],
    threads: Int
  ) async -> [Result<[TrainingRecord], ConditioningError>] {
    var outcomes: [Result<[TrainingRecord], ConditioningError>] = []
    for study in studies { outcomes.append(await study.run(threads: threads)) }
    return outcomes
  }

  private func tell(
    _ report: TrainingReport,
    _ format: OutputOptions.Format
  ) throws {
    switch format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.table.csv)
    case .table: try output.deliver(report.text)
    }
  }
}

/// How often nets, batches and directions are drawn anew.
struct RepetitionOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Nets.", valueName: "n")
  )
  var nets = "5"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Batches for every net.", valueName: "n")
  )
  var batches = "2"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Sets of directions for every batch.", valueName: "n")
  )
  var directionSets = "2"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Level of intervals.", valueName: "level")
  )
  var confidence = "0.95"

  /// The repetitions.
  func repetitions() throws -> Study.Repetitions {
    Study.Repetitions(
      nets: try Parsing.small(nets, "--nets"),
      batches: try Parsing.small(batches, "--batches"),
      directions: try Parsing.small(directionSets, "--direction-sets")
    )
  }

  /// The level.
  func level() throws -> Double { try Parsing.confidence(confidence) }
}

/// What the options of `condition` come to.
struct ConditionSetting {
  let model: Model
  let architecture: Architecture
  let shape: BatchNetwork
  let loss: LossFunction
  let data: DataSet
  let batch: Batch
  let seed: UInt64
  let cells: KeyValuePairs<String, String?>

  init(_ command: ConditionCommand, seed: UInt64) throws {
    let (model, architecture) = try command.network.model()
    let loss = try command.examples.lossFunction()
    let data = try command.examples.load(architecture, seed: seed)
    // A net like all others, for the sizes.
    let shape = try model.draw(using: Draws.generator(0, [0])).shape
    self.model = model
    self.architecture = architecture
    self.shape = shape
    self.loss = loss
    self.data = data
    batch = try data.batch(
      for: loss,
      inputWidth: shape.inputWidth,
      outputWidth: shape.outputWidth
    )
    self.seed = seed
    cells = command.network.cells(
      architecture,
      parameters: shape.parameterCount
    )
  }

  /// The study at initialization.
  func study(_ command: ConditionCommand) throws -> Study {
    try Study(
      model,
      loss: loss,
      data: batch,
      batchSize: Parsing.small(command.probing.batch, "--batch"),
      probe: command.probing.probe(),
      maskDensities: command.probing.densities(),
      repetitions: command.repeating.repetitions(),
      seed: seed
    )
  }
  /// The study of one variant through training.
  func training(
    _ command: ConditionCommand,
    _ variant: Variant
  ) throws -> TrainingStudy {
    let size = try Parsing.small(command.probing.batch, "--batch")
    var probe: Probe? = try command.probing.probe()
    if command.probing.metrics == "all" {
      probe?.families = Probe.light.families
      probe?.kinds = Probe.light.kinds
    }
    if command.training.report == .epochs { probe = nil }
    return TrainingStudy(
      variant.model,
      loss: loss,
      data: batch,
      settings: try command.training.settings(batchSize: size),
      probe: probe,
      probeSize: size,
      nets: try command.repeating.repetitions().nets,
      seed: seed
    )
  }
}
