/// What follows from holding an estimate against the exact value.
public enum Verdict: String, Sendable {
  /// The run could have seen a deviation of the stated size, and saw none.
  case consistent
  /// The estimate contradicts the exact value, at the stated false-alarm level.
  case violated
  /// The run cannot resolve the moment.
  case inconclusive
  /// There is nothing to compare with: a hypothesis or a moment is missing.
  case refused
}
