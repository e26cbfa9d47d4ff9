import ArgumentParser
import Foundation
import PathSum

/// The command `pathsum flow`.
struct FlowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flow",
    abstract: "Activation lengths and gradient norms, layer by layer.",
    discussion: """
      Draws nets by the definition, runs each forward and backward, and gives \
      for every layer the mean, the median and quantile bands over nets of \
      |a|^2/n, |df/da|^2 and |df/dW|^2, beside the exact curve where the theory \
      has one (any widths, symmetric laws, relu, leaky, linear, crelu, clean \
      residual blocks, orthogonal weights) and the limit of infinite width \
      elsewhere. Ends with a diagnosis: dead, vanishing, exploding, stable on \
      average but heavy-tailed, or stable, and what gain or width would cure \
      it.

        pathsum flow --widths 10,30x20,1
        pathsum flow --widths 10,30x20,1 --initialization lecun
        pathsum flow --widths 64x51 --activation tanh --nets 200 --format csv
        pathsum flow --widths 16,16x20 --activation crelu \
      --initialization looks-linear
        pathsum flow --widths 16,32x10 --blocks clean --branch-variance 1/10
        pathsum flow --widths 32x20,1 --blocks batch-norm --batch 64
        pathsum flow --widths 1,64 --recurrent 100 --activation tanh --drive 1
        pathsum flow --widths 1,1 --recurrent 100 --recurrent-weight 1.1 \
      --activation linear --clip 'norm(5)'
      """
  )

  @OptionGroup var network: FlowOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Nets to draw.", valueName: "N")
  )
  var nets = "1000"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Probabilities of quantiles.", valueName: "p,...")
  )
  var quantile = "0.05,0.5,0.95"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "k: a gradient norm outside [10^-k, 10^k] counts as vanished or exploded.",
      valueName: "k"
    )
  )
  var decades = "1"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Confidence level of intervals.", valueName: "level")
  )
  var confidence = "0.95"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write flow.csv and its figure (SVG, PNG, PDF, TeX) into a folder.",
      valueName: "folder"
    )
  )
  var figure: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let task = try prepare()
    let sample = try await task.draw()
    try deliver(task, sample)
  }

  /// What is to be done, once all that can be refused has been.
  private struct Work {
    let started: Date
    let seed: UInt64
    let format: OutputOptions.Format
    let settings: FlowReport.Settings
    let question: FlowQuestion
    let curves: FlowCurves
    let run: FlowRun

    func draw() async throws -> FlowSample {
      let progress = Progress("flow")
      defer { progress.finish() }
      return try await run.sample { progress.update($0) }
    }
  }

  private func prepare() throws -> Work {
    let started = Date()
    let format = try output.resolvedFormat()
    let seed = try Parsing.seed(options.seed)
    let settings = try settings(seed)
    let question = try FlowQuestion(network, seed: seed)
    let run = FlowRun(
      question.source,
      streams: try Streams(seed: seed),
      nets: try netCount(question),
      threads: try Parsing.threads(options.threads)
    )
    try output.prepare()
    if let figure { try OutputFile.checkFolder(figure) }
    return Work(
      started: started,
      seed: seed,
      format: format,
      settings: settings,
      question: question,
      curves: FlowCurves(question),
      run: run
    )
  }

  private func deliver(_ work: Work, _ sample: FlowSample) throws {
    let report = FlowReport(work.question, work.settings, sample, work.curves)
    switch work.format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.csv.csv)
    case .table: try output.deliver(report.text)
    }
    if work.format == .csv { explain(report) }
    if let figure {
      try FlowFiles(
        folder: figure,
        report: report,
        seed: work.seed,
        threads: work.run.threads,
        started: work.started
      ).write()
    }
  }

  /// What a CSV has no place for.
  private func explain(_ report: FlowReport) {
    for warning in report.warnings { Console.complain("warning: \(warning)") }
    Console.complain("diagnosis: \(report.verdict)")
  }

  private func settings(_ seed: UInt64) throws -> FlowReport.Settings {
    let probabilities = try quantile.split(
      separator: ",",
      omittingEmptySubsequences: false
    ).map { try network.number(String($0), "--quantile") }
    if let bad = probabilities.first(where: { $0 <= 0 || $0 >= 1 }) {
      throw Failure.Usage("--quantile \(bad) is not strictly between 0 and 1")
    }
    let k = try network.number(decades, "--decades")
    guard k > 0, k <= 300 else {
      throw Failure.Usage(
        "--decades \(decades) is not a positive number up to 300"
      )
    }
    return FlowReport.Settings(
      seed: seed,
      confidence: try Parsing.confidence(confidence),
      probabilities: probabilities,
      decades: k,
      options: network
    )
  }

  /// The number of nets; refused if their profiles would not fit in memory.
  private func netCount(_ question: FlowQuestion) throws -> Int {
    let count = try Parsing.count(nets, "--nets")
    let numbers = Double(count) * Double(3 * question.source.depth + 2)
    let needed = 32 * numbers
    let available = Double(ProcessInfo.processInfo.physicalMemory) / 2
    guard needed <= available else {
      throw Failure.Refusal(
        "the profiles of \(nets) nets of \(question.source.depth) layers take"
          + " \(Number.short(needed / 1e9, digits: 3)) GB of memory where"
          + " \(Number.short(available / 1e9, digits: 3)) GB can be had: lower"
          + " --nets"
      )
    }
    return count
  }
}
