import ArgumentParser
import Foundation
import PathSum

/// Stopping, resuming and slicing a long run.
struct LongRunOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Save the state of the run to a file every few seconds.",
      valueName: "file"
    )
  )
  var checkpoint: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds between two savings of --checkpoint.",
      valueName: "seconds"
    )
  )
  var checkpointEvery = "2"

  @Flag(
    name: .long,
    help: "Go on from --checkpoint, if it is there; the same bits come out."
  )
  var resume = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Run only the k-th of n slices, for 'pathsum merge'.",
      valueName: "k/n"
    )
  )
  var slice: String?

  /// The slice's number and the number of slices.
  func parsedSlice() throws -> (k: Int, n: Int)? {
    guard let slice else { return nil }
    let parsed = try Parsing.slice(slice)
    guard checkpoint != nil else {
      throw Failure.Usage(
        "--slice leaves its sums in a file: name it with --checkpoint"
      )
    }
    return parsed
  }

  /// The file of the run's state, checked before long work; nil without one.
  func file() throws -> CheckpointFile? {
    guard let checkpoint else {
      guard !resume else {
        throw Failure.Usage(
          "--resume goes on from a file: name it with"
            + " --checkpoint"
        )
      }
      return nil
    }
    guard let interval = Rational(checkpointEvery)?.doubleValue,
      (0...86400).contains(interval)
    else {
      throw Failure.Usage(
        "--checkpoint-every '\(checkpointEvery)' is not a number of seconds"
          + " from 0 to 86400"
      )
    }
    let file = CheckpointFile(path: checkpoint, interval: interval)
    if FileManager.default.fileExists(atPath: checkpoint), !resume {
      throw Failure.Usage(
        "the checkpoint '\(checkpoint)' exists: add --resume to go on from it,"
          + " or remove it"
      )
    }
    try file.checkFolder()
    return file
  }
}
