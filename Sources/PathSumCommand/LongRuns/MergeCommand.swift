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

extension RunState {
  /// The blocks of all states joined; throws unless each block from 0 to the
  /// last of the run is there once.
  static func joined(
    _ states: [RunState],
    files: [String],
    blocks: Int
  ) throws {
    let parts = zip(files, states).sorted { $0.1.blocks[0] < $1.1.blocks[0] }
    var next = 0
    for (file, state) in parts {
      guard state.blocks[0] <= next else {
        throw missing(next..<state.blocks[0])
      }
      guard state.blocks[0] == next || state.blocks[0] == state.blocks[1]
      else {
        throw FileError(
          .badData,
          "'\(file)' overlaps another slice: give each slice once"
        )
      }
      next = max(next, state.blocks[1])
    }
    guard next == blocks else { throw missing(next..<blocks) }
  }

  private static func missing(_ blocks: Range<Int>) -> FileError {
    FileError(
      .badData,
      "the slices do not make the run: its blocks \(blocks.lowerBound) to"
        + " \(blocks.upperBound - 1) are missing"
    )
  }
}
