import Foundation

/// What the parser knows of a command, as it dumps it in JSON.
struct HelpDump: Decodable {
  /// The root command.
  let command: Command

  /// The dump of the whole of `pathsum`.
  init() throws {
    self = try JSONDecoder().decode(
      HelpDump.self,
      from: Data(Pathsum._dumpHelp().utf8)
    )
  }

  /// A command and what belongs to it.
  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// The subcommands that the help lists.
    var listed: [Command] {
      (subcommands ?? []).filter { $0.shouldDisplay != false }
    }

    /// The arguments that the help lists.
    var options: [Argument] {
      (arguments ?? []).filter(\.shouldDisplay)
    }
  }

  /// An option, a flag or a positional argument.
  struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
  }

  /// One spelling of an option.
  struct Name: Decodable {
    let kind: String
    let name: String
  }
}
