import CGSL
import CPathSum

/// A failure that the GNU Scientific Library reported.
public struct GSLError: Error, CustomStringConvertible, Sendable {
  /// What was asked for, and GSL's own word for what went wrong.
  public let description: String

  init(_ status: Int32, in operation: String) {
    let reason =
      gsl_strerror(status).map { String(cString: $0) } ?? "status \(status)"
    description = "\(operation): \(reason)"
  }

  init(_ sentence: String) { description = sentence }
}

/// The library as a whole.
public enum Library {
  /// GSL's version, such as `2.7.1`.
  public static var version: String { GSL_VERSION }

  /// Switches GSL's aborting error handler off, once.
  static let isSilenced: Bool = {
    ps_silence_gsl()
    return true
  }()

  /// Runs a GSL call and turns a failing status into an error.
  static func check(
    _ operation: String,
    _ call: () -> Int32
  ) throws(GSLError) {
    _ = isSilenced
    let status = call()
    if Int(status) != Int(GSL_SUCCESS) {
      throw GSLError(status, in: operation)
    }
  }
}
