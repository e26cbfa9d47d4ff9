import Foundation
import TestSupport

/// The built command, run as a user runs it.
enum Tool {
  /// What became of a run.
  struct Outcome: Sendable {
    /// The exit status; nil if a signal ended the process.
    let status: Int32?
    /// The signal that ended the process, if one did.
    let signal: Int32?
    let output: String
    let errors: String
    let isTimedOut: Bool

    /// The lines on stderr.
    var complaints: [Substring] {
      errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }
  }

  /// Runs the command with the arguments in a folder.
  ///
  /// stdout and stderr go to files, so that no pipe can fill up.
  static func run(
    _ arguments: [String],
    in folder: TemporaryFolder? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(
      try path,
      arguments,
      in: folder ?? TemporaryFolder(),
      environment: environment
    ).wait()
  }

  /// Runs a shell script in which `$PATHSUM` is the command.
  static func shell(
    _ script: String,
    in folder: TemporaryFolder? = nil
  ) throws -> Outcome {
    try start(
      "/bin/sh",
      ["-c", script],
      in: folder ?? TemporaryFolder(),
      environment: ["PATHSUM": try path]
    ).wait()
  }

  /// Starts a program without waiting for it.
  static func start(
    _ program: String,
    _ arguments: [String],
    in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws -> RunningTool {
    try RunningTool(program, arguments, in: folder, environment: environment)
  }

  /// The product `pathsum`, next to the test bundle.
  ///
  /// SwiftPM builds both into one folder, whatever the configuration and the
  /// scratch path; `PATHSUM` in the environment names another binary.
  static var path: String {
    get throws {
      let environment = ProcessInfo.processInfo.environment
      if let given = environment["PATHSUM"] { return given }
      let itself = URL(fileURLWithPath: "/proc/self/exe")
        .resolvingSymlinksInPath()
      let beside =
        [Bundle.main.executableURL, Bundle.main.bundleURL, itself]
        .compactMap { $0 }
        + CommandLine.arguments.prefix(1).map { URL(fileURLWithPath: $0) }
        + CommandLine.arguments.filter { $0.contains(".xctest") }
        .map { URL(fileURLWithPath: $0) }
      let repository = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../..").standardized
      let candidates =
        beside.flatMap { url in
          (1...5).map { level in
            (0..<level).reduce(url) { url, _ in url.deletingLastPathComponent()
            }
          }
        } + [repository.appendingPathComponent(".build/debug")]
      for folder in candidates {
        let path = folder.appendingPathComponent("pathsum").path
        if isProgram(path) { return path }
      }
      throw NotBuilt()
    }
  }

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
      && FileManager.default.isExecutableFile(atPath: path)
  }

  /// The command is not where SwiftPM puts it.
  struct NotBuilt: Error, CustomStringConvertible {
    let description = "pathsum is not built: run swift build, or set PATHSUM"
  }
}
