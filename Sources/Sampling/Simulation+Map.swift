/// Work on the blocks of a simulation, in parallel batches.
extension Simulation {
  /// Works on batches of consecutive blocks at once and hands the results on
  /// in block order, each with its batch.
  ///
  /// Batches take about a millisecond by the sampler's own account, and grow
  /// where they take less, so that cheap blocks cost no more than their draws. How blocks are batched depends on the
  /// machine: what is made of them must not. Throws `CancellationError` if the
  /// task is cancelled meanwhile, and what `consume` throws.
  public func map<Part: Sendable>(
    _ blocks: Range<Int>,
    _ body: @escaping @Sendable (Range<Int>) -> Part,
    consume: (Part, Range<Int>) throws -> Void
  ) async throws {
    var plan = BatchPlan(blocks, size: blocksTogether)
    var waiting: [Int: (part: Part, batch: Range<Int>)] = [:]
    var next = blocks.lowerBound
    try await withThrowingTaskGroup(of: Finished<Part>.self) { group in
      var running = 0
      func startMore() {
        // Finished batches wait for their turn; this bounds how many.
        while running < threads, waiting.count < 4 * threads,
          let batch = plan.next()
        {
          running += 1
          group.addTask {
            try Task.checkCancellation()
            let clock = ContinuousClock()
            let start = clock.now
            let part = body(batch)
            return Finished(part: part, batch: batch, time: clock.now - start)
          }
        }
      }
      startMore()
      while let done = try await group.next() {
        try Task.checkCancellation()
        running -= 1
        plan.learn(from: done.batch, took: done.time)
        waiting[done.batch.lowerBound] = (done.part, done.batch)
        while let ready = waiting.removeValue(forKey: next) {
          try consume(ready.part, ready.batch)
          next = ready.batch.upperBound
        }
        startMore()
      }
    }
  }

  private struct Finished<Part: Sendable>: Sendable {
    let part: Part
    let batch: Range<Int>
    let time: Duration
  }
}

/// Batches of consecutive blocks, of a size that is worth a task.
private struct BatchPlan {
  /// Long enough to hide a task's own cost, short enough to stop soon.
  private static let worthwhile = Duration.milliseconds(1)
  private static let largest = 1024

  private var rest: Range<Int>
  private var size: Int

  init(_ blocks: Range<Int>, size: Int) {
    rest = blocks
    self.size = size
  }

  mutating func next() -> Range<Int>? {
    guard !rest.isEmpty else { return nil }
    let batch = rest.prefix(size)
    rest = rest.dropFirst(size)
    return batch.startIndex..<batch.endIndex
  }

  mutating func learn(from batch: Range<Int>, took time: Duration) {
    guard batch.count == size, size < BatchPlan.largest else { return }
    if time < BatchPlan.worthwhile { size *= 2 }
  }
}
