/// Why conditioning cannot be measured, in one sentence.
public struct ConditioningError: Error, CustomStringConvertible, Sendable {
  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    /// A setting that does not describe a measurement.
    case malformed
    /// A measurement that is described but cannot be had.
    case refused
    /// Data that cannot be used.
    case badData
  }

  /// The kind of failure.
  public let kind: Kind
  /// The offending value and the fix.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
