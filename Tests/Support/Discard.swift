/// Says that a case does not count, neither for the law nor against it.
///
/// A generator throws it when it cannot make a value; a law throws it, through
/// ``assume(_:)``, when its hypothesis does not hold.
public struct Discard: Error, Equatable {
  /// Creates a discard.
  public init() {}
}

/// Leaves the case uncounted unless a hypothesis of the law holds.
///
/// Prefer a generator that only makes good values: a property with more than
/// ten discards for each case asked for fails as starved.
public func assume(_ hypothesis: Bool) throws(Discard) {
  guard hypothesis else { throw Discard() }
}
