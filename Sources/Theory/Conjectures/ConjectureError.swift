/// Why a conjecture cannot be read or checked, in one sentence.
public struct ConjectureError: Error, CustomStringConvertible, Sendable {
  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    /// The file does not describe a conjecture.
    case malformed
    /// The conjecture is described but cannot be decided this way.
    case refused
  }

  /// The kind of failure.
  public let kind: Kind
  /// The line of the file, if the fault is there.
  public let line: Int?
  /// The offending value and the fix.
  public let description: String

  init(_ description: String, line: Int? = nil) {
    kind = .malformed
    self.line = line
    self.description =
      line.map { "line \($0): \(description)" } ?? description
  }

  init(refusing description: String) {
    kind = .refused
    line = nil
    self.description = description
  }
}
