/// A search for the smallest sequence of choices that still fails.
///
/// Sequences are ordered by length, then lexicographically (*shortlex*). The
/// search proposes edits of the best sequence known; the caller replays each
/// and says whether the law still fails. Rounds over all the passes are made
/// until one of them improves nothing, or the attempts are used up: the result
/// is a local minimum, not always a global one.
///
/// The search never calls the law, so that it serves synchronous and
/// asynchronous laws alike.
struct Shrinker {
  /// The smallest failing sequence known.
  private(set) var best: Choices

  /// How many improvements were made.
  private(set) var improvements = 0

  /// How many sequences were proposed.
  private(set) var attempts = 0

  private let limit: Int
  private var edits: [ShrinkEdit] = []
  private var cursor = 0
  private var passes: ArraySlice<ShrinkPass> = []
  private var pass = ShrinkPass.delete
  private var hasImproved = true
  private var seen: Set<[UInt64]> = []

  /// Begins at a failing sequence.
  init(from failing: Choices, limit: Int) {
    self.best = failing
    self.limit = limit
    self.seen = [failing.recorded]
  }

  /// Returns the next sequence to replay, or `nil` at the end of the search.
  ///
  /// No sequence is proposed twice.
  mutating func propose() -> [UInt64]? {
    while attempts < limit {
      guard let edit = nextEdit() else { return nil }
      guard
        let candidate = edit.applied(to: best.recorded),
        seen.insert(candidate).inserted
      else { continue }
      attempts += 1
      return candidate
    }
    return nil
  }

  /// Says whether what a replay recorded is smaller than the best.
  func isSmaller(_ replay: Choices) -> Bool {
    let (new, old) = (replay.recorded, best.recorded)
    guard new.count == old.count else { return new.count < old.count }
    return new.lexicographicallyPrecedes(old)
  }

  /// Takes a smaller failing sequence as the best.
  ///
  /// - Precondition: `isSmaller(replay)`.
  mutating func accept(_ replay: Choices) {
    precondition(isSmaller(replay), "Shrinking must make progress.")
    let isShorter = replay.recorded.count < best.recorded.count
    best = replay
    improvements += 1
    hasImproved = true
    if isShorter { edits = pass.edits(of: best) }
  }

  private mutating func nextEdit() -> ShrinkEdit? {
    while cursor >= edits.count {
      if passes.isEmpty {
        guard hasImproved else { return nil }
        hasImproved = false
        passes = ShrinkPass.allCases[...]
      }
      pass = passes.removeFirst()
      edits = pass.edits(of: best)
      cursor = 0
    }
    defer { cursor += 1 }
    return edits[cursor]
  }
}
