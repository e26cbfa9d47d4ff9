import ArgumentParser
import Foundation
import PathSum

/// `pathsum verify`: claims and their verdicts.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Claims of the field, each checked by running it.",
    discussion: """
      Every claim has its statement, the reading under which it holds, and a \
      check that recomputes the evidence on the spot: exact arithmetic where \
      the statement is about numbers, enumeration of finite nets, quadrature, \
      counterexamples, and real nets where it is about laws. A claim comes out \
      true, false or partly true as printed, with what is true instead.

      --claim checks a conjecture of yours over a family of networks, exactly, \
      and finds the smallest counterexample.

      Exit status 1 if a verdict is unexpected or a conjecture violated, 2 if \
      one is inconclusive.

        pathsum verify
        pathsum verify H6 T12
        pathsum verify --source tutorial --format csv
        pathsum verify --list
        pathsum verify --level paper --report report
        pathsum verify --claim data/conjectures/universal-lower.toml
      """
  )

  @Argument(help: ArgumentHelp("Claims to explain at length.", valueName: "ID"))
  var ids: [String] = []

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "A conjecture of your own instead, as data/conjectures/README.md says.",
      valueName: "file"
    )
  )
  var claim: String?

  @Flag(name: .long, help: "List the claims without checking them.")
  var list = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "slides, tutorial, thesis, literature or hypotheses.",
      valueName: "source"
    )
  )
  var source: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "quick (under two minutes on two cores) or paper.",
      valueName: "level"
    )
  )
  var level = "quick"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write an HTML page and a Markdown table to a folder.",
      valueName: "folder"
    )
  )
  var report: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    if let claim { return try await conjecture(claim) }
    let claims = try selection()
    let format = try output.resolvedFormat()
    if list { return try output.deliver(ClaimList(claims).text(format)) }
    let threads = try Parsing.threads(options.threads)
    let laboratory = Laboratory(
      level: try parsedLevel(),
      seed: try Parsing.seed(options.seed ?? "1"),
      threads: 1
    )
    try output.prepare()
    if let report { try OutputFile.checkFolder(report) }
    let progress = Progress("\(claims.count) claims")
    let outcomes = try await Verification(
      claims,
      in: laboratory,
      concurrency: threads
    ).run { progress.update(Double($0) / Double(claims.count)) }
    progress.finish()
    let document = ClaimDocument(outcomes, laboratory)
    switch format {
    case .table:
      try output.deliver(
        ids.isEmpty ? document.table : document.explanations
      )
    case .csv: try output.deliver(document.csv.csv)
    case .json: try output.deliver(OutputOptions.json(document))
    }
    if let report { try ClaimReport(outcomes, laboratory).write(to: report) }
    try end(outcomes)
  }

  /// A conjecture from a file.
  private func conjecture(_ path: String) async throws {
    guard ids.isEmpty, !list, source == nil, report == nil else {
      throw Failure.Usage(
        "--claim \(path) is checked alone: leave claims, --list, --source and"
          + " --report out"
      )
    }
    try await ClaimFile(path: path).run(options, output)
  }

  /// The claims that are asked for, in the registry's order.
  private func selection() throws -> [Claim] {
    for id in ids where ClaimRegistry.claim(id) == nil {
      throw Failure.Usage(
        "no claim is numbered '\(id)': 'pathsum verify --list' lists them"
      )
    }
    let wanted = Set(ids.map { $0.uppercased() })
    let claims = ClaimRegistry.all.filter {
      wanted.isEmpty || wanted.contains($0.id.uppercased())
    }
    guard let source else { return claims }
    guard let known = Claim.Source(rawValue: source) else {
      let names = Claim.Source.allCases.map(\.rawValue)
      throw Failure.Usage(
        "the source '\(source)' is not one of \(names.joined(separator: ", "))"
      )
    }
    return claims.filter { $0.source == known }
  }

  private func parsedLevel() throws -> Laboratory.Level {
    guard let known = Laboratory.Level(rawValue: level) else {
      throw Failure.Usage("the level '\(level)' is not quick or paper")
    }
    return known
  }

  private func end(_ outcomes: [Verification.Outcome]) throws {
    let verdicts = outcomes.map(\.verdict)
    if verdicts.contains(.unexpected) {
      throw ExitCode(Failure.Status.violated.rawValue)
    }
    if verdicts.contains(.inconclusive) {
      throw ExitCode(Failure.Status.inconclusive.rawValue)
    }
  }
}
