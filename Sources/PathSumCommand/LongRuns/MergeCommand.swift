import ArgumentParser
import Foundation
import PathSum

/// `pathsum merge`: slices into one run.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Slices of a run into the run, bit for bit.",
    discussion: """
      Slices of one run, each made by 'pathsum estimate --slice k/n \
      --checkpoint FILE' on any machine, add up to the result of the whole \
      run. Slices that are missing, unfinished, damaged or of another run are \
      named.

        pathsum estimate --widths 8,8,1 --seed 1 --slice 1/2 --checkpoint a.json
        pathsum estimate --widths 8,8,1 --seed 1 --slice 2/2 --checkpoint b.json
        pathsum merge a.json b.json
      """
  )

  @Argument(help: ArgumentHelp("Files of the slices.", valueName: "FILE"))
  var files: [String] = []

  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard let first = files.first else {
      throw Failure.Usage("name the files of the slices to merge")
    }
    _ = try output.resolvedFormat()
    try output.prepare()
    let states = try files.map { try CheckpointFile(path: $0).read() }
    let settings = states[0].settings
    for (file, state) in zip(files, states) {
      try CheckpointFile(path: file).check(state, against: settings)
      guard state.isComplete else {
        throw FileError(
          .badData,
          "'\(file)' is unfinished: go on with --checkpoint and --resume"
        )
      }
    }
    let words = settings[RunSettings.arguments]?.split(separator: "\u{1F}")
    guard let words,
      var command = try? EstimateCommand.parse(
        words.map(String.init)
      )
    else {
      throw FileError(
        .badData,
        "'\(first)' does not say how its run was started"
      )
    }
    command.output = output
    try await command.finish(merging: states, files: files)
  }
}

extension LongRun.Outcome {
  /// What the slices of a run make together.
  ///
  /// Throws unless each block and each island of the run is there once.
  init(
    merging states: [RunState],
    files: [String],
    _ experiment: Experiment,
    _ budget: EstimateBudget
  ) throws {
    let run = experiment.momentRun()
    let blocks = budget.nets == nil ? 0 : run.blocks.upperBound
    try Self.check(
      zip(files, states).map { ($0, $1.blocks) },
      make: blocks,
      "blocks"
    )
    sums = nil
    if budget.nets != nil {
      var all = RunSums(run.accumulators)
      for (file, state) in zip(files, states) {
        all.merge(try state.restored(as: run, from: file))
      }
      sums = all
    }
    islands = [:]
    for order in budget.particles.keys {
      let parts = zip(files, states).flatMap { file, state in
        state.islands.filter { $0.order == order }.map { (file, $0) }
      }
      try Self.check(
        parts.map { ($0, $1.numbers) },
        make: SplittingRun.fewestIslands,
        "islands"
      )
      islands[order] = try parts.flatMap { try $1.restored(from: $0) }
    }
  }

  /// Throws unless the parts join to 0..<`count`.
  private static func check(
    _ parts: [(file: String, range: [Int])],
    make count: Int,
    _ name: String
  ) throws {
    var next = 0
    for part in parts.sorted(by: { $0.range[0] < $1.range[0] }) {
      let (first, end) = (part.range[0], part.range[1])
      guard first <= next else { throw missing(next..<first, name) }
      guard first == next || first == end else {
        throw FileError(
          .badData,
          "'\(part.file)' overlaps another slice: give each slice once"
        )
      }
      next = max(next, end)
    }
    guard next == count else { throw missing(next..<count, name) }
  }

  private static func missing(_ range: Range<Int>, _ name: String) -> FileError
  {
    guard !range.isEmpty else {
      return FileError(.badData, "the slices have more \(name) than the run")
    }
    return FileError(
      .badData,
      "the slices do not make the run: its \(name) \(range.lowerBound) to"
        + " \(range.upperBound - 1) are missing"
    )
  }
}
