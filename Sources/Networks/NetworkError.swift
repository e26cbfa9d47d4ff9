/// Why a network cannot be had, in one sentence.
public struct NetworkError: Error, CustomStringConvertible, Sendable {
  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    /// The text or the numbers do not describe a network.
    case malformed
    /// The network is described but cannot be handled.
    case refused
  }

  /// The kind of failure.
  public let kind: Kind
  /// The offending value and the fix.
  public let description: String

  /// The failure in one sentence.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
