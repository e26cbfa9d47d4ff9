import Foundation
import Testing

/// A text that was looked at once and must not change unawares.
///
/// `UPDATE_SNAPSHOTS=1 swift test --filter CommandTests` rewrites the files
/// under `Tests/Command/Snapshots` after a change that was meant.
enum Snapshot {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Snapshots")

  /// Checks a text against the file of that name, or rewrites the file.
  static func expect(
    _ text: String,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let known = try String(contentsOf: file, encoding: .utf8)
    #expect(text == known, "see \(name)", sourceLocation: sourceLocation)
  }
}
