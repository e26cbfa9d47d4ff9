/// Why a file could not be written or read, in one sentence.
public struct FileError: Error, CustomStringConvertible, Sendable {
  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    /// The file or folder cannot be written.
    case cannotWrite
    /// The file holds something other than what was expected.
    case badData
    /// The file cannot be read.
    case missing
  }

  /// The kind of failure.
  public let kind: Kind
  /// The file, what is wrong, and the fix.
  public let description: String

  /// The failure in one sentence.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
