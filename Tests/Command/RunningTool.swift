import Foundation
import TestSupport

/// A process under way, with its stdout and stderr in files.
final class RunningTool {
  /// Longer than any run here takes, also on a busy machine.
  static let timeout: Duration = .seconds(60)

  /// A width for help, a language, and no pages of backtrace from a crash.
  private static let fixed = [
    "COLUMNS": "80", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
  ]

  private let process = Process()
  private let streams: TemporaryFolder
  /// Kept, so that it is there as long as the process.
  private let folder: TemporaryFolder

  init(
    _ program: String,
    _ arguments: [String],
    in folder: TemporaryFolder,
    environment: [String: String]
  ) throws {
    self.folder = folder
    streams = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment
      .merging(Self.fixed) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.file(streams.file("out"))
    process.standardError = try Self.file(streams.file("err"))
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  private static func file(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// Sends the process a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// What the process has written to stderr so far.
  var errors: String { (try? streams.text("err")) ?? "" }

  /// Whether the process is still there.
  var isRunning: Bool { process.isRunning }

  /// Waits until a condition holds, and says whether it came to hold.
  func wait(until condition: () -> Bool) -> Bool {
    let start = ContinuousClock.now
    while !condition() {
      if ContinuousClock.now - start > Self.timeout { return false }
      usleep(2000)
    }
    return true
  }

  /// Waits for the end; a process that does not end is killed.
  func wait() throws -> Tool.Outcome {
    let hasEnded = wait { !process.isRunning }
    if !hasEnded { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Tool.Outcome(
      status: isSignal ? nil : process.terminationStatus,
      signal: isSignal ? process.terminationStatus : nil,
      output: try streams.text("out"),
      errors: try streams.text("err"),
      isTimedOut: !hasEnded
    )
  }
}
