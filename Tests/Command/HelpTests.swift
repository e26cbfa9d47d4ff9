import Testing

/// What `--help` says, word by word.
@Suite struct HelpTests {
  static let commands = [
    "", "exact", "estimate", "bounds", "measures", "reproduce",
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
  @Test(arguments: ["exact", "bounds", "measures"])
  func examplesWork(command: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("1\n2\n3\n".utf8, in: "weights.csv")
    let help = try Self.help(command)
    let examples = help.split(separator: "\n")
      .filter { $0.hasPrefix("  pathsum \(command)") }
    #expect(!examples.isEmpty)
    for example in examples {
      let script = example.trimmingPrefix("  pathsum")
      let outcome = try Tool.shell("exec \"$PATHSUM\"\(script)", in: folder)
      #expect(outcome.status == 0, "\(example): \(outcome.errors)")
    }
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
