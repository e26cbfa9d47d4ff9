import Foundation
import Theory

/// Checked claims as one self-contained HTML page and a Markdown table.
///
/// The page loads nothing from elsewhere: its style, its figures (SVG) and its
/// formulas (plain Unicode) are inline, and it follows the reader's light or
/// dark scheme.
public struct ClaimReport: Sendable {
  let outcomes: [Verification.Outcome]
  let laboratory: Laboratory

  /// The report on the outcomes of a verification.
  public init(_ outcomes: [Verification.Outcome], _ laboratory: Laboratory) {
    self.outcomes = outcomes
    self.laboratory = laboratory
  }

  /// Writes `claims.html` and `claims.md` to a folder, made if needed.
  public func write(to folder: String) throws {
    try OutputFile.makeFolder(folder)
    try OutputFile.write(try page(), to: "\(folder)/claims.html")
    try OutputFile.write(markdown, to: "\(folder)/claims.md")
  }

  /// The claims of one source, with their outcomes.
  func outcomes(of source: Claim.Source) -> [Verification.Outcome] {
    outcomes.filter { $0.claim.source == source }
  }

  /// What was found of a claim, in words.
  static func truth(_ outcome: Verification.Outcome) -> String {
    outcome.finding?.truth?.rawValue ?? "undecided"
  }

  /// How many claims came out each way, and as expected.
  var summary: String {
    let counts = PrintedTruth.allCases.compactMap { truth -> String? in
      let count = outcomes.count { $0.finding?.truth == truth }
      return count == 0 ? nil : "\(count) \(truth.rawValue)"
    }
    let expected = outcomes.count { $0.verdict == .asExpected }
    return "\(outcomes.count) claims as printed: "
      + counts.joined(separator: ", ")
      + ". \(expected) came out as expected."
  }

  /// What the sampled checks may get wrong.
  var samplingNote: String {
    let level = outcomes.reduce(0) { $0 + $1.claim.falseAlarm }
    return "Seed \(laboratory.seed), level \(laboratory.level.rawValue)."
      + " Together the checks that sample find falsely with probability at"
      + " most \(level); all others are exact, rigorous or enumerated."
  }
}
