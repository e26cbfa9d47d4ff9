/// Why the sum over paths does not give a moment, in one sentence.
public struct PathSumError: Error, CustomStringConvertible, Sendable {
  /// The offending value, the hypothesis, and the fix.
  public let description: String

  init(_ description: String) { self.description = description }
}
