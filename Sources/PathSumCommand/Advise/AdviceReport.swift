import PathSum

/// The best widths under one budget, and what a given network costs against
/// them.
struct Advice: Encodable {
  let budget: String
  let amount: Int
  let widths: String
  let spent: Double
  let beta: Double
  /// (d − 1)²/N for the advised network's own N: equality means equal widths.
  let betaBound: Double
  let exact: String?
  let log: Double
  let standing: String
  let reason: String?
  let gap: Double?
  let given: String?
  let givenSpent: Double?
  let givenBeta: Double?
  let givenBetaBound: Double?
  let givenExact: String?
  let givenLog: Double?
  /// E[Z²] of the given network over that of the advised one, if rational.
  let ratioExact: String?
  let logRatio: Double?

  init(
    _ allocation: WidthAllocation,
    _ given: Architecture?,
    _ laws: [any WeightMeasure]
  ) throws {
    let best = allocation.architecture
    budget = allocation.budget.name
    amount = allocation.budget.amount
    widths = "\(best)"
    spent = allocation.budget.spent(by: best)
    beta = best.beta.doubleValue
    betaBound = Advice.betaBound(best)
    exact = Advice.text(allocation.secondMoment.rational)
    log = allocation.secondMoment.logarithm
    switch allocation.standing {
    case .proved(let why): (standing, reason, gap) = ("proved", why, nil)
    case .bestFound(let gap):
      (standing, reason, self.gap) = ("best found", nil, gap)
    }
    self.given = given.map { "\($0)" }
    givenSpent = given.map { allocation.budget.spent(by: $0) }
    givenBeta = given?.beta.doubleValue
    givenBetaBound = given.map(Advice.betaBound)
    let moment = try given.map { try WidthAllocation.secondMoment($0, laws) }
    givenExact = Advice.text(moment?.rational)
    givenLog = moment?.logarithm
    logRatio = moment.map { $0.logarithm - allocation.secondMoment.logarithm }
    if let a = moment?.rational, let b = allocation.secondMoment.rational {
      ratioExact = Advice.text(a / b)
    } else {
      ratioExact = nil
    }
  }

  private static func betaBound(_ net: Architecture) -> Double {
    let count = Double(net.depth - 1)
    return count * count / net.hiddenWidths.reduce(0) { $0 + Double($1) }
  }

  private static func text(_ value: Rational?) -> String? {
    value.flatMap { $0.digitCount <= 2000 ? "\($0)" : nil }
  }
}

/// The advice in three forms.
struct AdviceReport {
  let weights: [String]
  let advice: [Advice]

  /// The advice for people.
  var text: String {
    advice.map { a in
      var table = Table(columns: [
        "network", "widths", a.budget, "beta", "(d-1)^2/N", "E[Z^2]", "exact",
      ])
      func row(
        _ name: String,
        _ widths: String,
        _ spent: Double,
        _ beta: (Double, Double),
        _ log: Double,
        _ exact: String?
      ) {
        table.append([
          name, widths, Number.short(spent, digits: 10),
          Number.short(beta.0, digits: 6), Number.short(beta.1, digits: 6),
          Number.short(LogNumber(log: log), digits: 8),
          exact.map { $0.count <= 40 ? $0 : "" } ?? "",
        ])
      }
      row("best", a.widths, a.spent, (a.beta, a.betaBound), a.log, a.exact)
      if let given = a.given, let spent = a.givenSpent, let beta = a.givenBeta,
        let bound = a.givenBetaBound, let log = a.givenLog
      {
        row("given", given, spent, (beta, bound), log, a.givenExact)
      }
      var text = "budget \(a.amount) \(a.budget)"
      text += "  weights \(weights.joined(separator: " "))\n\n\(table.text)\n"
      text +=
        a.gap.map {
          "best found: no widths within the budget have an E[Z^2] smaller by more"
            + " than \(Number.percent($0))\n"
        } ?? "proved: \(a.reason ?? "")\n"
      if let log = a.logRatio {
        let exact = a.ratioExact.map { $0.count <= 60 ? " = \($0)" : "" } ?? ""
        let ratio = Number.short(LogNumber(log: log), digits: 8)
        text += "E[Z^2] given / best: \(ratio)\(exact)\n"
      }
      return text
    }.joined(separator: "\n")
  }

  /// The advice for machines.
  var csv: Table {
    var table = Table(columns: [
      "budget", "amount", "weights", "network", "widths", "spent", "beta",
      "beta_bound", "quantity", "moment", "method", "exact", "log_value",
      "ci_low", "ci_high", "err_minus", "err_plus", "standing", "relative_gap",
      "log_ratio_to_best", "ratio_to_best_exact",
    ])
    for a in advice {
      func append(
        _ name: String,
        _ widths: String?,
        _ numbers: [Double?],
        _ exact: [String?],
        _ standing: [String?]
      ) {
        let log = Number.full(numbers[3])
        table.append([
          "budget": a.budget, "amount": "\(a.amount)",
          "weights": weights.joined(separator: " "), "network": name,
          "widths": widths, "spent": Number.full(numbers[0]),
          "beta": Number.full(numbers[1]),
          "beta_bound": Number.full(numbers[2]), "quantity": "row",
          "moment": "2", "method": "exact", "exact": exact[0],
          "log_value": log, "ci_low": log, "ci_high": log, "err_minus": "0",
          "err_plus": "0", "standing": standing[0],
          "relative_gap": standing[1],
          "log_ratio_to_best": Number.full(numbers[4]),
          "ratio_to_best_exact": exact[1],
        ])
      }
      append(
        "best",
        a.widths,
        [a.spent, a.beta, a.betaBound, a.log, 0],
        [a.exact, "1"],
        [a.standing, Number.full(a.gap ?? 0)]
      )
      if a.given != nil {
        append(
          "given",
          a.given,
          [
            a.givenSpent, a.givenBeta, a.givenBetaBound, a.givenLog, a.logRatio,
          ],
          [a.givenExact, a.ratioExact],
          [nil, nil]
        )
      }
    }
    return table
  }

  /// The advice as JSON.
  var document: some Encodable { Document(weights: weights, results: advice) }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "advise"
    let weights: [String]
    let results: [Advice]
  }
}
