import Foundation
import PathSum

/// A run of networks and of splitting, or a slice of one, with progress and a
/// checkpoint.
struct LongRun {
  let experiment: Experiment
  let budget: EstimateBudget
  /// The networks that are drawn whole; nil if there are none.
  let direct: MomentRun?
  private let keeper: RunKeeper

  /// What a run leaves behind.
  struct Outcome {
    var sums: RunSums?
    /// The islands of each moment that is split.
    var islands: [Int: [Island]]
  }

  init(
    _ experiment: Experiment,
    _ budget: EstimateBudget,
    settings: [String: String],
    slice: (k: Int, n: Int)?,
    checkpoint: CheckpointFile?
  ) {
    self.experiment = experiment
    self.budget = budget
    let part = { (count: Int) in
      slice.map { MomentRun.slice($0.k, of: $0.n, blocks: count) } ?? 0..<count
    }
    let blocks = part(
      budget.nets == nil ? 0 : experiment.simulation.blockCount
    )
    direct = budget.nets.map { _ in experiment.momentRun(blocks: blocks) }
    keeper = RunKeeper(
      settings: settings,
      blocks: blocks,
      numbers: part(SplittingRun.fewestIslands),
      particles: budget.particles,
      checkpoint: checkpoint
    )
  }

  /// Runs, or goes on, to the end; an interrupt leaves the checkpoint behind.
  func run() async throws -> Outcome {
    try keeper.restore(into: direct)
    do {
      try await drawNetworks()
      try await split()
    } catch is CancellationError {
      throw try interrupted()
    }
    try keeper.save()
    return Outcome(sums: keeper.sums, islands: keeper.islands)
  }

  private func interrupted() throws -> any Error {
    guard let checkpoint = keeper.checkpoint else { return CancellationError() }
    try keeper.save()
    return Failure.Interrupted(
      "interrupted; add --resume to go on from '\(checkpoint.path)'"
    )
  }

  private func drawNetworks() async throws {
    guard let direct else { return }
    let networks = experiment.simulation.networks(in: direct.blocks)
    let progress = Progress("\(networks) nets")
    defer { progress.finish() }
    let start = keeper.sums.map { ($0, keeper.next) }
    let sums = try await direct.run(from: start) { sums, next in
      progress.update(Double(sums.count) / Double(max(1, networks)))
      try keeper.keep(sums, next)
    }
    try keeper.keep(sums, direct.blocks.upperBound)
  }

  private func split() async throws {
    for expectation in experiment.expectations {
      guard let particles = budget.particles[expectation.order] else {
        continue
      }
      try await split(expectation, particles: particles)
    }
  }

  private func split(
    _ expectation: Expectation,
    particles: Int
  ) async throws {
    let order = expectation.order
    let done = keeper.islands[order] ?? []
    let run = experiment.splittingRun(
      order,
      particles: particles,
      islands: keeper.numbers
    )
    let progress = Progress("\(expectation.name) by splitting")
    defer { progress.finish() }
    var count = done.count
    _ = try await run.run(done: done) { island in
      count += 1
      progress.update(Double(count) / Double(max(1, run.islands)))
      try keeper.keep(island, of: order)
    }
  }
}
