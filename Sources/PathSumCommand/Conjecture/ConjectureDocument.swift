import PathSum

/// What became of a conjecture, as JSON describes it.
struct ConjectureDocument: Encodable {
  let schema = "pathsum/1"
  let command = "verify"
  let file: String
  let title: String
  let statement: String?
  let source: String?
  let claim: String
  let method: String
  let drawn: Int?
  let seed: String?
  let falseAlarm: Double?
  let members: Int
  let holds: Int
  let violated: Int
  let undecided: Int
  let verdict: String
  let worst: Case?
  let smallestCounterexample: Case?
  let report: ConjectureReport

  private enum CodingKeys: CodingKey {
    case schema, command, file, title, statement, source, claim, method, drawn,
      seed, falseAlarm, members, holds, violated, undecided, verdict, worst,
      smallestCounterexample
  }

  init(_ file: String, _ report: ConjectureReport) {
    let conjecture = report.conjecture
    let isSampled = conjecture.method == .simulation
    self.file = file
    self.report = report
    title = conjecture.title
    statement = conjecture.statement.isEmpty ? nil : conjecture.statement
    source = conjecture.source.isEmpty ? nil : conjecture.source
    claim = conjecture.formulas
    method = conjecture.method.rawValue
    drawn = conjecture.drawn
    seed =
      isSampled || conjecture.drawn != nil ? "\(conjecture.seed)" : nil
    falseAlarm = isSampled ? ConjectureCheck.falseAlarm : nil
    members = report.members
    holds = report.count(.holds)
    violated = report.count(.violated)
    undecided = report.count(.undecided)
    verdict = report.verdict.rawValue
    worst = report.worst.map { Case($0, conjecture) }
    smallestCounterexample =
      report.counterexample.map { Case($0, conjecture) }
  }

  /// One comparison.
  struct Case: Encodable {
    let widths: String
    let depth: Int
    let beta: String
    let weights: String
    let moment: Int
    let relation: String
    let formula: String
    /// The truth and the formula's value, rationals as fractions, other numbers
    /// as intervals.
    let truth: String?
    let bound: String
    let truthValue: Double?
    let boundValue: Double?
    /// ln of the factor by which the relation holds.
    let slack: Double?
    let logEvidence: Double?
    let verdict: String

    init(_ comparison: Comparison, _ conjecture: Conjecture) {
      let member = comparison.member
      let architecture = member.spec.architecture
      widths = "\(architecture)"
      depth = architecture.depth
      beta = architecture.betaText
      weights = member.spec.weightsName
      moment = member.order
      relation = comparison.relation.kind.rawValue
      formula = comparison.relation.text
      truth = comparison.truth.map { "\($0)" }
      bound = "\(comparison.bound)"
      truthValue = comparison.truth.flatMap { Case.finite($0.doubleValue) }
      boundValue = Case.finite(comparison.bound.doubleValue)
      slack = comparison.slack.flatMap(Case.finite)
      logEvidence = comparison.evidence.flatMap(Case.finite)
      verdict = comparison.verdict.rawValue
    }

    private static func finite(_ x: Double) -> Double? {
      x.isFinite ? x : nil
    }
  }
}
