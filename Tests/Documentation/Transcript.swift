import Synchronization

/// What an example prints, line by line.
final class Transcript: Sendable {
  /// The transcript of the example that is running.
  @TaskLocal static var current: Transcript?

  private let printed = Mutex<[String]>([])

  /// The lines so far.
  var lines: [String] { printed.withLock { $0 } }

  func write(_ line: String) { printed.withLock { $0.append(line) } }

  /// Runs an example and returns what it printed.
  static func of(_ body: () async throws -> Void) async throws -> [String] {
    let transcript = Transcript()
    try await $current.withValue(transcript) { try await body() }
    return transcript.lines
  }
}

/// Stands for the standard library's `print` in the examples, which it hides
/// because it has the same signature.
func print(
  _ items: Any...,
  separator: String = " ",
  terminator: String = "\n"
) {
  let line = items.map { "\($0)" }.joined(separator: separator)
  Transcript.current?.write(line)
}
