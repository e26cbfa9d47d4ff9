import ArgumentParser
import Foundation
import PathSum

/// `pathsum calibrate`: what the tool's own promises are worth, measured.
struct CalibrateCommand: AsyncParsableCommand {
  /// What is measured.
  enum Study: String, CaseIterable, ExpressibleByArgument {
    case coverage
    case splittingCoverage = "splitting-coverage"
    case controls, alarms, unbiasedness, plan

    /// The runs that a study takes if nothing else is asked for.
    var replications: Int {
      switch self {
      case .coverage, .splittingCoverage: 2_000
      case .controls: 100
      case .alarms: 500
      case .unbiasedness: 100_000
      case .plan: 64
      }
    }

    /// The table of what was measured.
    func table(
      _ runs: Replications,
      widths: String?
    ) async throws -> Table {
      switch self {
      case .coverage:
        return try await CoverageTable.make(
          runs,
          isSplit: false,
          widths: widths
        )
      case .splittingCoverage:
        return try await CoverageTable.make(runs, isSplit: true, widths: widths)
      case .controls: return try await ControlTable.make(runs)
      case .alarms: return try await AlarmTable.make(runs)
      case .unbiasedness: return try await UnbiasednessTable.make(runs)
      case .plan: return try await PlanTable.make(runs)
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Measure the tool's own promises on nets with exact answers.",
    discussion: """
      coverage, splitting-coverage: how often 95 % intervals contain the exact \
      value, of direct sampling and of splitting. controls: how often wrong formulas are found violated. alarms: how often each \
      alarm is raised, where it should and where it should not be. \
      unbiasedness: the mean of very many tiny runs. plan: the samples that a \
      plan foretells and those that a run then needs.

        pathsum calibrate coverage --seed 1 --out coverage.csv
        pathsum calibrate controls --seed 1 --replications 100
      """
  )

  @Argument(
    help: ArgumentHelp(
      "coverage, splitting-coverage, controls, alarms, unbiasedness or plan."
    )
  )
  var study: Study

  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Runs of every case.", valueName: "n")
  )
  var replications: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only the nets of these widths (coverage and splitting-coverage).",
      valueName: "n0,...,nd"
    )
  )
  var widths: String?

  func run() async throws {
    let format = try output.resolvedFormat()
    guard format != .json else {
      throw Failure.Usage("calibrate writes csv or table, not json")
    }
    try output.prepare()
    let started = Date()
    let seed = try Parsing.seed(options.seed ?? "1")
    let threads = try Parsing.threads(options.threads)
    let count =
      try replications.map { try Parsing.count($0, "--replications") }
      ?? study.replications
    let runs = Replications(seed: seed, count: count, threads: threads)
    let table = try await study.table(runs, widths: widths)
    try deliver(table, of: runs, isCSV: format == .csv, started: started)
  }

  private func deliver(
    _ table: Table,
    of runs: Replications,
    isCSV: Bool,
    started: Date
  ) throws {
    try output.deliver(isCSV ? table.csv : table.text)
    guard let out = output.out, isCSV else { return }
    try Sidecar(
      csv: out,
      seed: runs.seed,
      threads: runs.threads,
      started: started,
      version: Pathsum.version
    ).write(beside: out)
  }
}

extension CalibrationNet {
  /// The cells that name the network and moment in every table.
  var cells: KeyValuePairs<String, String?> {
    [
      "widths": widths, "weights": weights, "bias": bias, "moment": "\(order)",
      "beta": beta,
    ]
  }

  /// β as a number.
  var beta: String? {
    (try? spec()).flatMap { Number.full($0.architecture.beta.doubleValue) }
  }
}
