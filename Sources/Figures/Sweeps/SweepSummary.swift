import Estimation
import Theory

/// What follows from all rows of a sweep together.
public struct SweepSummary: Sendable {
  /// Cells by verdict.
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// Cells that were tested together.
  public let tested: Int

  /// The summary of a sweep's rows.
  ///
  /// Not the single row but the whole sweep has the false-alarm probability
  /// ``Experiment/falseAlarm``: Holm's procedure says which tests reject.
  public init(_ table: Table) {
    func cell(_ row: [String], _ column: String) -> String {
      table.cell(row, column) ?? ""
    }
    let judged: Set<String> = [
      Verdict.consistent.rawValue, Verdict.violated.rawValue,
    ]
    let family = table.rows.indices.filter {
      judged.contains(cell(table.rows[$0], "verdict"))
        && !cell(table.rows[$0], "p_value").isEmpty
    }
    tested = family.count
    let rejected = VerdictFamily(level: Experiment.falseAlarm).rejected(
      family.map { Double(cell(table.rows[$0], "p_value")) }
    )
    let isRejected = Dictionary(uniqueKeysWithValues: zip(family, rejected))
    for (i, row) in table.rows.enumerated() {
      let own = Verdict(rawValue: cell(row, "verdict")) ?? .refused
      let joint = isRejected[i].map { $0 ? Verdict.violated : .consistent }
      verdicts[joint ?? own, default: 0] += 1
    }
  }

  /// The gravest verdict: violated, refused, inconclusive, consistent.
  public var verdict: Verdict {
    let gravest: [Verdict] = [.violated, .refused, .inconclusive]
    return gravest.first { verdicts[$0] != nil } ?? .consistent
  }

  /// The counts in one sentence.
  public var sentence: String {
    let order: [Verdict] = [.consistent, .violated, .inconclusive, .refused]
    let counts = order.compactMap { verdict in
      verdicts[verdict].map { "\($0) \(verdict.rawValue)" }
    }
    return "\(verdicts.values.reduce(0, +)) cells: "
      + counts.joined(separator: ", ")
      + (tested > 0
        ? " (\(tested) tested by Holm's procedure, false-alarm probability of"
          + " the sweep \(Experiment.falseAlarm))" : "")
  }
}
