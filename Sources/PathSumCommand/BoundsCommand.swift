import ArgumentParser
import PathSum

/// `pathsum bounds`: the theorem's bounds.
struct BoundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounds",
    abstract: "The theorem's bounds, with explicit constants and hypotheses.",
    discussion: """
      Every bound is evaluated rigorously and held against the exact moment: \
      'holds' is decided between rationals or directed-rounding enclosures. The \
      bound printed on the slides is listed with what is missing from it.

        pathsum bounds --widths 50x4,1 --weights laplace --moments 2
        pathsum bounds --widths 10,20x10,1 --moments 2-4 --format json
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Orders K: 1-4 or 1,2,6.", valueName: "K")
  )
  var moments = "2"

  func run() throws {
    let spec = try network.spec()
    let orders = try Parsing.moments(moments, atMost: ExactMoments.largestOrder)
    let format = try output.resolvedFormat()
    if let unmet = Hypotheses(spec).unmet {
      throw Failure.Refusal(
        "the bounds do not apply because \(unmet.reason)"
      )
    }
    let results = try orders.flatMap { order in
      let exact = try ExactMoments(spec).moment(order)
      return Bounds(spec, order: order).all().map {
        Result($0, spec, order, exact)
      }
    }
    switch format {
    case .json:
      try output.deliver(
        OutputOptions.json(
          Document(network: NetworkDocument(spec), results: results)
        )
      )
    case .csv: try output.deliver(csv(spec, results).csv)
    case .table: try output.deliver(table(spec, results))
    }
    if results.contains(where: { $0.applies && $0.holds == "no" }) {
      throw ExitCode(Failure.Status.violated.rawValue)
    }
  }

  private func csv(_ spec: NetworkSpec, _ results: [Result]) -> Table {
    var table = Table(columns: [
      "widths", "weights", "quantity", "moment", "side", "bound", "formula",
      "method", "exact", "log_value", "ci_low", "ci_high", "err_minus",
      "err_plus", "log_moment", "holds", "standing", "condition",
      "condition_holds", "remark",
    ])
    for result in results {
      let log = result.log.map { "\($0)" }
      table.append([
        "widths": "\(spec.architecture)", "weights": spec.weightsName,
        "quantity": spec.quantity.name, "moment": "\(result.moment)",
        "side": result.side, "bound": result.bound,
        "formula": result.formula, "method": "exact",
        "exact": result.exact, "log_value": log, "ci_low": log,
        "ci_high": log, "err_minus": log.map { _ in "0" },
        "err_plus": log.map { _ in "0" }, "log_moment": "\(result.logMoment)",
        "holds": result.holds, "standing": result.standing,
        "condition": result.condition,
        "condition_holds": result.conditionHolds ? "yes" : "no",
        "remark": result.remark,
      ])
    }
    return table
  }

  private func table(_ spec: NetworkSpec, _ results: [Result]) -> String {
    var text = spec.summary + "\n"
    for order in Set(results.map(\.moment)).sorted() {
      let rows = results.filter { $0.moment == order }
      let moment = LogNumber(log: rows[0].logMoment)
      text += "\n\(spec.quantity.momentName(order)) = "
      text += "\(Number.short(moment, digits: 8)), exact\n"
      var table = Table(columns: [
        "side", "bound", "value", "holds", "standing", "needs", "formula",
      ])
      for row in rows {
        table.append([
          "side": row.side, "bound": row.bound,
          "value": row.log.map { Number.short(LogNumber(log: $0), digits: 8) },
          "holds": row.holds, "standing": row.standing,
          "needs": row.condition + (row.conditionHolds ? "" : " (not here)"),
          "formula": row.formula,
        ])
      }
      text += table.text
      for row in rows where row.standing == "refuted" {
        text += "\(row.bound): \(row.remark)\n"
      }
    }
    return text
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "bounds"
    let network: NetworkDocument
    let results: [Result]
  }

  private struct Result: Encodable {
    let quantity: String
    let moment: Int
    let bound: String
    let side: String
    let formula: String
    let exact: String?
    let enclosure: [String]?
    let log: Double?
    let logMoment: Double
    let holds: String
    let applies: Bool
    let standing: String
    let condition: String
    let conditionHolds: Bool
    let remark: String

    init(
      _ bound: Bound,
      _ spec: NetworkSpec,
      _ order: Int,
      _ moment: ExactValue
    ) {
      let ends = bound.value?.enclosure.decimals()
      quantity = spec.quantity.name
      self.moment = order
      self.bound = bound.name
      side = bound.side.rawValue
      formula = bound.formula
      exact = bound.value?.rational?.description
      enclosure = exact == nil ? ends.map { [$0.lower, $0.upper] } : nil
      log = bound.value?.logarithm
      logMoment = moment.logarithm
      applies = bound.applies
      standing = bound.standing.rawValue
      condition = bound.condition.text
      conditionHolds = bound.condition.holds
      let beta = spec.architecture.beta.doubleValue
      if bound.standing == .refuted {
        holds = "no"
        let needed =
          beta > 0
          ? "here C_K would have to be at least"
            + " \(Number.short(moment.logarithm / beta))"
          : "here beta = 0, so no C_K would do"
        remark = "\(bound.remark); \(needed)"
      } else {
        remark = bound.remark
        holds =
          bound.applies
          ? bound.admits(moment).map { $0 ? "yes" : "no" } ?? "undecided"
          : "not applicable"
      }
    }
  }
}
