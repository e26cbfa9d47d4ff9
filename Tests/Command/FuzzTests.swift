import TestSupport
import Testing

/// Whatever is typed, the command ends as documented and says one sentence.
///
/// `PROPERTY_COUNT=x50` looks longer.
@Suite struct FuzzTests {
  static let tokens = [
    "", "0", "-1", "1", "3,2,1", "1e30", "1e-9", "nan", "inf", ",", "x", "1/0",
    "🙂", "'", "\"", "(", ")", "*", "@", "\\", "%s", "\n", "\t", "\u{1B}[31m",
    "\u{301}", "--", "-", "gaussian", "student(5)", "samples(", "sparse(1/2,",
    "discrete(1:", "mixture(", "none", "1-3", "row", "entry", "json", "/", ".",
  ]

  static let options = [
    "--widths", "--weights", "--bias", "--input", "--quantity", "--entry",
    "--output", "--output-activation", "--moments", "--format", "--samples",
    "--seed", "--threads", "--confidence", "--rng", "--sampler", "--method",
    "--out", "--full", "--bogus",
  ]

  static let values = Gen<[String]>.array(
    of: .element(of: tokens),
    count: 0...3
  ).map { $0.joined() }

  /// A command, and options with values after those that make it quick.
  static let lines = Gen<(String, [(String, String)], Bool)>.triple(
    .element(of: ["exact", "estimate", "bounds", "measures", "reproduce", ""]),
    .array(
      of: Gen<(String, String)>.pair(.element(of: options), values),
      count: 1...3
    ),
    .bool
  ).map { command, pairs, isBare in
    var line = [command]
    if !isBare, !["measures", "reproduce"].contains(command) {
      line += ["--widths", "3,2,1"]
      if command == "estimate" { line += ["--samples", "50"] }
    }
    return line + pairs.flatMap { [$0.0, $0.1] }
  }

  @Test func noLineCrashesTheCommand() throws {
    var options = try PropertyOptions.current.get()
    // Every smaller case is a process.
    options.shrinkLimit = 80
    let verdict = propertyVerdict(
      "command: garbage",
      Self.lines,
      count: 150,
      options: options
    ) { line in
      let folder = try TemporaryFolder()
      let outcome = try Tool.run(line, in: folder)
      try Self.expectDocumented(outcome)
      if outcome.status ?? 64 >= 64 {
        try expectLaw(try folder.names, equals: [], "what was written")
      }
    }
    if let complaint = verdict.complaint {
      Issue.record(Comment(rawValue: complaint))
    }
  }

  private static func expectDocumented(_ outcome: Tool.Outcome) throws {
    try expectLaw(!outcome.isTimedOut, "no end")
    try expectLaw(outcome.signal == nil, "signal \(outcome.signal ?? 0)")
    let known = BadInput.Status.allCases.map(\.rawValue)
    try expectLaw(known.contains(outcome.status ?? -1), "undocumented status")
    let isFailure = (outcome.status ?? 64) >= 64
    try expectLaw(!isFailure || outcome.output.isEmpty, "output of a failure")
    // Without --seed, estimate says which one it drew.
    let sentences = outcome.complaints.filter { !$0.hasPrefix("seed ") }
    try expectLaw(sentences.count <= 1, "\(sentences.count) lines on stderr")
    try expectLaw(!isFailure || sentences.count == 1, "no sentence")
    let isOurs = sentences.allSatisfy { $0.hasPrefix("pathsum: ") }
    try expectLaw(isOurs, "stderr: \(sentences)")
    let isPlain = !outcome.errors.unicodeScalars.contains("\u{1B}")
    try expectLaw(isPlain, "an escape sequence on stderr")
  }
}
