import Foundation
import PathSum

/// Checked claims as JSON, and what all forms of the result share.
struct ClaimDocument: Encodable {
  let schema = "pathsum/1"
  let command = "verify"
  let level: String
  let seed: String
  let falseAlarm: Double
  let results: [Result]

  /// One claim.
  struct Result: Encodable {
    let claim: String
    let source: String
    let title: String
    let statement: String
    let reading: String
    let asPrinted: String?
    let evidenceKind: [String]
    let evidence: String
    let correction: String?
    let verdict: String
    let falseAlarm: Double?
    let detectable: Double?
    let parts: [Part]
    let repairs: [Part]
    let working: [String]
    let failure: String?
    /// Times are not part of the result: the same seed gives the same bytes.
    let seconds: Double

    private enum CodingKeys: String, CodingKey {
      case claim, source, title, statement, reading, asPrinted, evidenceKind,
        evidence, correction, verdict, falseAlarm, detectable, parts, repairs,
        working, failure
    }
  }

  /// One part of a claim.
  struct Part: Encodable {
    let statement: String
    let outcome: String
    let numbers: String
    let kind: String

    init(_ part: Finding.Part) {
      statement = part.statement
      outcome = part.outcome.rawValue
      numbers = part.numbers
      kind = part.evidence.name
    }
  }

  init(_ outcomes: [Verification.Outcome], _ laboratory: Laboratory) {
    level = laboratory.level.rawValue
    seed = "\(laboratory.seed)"
    falseAlarm = outcomes.reduce(0) { $0 + $1.claim.falseAlarm }
    results = outcomes.map(Result.init)
  }
}

extension ClaimDocument.Result {
  init(_ outcome: Verification.Outcome) {
    let finding = outcome.finding
    let claim = outcome.claim
    self.init(
      claim: claim.id,
      source: claim.source.rawValue,
      title: claim.title,
      statement: claim.statement,
      reading: claim.reading,
      asPrinted: finding?.truth?.rawValue,
      evidenceKind: finding?.evidence.map(\.name) ?? [],
      evidence: finding?.summary ?? "",
      correction: claim.correction,
      verdict: outcome.verdict.rawValue,
      falseAlarm: claim.falseAlarm > 0 ? claim.falseAlarm : nil,
      detectable: finding?.largestDetectable,
      parts: finding?.parts.map(ClaimDocument.Part.init) ?? [],
      repairs: finding?.repairs.map(ClaimDocument.Part.init) ?? [],
      working: finding?.working ?? [],
      failure: outcome.failure,
      seconds: outcome.seconds
    )
  }
}

extension Finding {
  /// The largest of the relative deviations that the sampled parts are sure to
  /// see; nil if nothing was sampled.
  var largestDetectable: Double? {
    (parts + repairs).compactMap { part in
      guard case .simulation(_, _, let detectable) = part.evidence else {
        return nil
      }
      return detectable
    }.max()
  }
}
