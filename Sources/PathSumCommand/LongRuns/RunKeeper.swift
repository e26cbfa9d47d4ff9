import Foundation
import PathSum

/// What a run has got so far, kept in a file every few seconds.
final class RunKeeper {
  /// What must agree with other parts of the run.
  let settings: [String: String]
  /// The blocks of networks of this part; empty if none are drawn whole.
  let blocks: Range<Int>
  /// The islands of this part.
  let numbers: Range<Int>
  let checkpoint: CheckpointFile?

  /// The sums of the blocks before ``next``.
  private(set) var sums: RunSums?
  private(set) var next: Int
  /// The finished islands of each moment that is split.
  private(set) var islands: [Int: [Island]] = [:]
  private let particles: [Int: Int]
  private var saved = ContinuousClock.now

  /// The keeper of a run with so many particles for each moment that is split.
  init(
    settings: [String: String],
    blocks: Range<Int>,
    numbers: Range<Int>,
    particles: [Int: Int],
    checkpoint: CheckpointFile?
  ) {
    self.settings = settings
    self.blocks = blocks
    self.numbers = numbers
    self.particles = particles
    self.checkpoint = checkpoint
    next = blocks.lowerBound
  }

  /// Takes over what an earlier run of the same settings has kept, if anything.
  func restore(into run: MomentRun?) throws {
    guard let checkpoint, let state = try checkpoint.load() else { return }
    try checkpoint.check(state, against: settings)
    let path = checkpoint.path
    guard state.blocks == [blocks.lowerBound, blocks.upperBound],
      state.islands.allSatisfy({
        $0.numbers == [numbers.lowerBound, numbers.upperBound]
      })
    else {
      throw FileError(
        .badData,
        "'\(path)' is of another slice: it holds the blocks"
          + " \(state.blocks[0]) to \(state.blocks[1] - 1)"
      )
    }
    if let run { sums = try state.restored(as: run, from: path) }
    next = state.next
    for part in state.islands {
      islands[part.order] = try part.restored(from: path)
    }
  }

  /// Keeps the sums of the blocks before `next`.
  func keep(_ sums: RunSums, _ next: Int) throws {
    self.sums = sums
    self.next = next
    try saveIfDue()
  }

  /// Keeps an island.
  func keep(_ island: Island, of order: Int) throws {
    islands[order, default: []].append(island)
    try saveIfDue()
  }

  private func saveIfDue() throws {
    guard let checkpoint else { return }
    let now = ContinuousClock.now
    guard now - saved >= .seconds(checkpoint.interval) else { return }
    saved = now
    try save()
  }

  /// Writes the file, if there is one.
  func save() throws {
    try checkpoint?.save(
      RunState(
        settings: settings,
        blocks: blocks,
        next: next,
        sums: sums,
        islands: particles.sorted { $0.key < $1.key }.map { order, count in
          IslandsState(
            order: order,
            particles: count,
            numbers: numbers,
            done: islands[order] ?? []
          )
        }
      )
    )
  }
}

extension RunState {
  /// The sums, which must be of the run's moments and as many networks as the
  /// state says.
  func restored(as run: MomentRun, from file: String) throws -> RunSums {
    do {
      let sums = try restored(into: run.accumulators)
      guard blocks[1] <= run.simulation.blockCount,
        sums.count == run.simulation.networks(in: blocks[0]..<next)
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

extension IslandsState {
  /// The islands that are done.
  func restored(from file: String) throws -> [Island] {
    do {
      return try islands()
    } catch {
      throw FileError(.badData, "'\(file)' cannot be used: \(error)")
    }
  }
}
