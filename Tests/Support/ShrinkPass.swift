/// A family of edits tried one after the other.
///
/// The passes come in the order of what they usually gain.
enum ShrinkPass: CaseIterable {
  /// Leaves out spans, the longest first, then short stretches.
  case delete

  /// Replaces spans by zeros, the longest first.
  case zero

  /// Lowers each choice.
  case lower

  /// Moves two neighbouring choices at once.
  case lowerPairs

  /// Lowers a choice and leaves out a later span.
  case lowerAndDelete

  /// How far apart two choices moved together may be.
  private static let reach = 8

  /// The longest list of edits made for one pass.
  private static let limit = 20_000

  /// The edits of a sequence, in the order in which to try them.
  func edits(of choices: Choices) -> [ShrinkEdit] {
    let values = choices.recorded
    let edits: [ShrinkEdit]
    switch self {
    case .delete:
      edits = Self.deletions(in: choices).map { .delete($0) }
    case .zero:
      edits = Self.spans(of: choices).map { .zero($0) }
    case .lower:
      edits = values.indices.flatMap { index in
        Self.steps(from: values[index]).map { .lower(index, by: $0) }
      }
    case .lowerPairs:
      edits = Self.pairs(in: values)
    case .lowerAndDelete:
      edits = Self.lowerings(in: choices)
    }
    return Array(edits.prefix(Self.limit))
  }

  /// The amounts by which to lower a value: all of it, then powers of two.
  ///
  /// Taking each amount that succeeds, from the largest down, is a binary
  /// search; it finds the least failing value whenever all the values above
  /// some threshold fail.
  static func steps(from value: UInt64) -> [UInt64] {
    guard value > 0 else { return [] }
    let top = UInt64.bitWidth - value.leadingZeroBitCount
    return [value] + (0..<top).reversed().map { 1 << UInt64($0) }
  }

  private static func spans(of choices: Choices) -> [Range<Int>] {
    var unique: Set<Range<Int>> = []
    return choices.spans
      .filter { unique.insert($0).inserted }
      .sorted { ($0.count, $0.lowerBound) > ($1.count, $1.lowerBound) }
  }

  private static func deletions(in choices: Choices) -> [Range<Int>] {
    let count = choices.recorded.count
    let stretches = (1...4).flatMap { length in
      stride(from: count - length, through: 0, by: -1)
        .map { $0..<($0 + length) }
    }
    return spans(of: choices) + stretches
  }

  private static func pairs(in values: [UInt64]) -> [ShrinkEdit] {
    var edits: [ShrinkEdit] = []
    for index in values.indices where edits.count < limit {
      let others = values[(index + 1)...].prefix(reach).indices
      for other in others {
        let shared = min(values[index], values[other])
        edits += steps(from: shared).map { .lowerBoth(index, other, by: $0) }
        edits += steps(from: values[index])
          .map { .transfer(index, other, by: $0) }
      }
    }
    return edits
  }

  private static func lowerings(in choices: Choices) -> [ShrinkEdit] {
    var edits: [ShrinkEdit] = []
    for range in spans(of: choices).reversed() where edits.count < limit {
      edits += (0..<range.lowerBound).map { .lowerAndDelete($0, range) }
    }
    return edits
  }
}
