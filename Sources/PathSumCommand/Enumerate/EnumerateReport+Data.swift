import PathSum

extension EnumerateReport {
  /// The columns of the CSV.
  static let columns = [
    "widths", "depth", "beta", "weights", "bias", "input", "output_activation",
    "kink", "quantity", "input_index", "output_index", "product", "moment",
    "method", "exact", "value", "formula", "formula_value", "comparison",
    "log_value", "ci_low", "ci_high", "err_minus", "err_plus",
  ]

  var csv: Table {
    var table = Table(columns: EnumerateReport.columns)
    for result in results {
      var cells = columns
      cells["kink"] = kink
      cells["quantity"] = result.quantity
      cells["input_index"] = result.inputIndex.map(String.init)
      cells["output_index"] = result.outputIndex.map(String.init)
      cells["product"] = result.product
      cells["moment"] = result.moment.map(String.init)
      cells["method"] = "enumeration"
      cells["exact"] = result.exact
      cells["value"] = Number.full(result.value)
      cells["formula"] = result.formula
      cells["formula_value"] = Number.full(result.formulaValue)
      cells["comparison"] = result.comparison
      let log = Number.full(result.log)
      for name in ["log_value", "ci_low", "ci_high"] { cells[name] = log }
      for name in ["err_minus", "err_plus"] {
        cells[name] = log == nil ? nil : "0"
      }
      table.append(EnumerateReport.columns.map { cells[$0] ?? "" })
    }
    return table
  }

  struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "enumerate"
    let network: NetworkForm
    let kink: String
    let outcomes: String
    let visited: Int
    let hypotheses: [EstimateReport.HypothesisDocument]
    let ties: [String]
    let results: [ResultDocument]
  }

  struct ResultDocument: Encodable {
    let quantity: String
    let inputIndex: Int?
    let outputIndex: Int?
    let moment: Int?
    let product: String?
    let exact: String
    let value: Double?
    let log: Double?
    let formula: String?
    let formulaValue: Double?
    let comparison: String?
  }

  var document: Document {
    Document(
      network: network,
      kink: kink,
      outcomes: outcomes,
      visited: comparison.visited,
      hypotheses: hypotheses,
      ties: comparison.ties.map(\.description),
      results: results
    )
  }

  private var results: [ResultDocument] {
    comparison.rows.map { row in
      let value = row.truth.doubleValue
      var (kind, moment, product): (String, Int?, String?) = ("", nil, nil)
      var subject: Quantity?
      switch row.statistic {
      case .moment(let quantity, let order):
        (kind, moment, subject) = (quantity.name, order, quantity)
      case .vanishing(let quantity):
        (kind, subject) = ("zero probability", quantity)
      case .product: (kind, product) = ("product", row.statistic.name)
      }
      return ResultDocument(
        quantity: kind,
        inputIndex: subject?.input,
        outputIndex: subject?.output,
        moment: moment,
        product: product,
        exact: "\(row.truth)",
        value: value.isFinite ? value : nil,
        log: row.truth.logarithm,
        formula: row.formula.map { "\($0)" },
        formulaValue: row.formula?.doubleValue,
        comparison: row.agrees.map { $0 ? "agrees" : "differs" }
      )
    }
  }
}
