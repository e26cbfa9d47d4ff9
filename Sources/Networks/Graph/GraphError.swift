/// Why a graph does not describe a network, in one sentence.
public struct GraphError: Error, CustomStringConvertible, Sendable {
  /// The offending node, edge or key, and the fix.
  public let description: String

  init(_ description: String) { self.description = description }
}
