import ExactArithmetic

/// What became of a conjecture.
public struct ConjectureReport: Sendable {
  /// The conjecture.
  public let conjecture: Conjecture
  /// Every comparison, in the family's order.
  public let comparisons: [Comparison]
  /// The smallest violated member: of the whole family, or, where members were
  /// drawn, one that no single step makes smaller.
  public let counterexample: Comparison?

  /// How many networks and moments were looked at.
  public var members: Int {
    comparisons.count / max(1, conjecture.relations.count)
  }

  /// How many comparisons came out so.
  public func count(_ verdict: Comparison.Verdict) -> Int {
    comparisons.count { $0.verdict == verdict }
  }

  /// Violated if any comparison is; otherwise undecided if any is.
  public var verdict: Comparison.Verdict {
    if counterexample != nil { return .violated }
    return count(.undecided) > 0 ? .undecided : .holds
  }

  /// The comparison with the least slack.
  public var worst: Comparison? {
    comparisons.filter { $0.slack != nil }.min {
      ($0.slack ?? .infinity) < ($1.slack ?? .infinity)
    }
  }
}
