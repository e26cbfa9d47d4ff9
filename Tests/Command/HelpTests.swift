import Foundation
import TestSupport
import Testing

/// What `--help` says, word by word.
@Suite struct HelpTests {
  static let commands = [
    "", "exact", "paths", "estimate", "plan", "merge", "bounds", "enumerate",
    "verify", "law", "flow", "condition", "advise", "measures", "reproduce",
    "calibrate", "sweep", "data", "doctor",
  ]

  private static func help(_ command: String) throws -> String {
    let words = command.isEmpty ? ["--help"] : [command, "--help"]
    let outcome = try Tool.run(words)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    return outcome.output
  }

  @Test(arguments: commands) func isItsSnapshot(command: String) throws {
    let name = command.isEmpty ? "help.txt" : "help-\(command).txt"
    try Snapshot.expect(try Self.help(command), name)
  }

  @Test(arguments: commands) func fitsATerminal(command: String) throws {
    let help = try Self.help(command)
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    // The usage line is for shells to wrap.
    for line in lines where !line.hasPrefix("USAGE:") {
      #expect(!line.hasSuffix(" "), "a trailing space: '\(line)'")
      #expect(line.count <= 80, "\(line.count) columns: '\(line)'")
    }
    #expect(help.hasSuffix("\n"))
  }

  /// Every status that a run can end with is in the help.
  @Test func statusesAreDocumented() throws {
    let help = try Self.help("").replacing("\n", with: " ")
    for status in BadInput.Status.allCases {
      #expect(help.contains("\(status.rawValue) "))
    }
  }

  /// The examples that the help gives are lines that work.
  @Test(arguments: [
    "exact", "paths", "bounds", "enumerate", "law", "advise", "measures",
  ])
  func examplesWork(command: String) throws {
    let folder = try Self.folderOfExamples()
    for example in try Self.examples(command) {
      let outcome = try Tool.shell("exec \"$PATHSUM\"\(example)", in: folder)
      #expect(outcome.status == 0, "\(example): \(outcome.errors)")
      #expect(!outcome.output.isEmpty, "\(example)")
    }
  }

  /// Those of `estimate` too, with fewer nets: then some are inconclusive, and
  /// the one whose weights have ties is meant to be refused.
  @Test func examplesOfEstimateWork() throws {
    let folder = try Self.folderOfExamples()
    for example in try Self.examples("estimate") {
      let outcome = try Tool.shell(
        "exec \"$PATHSUM\"\(example) --samples 300",
        in: folder
      )
      let meant: Set<Int32> = example.contains("rademacher") ? [3] : [0, 2]
      let isMeant = meant.contains(outcome.status ?? -1)
      #expect(isMeant, "\(example): \(outcome.errors)")
      #expect(!outcome.output.isEmpty, "\(example)")
    }
  }

  /// The lines of the help that start with the command, without `pathsum`.
  private static func examples(_ command: String) throws -> [Substring] {
    let examples = try help(command).split(separator: "\n")
      .filter { $0.hasPrefix("  pathsum \(command) ") }
      .map { $0.trimmingPrefix("  pathsum") }
    #expect(!examples.isEmpty)
    return examples
  }

  /// A folder with what the examples read, as in the repository.
  private static func folderOfExamples() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.put("1\n2\n3\n".utf8, in: "weights.csv")
    let data = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../data/examples").standardized
    try FileManager.default.createDirectory(
      atPath: folder.file("data"),
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(
      atPath: data.path,
      toPath: folder.file("data/examples")
    )
    return folder
  }

  @Test func versionAndCompletions() throws {
    let version = try Tool.run(["--version"])
    #expect(version.status == 0)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    for shell in ["bash", "zsh", "fish"] {
      let script = try Tool.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.errors == "")
      #expect(script.output.contains("estimate"))
    }
  }
}
