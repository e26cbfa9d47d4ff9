/// Why a file that a user wrote cannot be read or carried out, in one sentence.
public struct DocumentError: Error, CustomStringConvertible, Sendable {
  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    /// The file does not say what it should.
    case malformed
    /// An option in place of one of its keys is wrong.
    case option
    /// What it says is understood, and cannot be done.
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

  /// A wrong option that sets `key` in place of the file.
  init(setting key: String, _ description: String) {
    kind = .option
    line = nil
    self.description = "in --set \(key): \(description)"
  }

  init(refusing description: String) {
    kind = .refused
    line = nil
    self.description = description
  }
}
