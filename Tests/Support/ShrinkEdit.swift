/// One way to make a sequence of choices smaller.
enum ShrinkEdit: Equatable {
  /// Leaves out a stretch.
  case delete(Range<Int>)

  /// Replaces a stretch by zeros.
  case zero(Range<Int>)

  /// Subtracts an amount from one choice.
  case lower(Int, by: UInt64)

  /// Subtracts an amount from two choices.
  case lowerBoth(Int, Int, by: UInt64)

  /// Subtracts an amount from one choice and adds it to a later one.
  case transfer(Int, Int, by: UInt64)

  /// Subtracts one from a choice and leaves out a later stretch.
  ///
  /// This shortens a list whose length was chosen before its elements.
  case lowerAndDelete(Int, Range<Int>)

  /// Returns the edited sequence, or `nil` if the edit no longer fits it.
  func applied(to choices: [UInt64]) -> [UInt64]? {
    var edited = choices
    switch self {
    case .delete(let range):
      guard range.upperBound <= edited.count else { return nil }
      edited.removeSubrange(range)
    case .zero(let range):
      guard range.upperBound <= edited.count else { return nil }
      for index in range { edited[index] = 0 }
    case .lower(let index, let amount):
      guard Self.lower(index, by: amount, in: &edited) else { return nil }
    case .lowerBoth(let first, let second, let amount):
      guard
        Self.lower(first, by: amount, in: &edited),
        Self.lower(second, by: amount, in: &edited)
      else { return nil }
    case .transfer(let index, let other, let amount):
      guard
        other < edited.count,
        Self.lower(index, by: amount, in: &edited)
      else { return nil }
      let (sum, isTooLarge) = edited[other].addingReportingOverflow(amount)
      guard !isTooLarge else { return nil }
      edited[other] = sum
    case .lowerAndDelete(let index, let range):
      guard
        range.upperBound <= edited.count,
        Self.lower(index, by: 1, in: &edited)
      else { return nil }
      edited.removeSubrange(range)
    }
    return edited
  }

  private static func lower(
    _ index: Int,
    by amount: UInt64,
    in choices: inout [UInt64]
  ) -> Bool {
    guard index < choices.count, choices[index] >= amount else { return false }
    choices[index] -= amount
    return true
  }
}
