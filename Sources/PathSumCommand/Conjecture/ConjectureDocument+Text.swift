import Foundation
import PathSum

extension ConjectureDocument {
  /// One row a comparison, smallest counterexample included.
  var csv: Table {
    var table = Table(columns: [
      "widths", "depth", "beta", "weights", "bias", "input", "quantity",
      "moment", "method", "relation", "formula", "exact", "value", "bound",
      "bound_value", "log_slack", "log_evidence", "verdict",
      "is_smallest_counterexample", "log_value", "ci_low", "ci_high",
      "err_minus", "err_plus",
    ])
    let smallest = report.counterexample?.member.size
    for comparison in report.comparisons {
      let shown = Case(comparison, report.conjecture)
      let spec = comparison.member.spec
      let isSmallest =
        comparison.member.size == smallest && shown.verdict == "violated"
      let log = isLog ? nil : Number.full(shown.truthValue.map(Foundation.log))
      table.append([
        "widths": shown.widths, "depth": "\(shown.depth)",
        "beta": "\(spec.architecture.beta.doubleValue)",
        "weights": shown.weights, "bias": spec.biasesName,
        "input": spec.input.name, "quantity": spec.quantity.name,
        "moment": "\(shown.moment)", "method": method,
        "relation": shown.relation, "formula": shown.formula,
        "exact": shown.truth, "value": Number.full(shown.truthValue),
        "bound": shown.bound, "bound_value": Number.full(shown.boundValue),
        "log_slack": Number.full(shown.slack),
        "log_evidence": Number.full(shown.logEvidence),
        "verdict": shown.verdict,
        "is_smallest_counterexample": isSmallest ? "yes" : "no",
        "log_value": log, "ci_low": log, "ci_high": log,
        "err_minus": log == nil ? nil : "0", "err_plus": log == nil ? nil : "0",
      ])
    }
    return table
  }

  private var isLog: Bool { report.conjecture.target == .log }

  /// The report for the eye.
  var text: String {
    var lines = [title]
    if let statement { lines.append(statement) }
    if let source { lines.append("source: \(source)") }
    lines += [
      "", "claim    \(claim)", "checked  \(scope)", "by       \(means)",
    ]
    lines.append("verdict  \(verdictSentence)")
    if let smallest = report.counterexample {
      lines += ["", smallestTitle] + describe(smallest)
    }
    if let worst = report.worst {
      let isViolated = worst.verdict == .violated
      lines += ["", isViolated ? "worst violation" : "closest case"]
      lines += describe(worst)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var smallestTitle: String {
    drawn == nil
      ? "smallest counterexample of the family (fewest layers, neurons, K)"
      : "smallest counterexample found (no layer, width, K or law can be lowered"
        + " by a step)"
  }

  private var scope: String {
    drawn == nil
      ? "all \(members) members of the family (networks and moments)"
      : "\(members) different members drawn from the family, seed \(seed ?? "")"
  }

  private var means: String {
    switch report.conjecture.method {
    case .exact:
      "the sum over paths, exactly; (S) and (H) hold for every member"
    case .enumeration: "real nets on every outcome, exactly"
    case .simulation:
      "\(report.conjecture.samples) real nets a member, seed \(seed ?? ""),"
        + " false-alarm probability of the whole check"
        + " \(ConjectureCheck.falseAlarm)"
    }
  }

  private var verdictSentence: String {
    switch report.verdict {
    case .holds: return "holds on all \(members)"
    case .violated:
      return "violated: \(violated) of \(holds + violated + undecided)"
        + " comparisons fail, \(undecided) undecided"
    case .undecided:
      let reason =
        report.conjecture.method == .simulation
        ? "draws can refute an upper bound or confirm a lower one, and did not"
          + " here" : "rigorous bounds of truth and formula overlap"
      return "undecided in \(undecided) of \(holds + undecided) comparisons:"
        + " \(reason)"
    }
  }

  private func describe(_ comparison: Comparison) -> [String] {
    let shown = Case(comparison, report.conjecture)
    let target = comparison.member.spec.quantity.momentName(shown.moment)
    let name = isLog ? "ln \(target)" : target
    var lines = ["  \(comparison.member.name)"]
    if let truth = shown.truth {
      lines.append("  \(name) = \(truth)\(decimal(truth, shown.truthValue))")
    }
    lines.append(
      "  \(shown.relation) \(shown.formula) = \(shown.bound)"
        + decimal(shown.bound, shown.boundValue)
    )
    if let slack = shown.slack { lines.append("  \(margin(slack, shown))") }
    if let evidence = shown.logEvidence {
      lines.append(
        "  e-value \(Number.short(LogNumber(log: evidence), digits: 3))"
      )
    }
    return lines
  }

  private func decimal(_ text: String, _ value: Double?) -> String {
    guard let value, Double(text) == nil else { return "" }
    return " (\(Number.short(value, digits: 8)))"
  }

  private func margin(_ slack: Double, _ shown: Case) -> String {
    if isLog {
      return slack < 0
        ? "violated by \(Number.short(-slack))"
        : "holds with \(Number.short(slack)) to spare"
    }
    let factor = Number.short(LogNumber(log: abs(slack)), digits: 7)
    if slack == 0 { return "with equality" }
    return slack < 0
      ? "violated by a factor \(factor)" : "holds by a factor \(factor)"
  }
}
