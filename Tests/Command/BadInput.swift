import Foundation
import TestSupport
import Testing

/// A command line that must be refused, and how.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// The documented exit statuses.
  enum Status: Int32, CaseIterable, Sendable {
    case done = 0
    case violated = 1
    case inconclusive = 2
    case refused = 3
    case usage = 64
    case badData = 65
    case missingInput = 66
    case cannotWrite = 73
    case interrupted = 75
  }

  let arguments: [String]
  let status: Status
  /// What the sentence must contain: the offending value.
  let mention: String

  var testDescription: String { arguments.joined(separator: " ") }

  /// `line` is split at blanks; `value`, if any, is one more argument.
  init(
    _ line: String,
    _ value: String? = nil,
    _ status: Status,
    _ mention: String
  ) {
    arguments =
      line.split(separator: " ").map(String.init) + (value.map { [$0] } ?? [])
    self.status = status
    self.mention = mention
  }

  /// Runs the command in a folder and checks how it ends.
  func check(in folder: TemporaryFolder? = nil) throws {
    let folder = try folder ?? TemporaryFolder()
    let before = try folder.names
    let outcome = try Tool.run(arguments, in: folder)
    outcome.expectRefusal(status, mentioning: mention)
    #expect(try folder.names == before, "something was written")
  }
}

extension Tool.Outcome {
  /// One sentence on stderr, nothing on stdout, the documented status.
  func expectRefusal(_ expected: BadInput.Status, mentioning value: String) {
    #expect(status == expected.rawValue, "\(errors)")
    #expect(output == "")
    #expect(complaints.count == 1, "\(errors)")
    #expect(errors.hasPrefix("pathsum: "), "\(errors)")
    #expect(errors.contains(value), "\(errors)")
  }
}
