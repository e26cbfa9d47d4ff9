import Foundation
import PathSum

/// The terminal: data goes to stdout, everything else to stderr.
enum Console {
  /// Whether stdout is a terminal.
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

  /// Whether stderr is a terminal.
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) != 0 }

  /// Writes text to stderr as it is; there is nowhere to report a failure.
  static func put(_ text: String) { _ = send(text, to: STDERR_FILENO) }

  /// Writes a line to stderr.
  static func complain(_ line: String) { put(line + "\n") }

  /// Writes text to stdout as it is.
  static func write(_ text: String) throws {
    guard send(text, to: STDOUT_FILENO) else {
      if errno == EPIPE { throw Failure.BrokenPipe() }
      throw FileError(
        .cannotWrite,
        "cannot write to stdout: \(String(cString: strerror(errno)))"
      )
    }
  }

  private static func send(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }
}

/// A progress bar on stderr; silent unless that is a terminal.
final class Progress {
  private let label: String
  private let started = ContinuousClock.now
  private var shownAt: ContinuousClock.Instant?

  init(_ label: String) { self.label = label }

  /// Shows the share that is done, at most ten times a second.
  func update(_ share: Double) {
    guard Console.isErrorTerminal else { return }
    let now = ContinuousClock.now
    if let shownAt, now - shownAt < .milliseconds(100), share < 1 { return }
    shownAt = now
    let seconds = Double((now - started).components.seconds)
    let left = share > 0 ? seconds * (1 - share) / share : 0
    let filled = Int(30 * min(1, share))
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: 30 - filled)
    let line = "\r\(label) \(bar) \(Int(100 * share))%  \(Int(left)) s left   "
    Console.put(line)
  }

  /// Clears the line.
  func finish() {
    guard shownAt != nil else { return }
    Console.put("\r\u{1B}[K")
  }
}
