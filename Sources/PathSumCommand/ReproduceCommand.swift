import ArgumentParser
import Foundation
import PathSum

/// `pathsum reproduce`: the theorem's figures.
struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "The theorem's figures: CSV, script, SVG, PNG and PDF.",
    discussion: """
      second-moment  ln(E[Z^2]/(2(1+2/n_0))) against beta, for five width \
      profiles and published architectures: exact values, Monte Carlo from \
      real nets, and the bounds.

      The seed is 2018 unless another is given.

        pathsum reproduce second-moment
        pathsum reproduce second-moment --out figures --threads 2
        pathsum reproduce --list
      """
  )

  @Argument(help: ArgumentHelp("Figures to make.", valueName: "NAME"))
  var names: [String] = []

  @Flag(name: .long, help: "List the figures.")
  var list = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Folder for the files.", valueName: "folder")
  )
  var out = "pathsum-figures"

  @OptionGroup var options: RunOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weights drawn for one Monte Carlo point at most.",
      valueName: "N"
    )
  )
  var draws = "4e7"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Published architectures (default: data/architectures.csv).",
      valueName: "file"
    )
  )
  var architectures: String?

  func run() async throws {
    if list {
      try Console.write("\(SecondMomentFigure.name)\n")
      return
    }
    guard !names.isEmpty else {
      throw Failure.Usage(
        "name a figure: 'pathsum reproduce --list' lists them"
      )
    }
    for name in names where name != SecondMomentFigure.name {
      throw Failure.Usage(
        "unknown figure '\(name)': 'pathsum reproduce --list' lists them"
      )
    }
    try await secondMoment()
  }

  private func secondMoment() async throws {
    let started = Date()
    let seed = try Parsing.seed(options.seed ?? "2018")
    let threads = try Parsing.threads(options.threads)
    let figure = try SecondMomentFigure(
      published: published(),
      seed: seed,
      threads: threads,
      draws: Double(try Parsing.count(draws, "--draws"))
    )
    try OutputFile.checkFolder(out)
    let counts = figure.counts
    Console.complain(
      "\(counts.exact) networks exactly, \(counts.sampled) of them by Monte"
        + " Carlo; the exact variance rules the others out at this budget"
    )
    let progress = Progress(SecondMomentFigure.name)
    let outcome = try await figure.run { progress.update($0) }
    progress.finish()
    try Task.checkCancellation()
    try OutputFile.makeFolder(out)
    let base = "\(out)/\(SecondMomentFigure.name)"
    try OutputFile.write(outcome.table.csv, to: base + ".csv")
    try OutputFile.write(SecondMomentFigure.script, to: base + ".gp")
    let rendering = try Gnuplot.render(SecondMomentFigure.name, in: out)
    try Sidecar(
      csv: base + ".csv",
      seed: seed,
      threads: threads,
      started: started,
      version: Pathsum.version
    ).write(beside: base + ".csv")
    if Task.isCancelled {
      throw Failure.Interrupted(
        "interrupted while drawing; the data and the script are in \(out)"
      )
    }
    try report(outcome, base, rendering)
    if outcome.verdicts[.violated] != nil
      || outcome.withinBounds < outcome.networks
    {
      throw ExitCode(Failure.Status.violated.rawValue)
    }
  }

  private func published() throws
    -> [(name: String, architecture: Architecture)]
  {
    if let architectures {
      return try PublishedArchitectures.read(architectures)
    }
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../data/architectures.csv").standardized.path
    guard
      let path = ["data/architectures.csv", beside]
        .first(where: FileManager.default.fileExists)
    else {
      Console.complain(
        "data/architectures.csv is not here, so published architectures are"
          + " left out: --architectures names the file"
      )
      return []
    }
    return try PublishedArchitectures.read(path)
  }

  private func report(
    _ outcome: SecondMomentFigure.Outcome,
    _ base: String,
    _ rendering: Gnuplot.Outcome
  ) throws {
    let sampled = outcome.verdicts.values.reduce(0, +)
    let consistent = outcome.verdicts[.consistent] ?? 0
    let violated = outcome.verdicts[.violated] ?? 0
    let eValue = Number.short(LogNumber(log: outcome.jointLogEValue), digits: 2)
    try Console.write(
      """
      exact:        \(outcome.withinBounds) of \(outcome.networks) networks \
      within all proved bounds (rigorous)
      Monte Carlo:  \(consistent) of \(sampled) points consistent, \
      \(violated) violated (reference sampler, exact variance, 95 % \
      intervals; Holm over all points, false-alarm probability \
      \(Experiment.falseAlarm); joint e-value \(eValue))
      refuted:      E[Z^2] <= exp(5 beta), the slides' upper bound without its \
      prefactor, by \(outcome.refutations) networks (rigorous)
      \(base).csv
      \(base).meta.json
      \(base).gp

      """
    )
    switch rendering {
    case .rendered(let files):
      try Console.write(files.map { $0 + "\n" }.joined())
    case .skipped(let reason): Console.complain(reason)
    }
  }
}
