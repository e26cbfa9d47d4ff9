import ArgumentParser
import Foundation
import PathSum

/// `pathsum sweep`: a grid from an experiment file.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "A grid of networks, moments and methods from a file.",
    discussion: """
      The file is TOML; data/experiments/README.md has the keys. With --out the \
      rows so far are in OUT.partial.csv while the sweep runs, each on the disk \
      before the next is begun; --resume goes on from there to the same bytes. \
      A slice writes its growing file to --out itself, and --merge joins \
      slices into the bytes of a single run.

        pathsum sweep data/experiments/example.toml --dry-run
        pathsum sweep data/experiments/example.toml --out example.csv --resume
        pathsum sweep data/experiments/example.toml --set run.samples=1e4
        pathsum sweep FILE --slice 3/8 --out 3.csv --resume
        pathsum sweep FILE --merge 1.csv 2.csv 3.csv --out all.csv
        pathsum sweep FILE --emit slurm --slices 8 --folder jobs
      """
  )

  /// Job managers that scripts are written for.
  enum Manager: String, ExpressibleByArgument, CaseIterable {
    case slurm, parallel
  }

  @Argument(
    help: ArgumentHelp("The experiment file, TOML.", valueName: "FILE")
  )
  var file: String

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A value in place of the file's: run.samples=1e5.",
      valueName: "key=value"
    )
  )
  var set: [String] = []

  @Flag(name: .long, help: "Say what every cell would take, and run none.")
  var dryRun = false

  @Flag(
    name: .long,
    help: "Go on from an earlier run; the same bytes come out."
  )
  var resume = false

  @Flag(
    name: .long,
    help: "Draw ln of the moments against beta, beside the table of --out."
  )
  var figure = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Run only the k-th of n slices.", valueName: "k/n")
  )
  var slice: String?

  @Option(
    name: .long,
    parsing: .upToNextOption,
    help: ArgumentHelp("Join the slices of these files.", valueName: "slice")
  )
  var merge: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write scripts that run the slices: slurm or parallel.",
      valueName: "manager"
    )
  )
  var emit: Manager?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Number of slices of --emit.", valueName: "n")
  )
  var slices = "8"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Folder for the scripts of --emit (default: FILE-jobs).",
      valueName: "folder"
    )
  )
  var folder: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let sweep = try sweep()
    try checkOptions()
    if let emit { return try jobs(sweep).write(emit) }
    let run = try SweepRun(
      sweep: sweep,
      threads: Parsing.threads(options.threads),
      slice: parsedSlice(),
      output: output,
      isResumed: resume,
      isDrawn: figure
    )
    if dryRun { return try await run.dry() }
    if !merge.isEmpty { return try run.merge(merge) }
    try await run.run()
  }

  /// The sweep that the file and the options describe.
  func sweep() throws -> Sweep {
    var texts = set
    if let seed = options.seed {
      texts.append("seed='\(try Parsing.seed(seed))'")
    }
    let overrides: DocumentOverrides
    do {
      overrides = try DocumentOverrides(texts)
    } catch {
      throw Failure.Usage(error.description)
    }
    do {
      return try Sweep(toml: text(), overrides: overrides)
    } catch let error as DocumentError {
      if error.kind == .option { throw Failure.Usage(error.description) }
      throw FileError(.badData, "'\(file)': \(error.description)")
    }
  }

  private func text() throws -> String {
    try TextFile.read(file, as: "the experiment")
  }

  private func checkOptions() throws {
    let modes = [
      ("--dry-run", dryRun), ("--merge", !merge.isEmpty),
      ("--emit", emit != nil),
    ].filter(\.1).map(\.0)
    if modes.count > 1 {
      throw Failure.Usage("\(modes.joined(separator: " and ")) exclude another")
    }
    if slice != nil, let mode = modes.first, mode != "--dry-run" {
      throw Failure.Usage("--slice runs a slice: it does not go with \(mode)")
    }
    if resume, output.out == nil {
      throw Failure.Usage("--resume goes on from a file: name it with --out")
    }
    if figure, output.out?.hasSuffix(".csv") != true || slice != nil {
      throw Failure.Usage(
        "--figure draws the table of a whole sweep: name it with --out NAME.csv"
      )
    }
    if slice != nil, output.out == nil, !dryRun {
      throw Failure.Usage(
        "--slice leaves its rows in a file: name it with --out"
      )
    }
  }

  private func parsedSlice() throws -> (k: Int, n: Int)? {
    try slice.map { try Parsing.slice($0) }
  }

  private func jobs(_ sweep: Sweep) throws -> JobArray {
    let name = URL(fileURLWithPath: file).deletingPathExtension()
      .lastPathComponent
    let slices = min(
      try Parsing.count(slices, "--slices"),
      sweep.cells.count
    )
    return JobArray(
      name: name,
      experiment: try text(),
      sets: set + (options.seed.map { ["seed=\($0)"] } ?? []),
      slices: slices,
      threads: try options.threads.map { try Parsing.threads($0) } ?? 1,
      folder: folder ?? "\(name)-jobs"
    )
  }
}
