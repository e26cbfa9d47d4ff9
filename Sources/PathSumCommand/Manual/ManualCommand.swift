import ArgumentParser

/// `pathsum manual`: the manual page, from the same source as `--help`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "The manual page, for man(1).",
    discussion: """
        pathsum manual > pathsum.1 && man -l pathsum.1
      """,
    shouldDisplay: false
  )

  func run() throws {
    try Console.write(ManualPage(try HelpDump().command).text)
  }
}
