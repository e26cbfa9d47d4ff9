/// Why a law could not be had, in one sentence.
public struct MeasureError: Error, CustomStringConvertible, Sendable {
  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    /// The text does not name a law.
    case malformed
    /// The law is named but does not exist, or lacks what is asked of it.
    case undefined
    /// The file holds something other than numbers.
    case badData
    /// The file cannot be read.
    case missingFile
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
