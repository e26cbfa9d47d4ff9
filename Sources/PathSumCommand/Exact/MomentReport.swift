import PathSum

/// Exact moments of a network that is not fully connected, in the three forms
/// and with the columns of `pathsum exact`.
struct MomentReport<Network: Encodable>: Deliverable {
  /// What is common to all rows, by CSV column.
  let columns: [String: String?]
  /// One line that names the network, for tables.
  let summary: String
  /// The network as JSON describes it.
  let network: Network
  /// The moments.
  let rows: [MomentRow]
  /// Whether tables show every digit.
  let full: Bool

  func deliver(_ output: OutputOptions) throws {
    switch try output.resolvedFormat() {
    case .json:
      let document = Document(network: network, results: rows)
      try output.deliver(OutputOptions.json(document))
    case .csv: try output.deliver(csv.csv)
    case .table: try output.deliver(text)
    }
  }

  private var csv: Table {
    var table = Table(columns: ExactReport.columns)
    for row in rows {
      let log = "\(row.log)"
      let own: [String: String?] = [
        "quantity": row.quantity,
        "mixed": row.mixed?.map(String.init).joined(separator: " "),
        "moment": "\(row.moment)", "method": row.method,
        "arithmetic": "rational", "exact": row.exact,
        "enclosure_low": row.enclosure?[0],
        "enclosure_high": row.enclosure?[1],
        "value": Number.full(row.value), "log_value": log, "ci_low": log,
        "ci_high": log, "err_minus": "0", "err_plus": "0",
      ]
      let cells = columns.merging(own) { _, new in new }
      table.append(ExactReport.columns.map { cells[$0].flatMap { $0 } ?? "" })
    }
    return table
  }

  private var text: String {
    var table = Table(columns: ["moment", "exact", "value", "ln", "method"])
    for row in rows {
      let isShort = (row.exact?.count ?? .max) <= 60
      table.append([
        "moment": row.name,
        "exact": full || isShort
          ? row.exact : "in [\(row.bounds[0]), \(row.bounds[1])]",
        "value": Number.short(LogNumber(log: row.log), digits: 8),
        "ln": Number.short(row.log, digits: 10), "method": row.method,
      ])
    }
    return "\(summary)\n\n\(table.text)\n"
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "exact"
    let network: Network
    let results: [MomentRow]
  }
}

/// One exact moment and how it was had.
struct MomentRow: Encodable {
  let quantity: String
  let moment: Int
  let mixed: [Int]?
  let method: String
  let exact: String?
  let enclosure: [String]?
  let value: Double?
  let log: Double
  let name: String
  let bounds: [String]

  private enum CodingKeys: CodingKey {
    case quantity, moment, mixed, method, exact, enclosure, value, log
  }

  init(
    _ quantity: Quantity,
    _ order: Int,
    mixed: [Int]? = nil,
    method: String,
    _ value: ExactValue
  ) {
    let ends = value.enclosure.decimals()
    self.quantity = mixed == nil ? quantity.name : "mixed"
    self.mixed = mixed
    self.method = method
    moment = order
    name =
      mixed.map(ExactResult.name) ?? quantity.momentName(order)
    bounds = [ends.lower, ends.upper]
    exact = value.rational?.description
    enclosure = exact == nil ? bounds : nil
    self.value = value.doubleValue
    log = value.logarithm
  }
}
