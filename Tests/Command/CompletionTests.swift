import Foundation
import TestSupport
import Testing

/// Completion scripts that the shells accept, and a manual page that man reads.
@Suite struct CompletionTests {
  /// The subcommands that the help lists.
  static func subcommands() throws -> [String] {
    let help = try Tool.run(["--help"]).output
    let list = help.split(separator: "SUBCOMMANDS:\n").last ?? ""
    let names = list.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
      .filter { $0 != "See" }
    #expect(names.count >= 14 && names.contains("estimate"))
    return names
  }

  /// Whether a program is there; it is asked to check what it is given.
  private static func isInstalled(_ program: String) throws -> Bool {
    try Tool.shell("command -v \(program) >/dev/null").status == 0
  }

  @Test(arguments: [
    ("bash", "bash -n"), ("zsh", "zsh -n"), ("fish", "fish -n"),
  ])
  func scriptsNameEverySubcommand(shell: String, check: String) throws {
    let folder = try TemporaryFolder()
    let script = try Tool.run(["--generate-completion-script", shell])
    #expect(script.status == 0 && script.errors == "")
    for name in try Self.subcommands() {
      let word = try Regex("[^a-z]\(name)[^a-z]")
      #expect(script.output.contains(word), "\(shell): \(name)")
    }
    _ = try folder.put(script.output.utf8, in: "script")
    guard try Self.isInstalled(shell) else { return }
    let outcome = try Tool.shell("\(check) script", in: folder)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    let broken = try Tool.shell(
      "echo 'if (' >> script; \(check) script",
      in: folder
    )
    #expect(broken.status != 0, "\(check) accepts anything")
  }

  @Test func theManualNamesEverySubcommandAndOption() throws {
    let page = try Tool.run(["manual"])
    #expect(page.status == 0 && page.errors == "")
    for name in try Self.subcommands() {
      #expect(page.output.contains("\n.Ss pathsum \(name)\n"), "\(name)")
    }
    let help = try Tool.run(["estimate", "--help"]).output
    for option in help.matches(of: /\n +--([a-z\-]+)/) {
      let escaped = option.1.replacing("-", with: "\\-")
      #expect(page.output.contains("Fl Fl \(escaped)"), "\(option.1)")
    }
    #expect(page.output.contains("\npathsum exact \\-\\-widths"))
  }

  @Test func theManualIsGoodMdoc() throws {
    let folder = try TemporaryFolder()
    _ = try folder.put(try Tool.run(["manual"]).output.utf8, in: "pathsum.1")
    if try Self.isInstalled("mandoc") {
      let lint = try Tool.shell("mandoc -T lint -W style pathsum.1", in: folder)
      #expect(lint.output == "")
    }
    if try Self.isInstalled("groff") {
      let page = try Tool.shell("man -l pathsum.1 | col -b", in: folder)
      #expect(page.errors == "")
      #expect(page.output.contains("pathsum estimate"))
    }
  }

  /// Neither is among the commands that the help lists.
  @Test func theHelpStaysShort() throws {
    #expect(!(try Self.subcommands().contains("manual")))
  }
}
