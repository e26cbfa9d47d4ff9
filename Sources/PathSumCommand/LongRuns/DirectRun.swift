import Foundation
import PathSum

/// A direct run, or a slice of one, with progress and a checkpoint.
struct DirectRun {
  let experiment: Experiment
  let settings: [String: String]
  let run: MomentRun
  let checkpoint: CheckpointFile?

  init(
    _ experiment: Experiment,
    settings: [String: String],
    slice: (k: Int, n: Int)?,
    checkpoint: CheckpointFile?
  ) {
    self.experiment = experiment
    self.settings = settings
    self.checkpoint = checkpoint
    let blocks = experiment.simulation.blockCount
    run = experiment.momentRun(
      blocks: slice.map { MomentRun.slice($0.k, of: $0.n, blocks: blocks) }
    )
  }

  /// Runs, or goes on, to the end; an interrupt leaves the checkpoint behind.
  func run() async throws -> RunSums {
    let start = try earlier()
    let networks = experiment.simulation.networks(in: run.blocks)
    let progress = Progress("\(networks) nets")
    var saved = ContinuousClock.now
    var last: (sums: RunSums, next: Int)?
    defer { progress.finish() }
    do {
      let sums = try await run.run(from: start) { sums, next in
        progress.update(Double(sums.count) / Double(max(1, networks)))
        last = (sums, next)
        let now = ContinuousClock.now
        if let checkpoint, now - saved >= .seconds(checkpoint.interval) {
          saved = now
          try save(sums, next)
        }
      }
      try save(sums, run.blocks.upperBound)
      return sums
    } catch is CancellationError {
      guard let checkpoint else { throw CancellationError() }
      if let last { try save(last.sums, last.next) }
      throw Failure.Interrupted(
        "interrupted; add --resume to go on from '\(checkpoint.path)'"
      )
    }
  }

  private func save(_ sums: RunSums, _ next: Int) throws {
    try checkpoint?.save(
      RunState(settings: settings, blocks: run.blocks, next: next, sums: sums)
    )
  }

  /// Where an earlier run of the same settings stopped; nil to start afresh.
  private func earlier() throws -> (sums: RunSums, next: Int)? {
    guard let checkpoint, let state = try checkpoint.load() else { return nil }
    try checkpoint.check(state, against: settings)
    guard state.blocks == [run.blocks.lowerBound, run.blocks.upperBound] else {
      throw FileError(
        .badData,
        "'\(checkpoint.path)' is of another slice: it holds the blocks"
          + " \(state.blocks[0]) to \(state.blocks[1] - 1)"
      )
    }
    let sums = try DirectRun.restored(state, of: run, from: checkpoint.path)
    return (sums, state.next)
  }

  /// The sums of a state, which must be of the run's moments and count.
  static func restored(
    _ state: RunState,
    of run: MomentRun,
    from file: String
  ) throws -> RunSums {
    do {
      let sums = try state.restored(into: run.accumulators)
      guard state.blocks[1] <= run.simulation.blockCount,
        sums.count
          == run.simulation.networks(in: state.blocks[0]..<state.next)
      else {
        throw FileError(
          .badData,
          "'\(file)' is damaged: its sums are not of as many nets as it says"
        )
      }
      return sums
    } catch let error as RunStateError {
      throw FileError(.badData, "'\(file)' cannot be used: \(error)")
    }
  }
}
