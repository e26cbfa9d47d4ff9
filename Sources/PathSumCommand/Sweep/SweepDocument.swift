import PathSum

/// A sweep as JSON describes it: the cells of its table, under the names that
/// the other commands use.
struct SweepDocument: Encodable {
  let schema = "pathsum/1"
  let command = "sweep"
  let title: String
  let seed: String
  let results: [[String: Value]]

  /// A cell of the table: a number where its column holds numbers.
  enum Value: Encodable {
    case number(Double)
    case integer(Int)
    case text(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .integer(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  init(_ sweep: Sweep, _ table: Table) {
    title = sweep.title
    seed = "\(sweep.seed)"
    results = table.rows.map { row in
      let cells = zip(table.columns, row).filter { !$1.isEmpty }
      return Dictionary(
        uniqueKeysWithValues: cells.map {
          (Self.name($0), Self.value($1, of: $0))
        }
      )
    }
  }

  private static let names = [
    "log_value": "logMean", "value": "mean", "ci_low": "logLow",
    "ci_high": "logHigh", "log_exact": "exactLog",
    "log_lower_bound": "lowerBoundLog", "lower_bound": "lowerBoundName",
    "log_upper_bound": "upperBoundLog", "upper_bound": "upperBoundName",
  ]

  private static let texts: Set = [
    "profile", "widths", "weights", "bias", "input", "output_activation",
    "quantity", "method", "sampler", "evidence", "interval", "seed", "exact",
    "lower_bound", "upper_bound", "verdict", "alarms", "cell",
  ]

  private static func value(_ text: String, of column: String) -> Value {
    if texts.contains(column) { return .text(text) }
    if let integer = Int(text) { return .integer(integer) }
    return Double(text).map { .number($0) } ?? .text(text)
  }

  /// The column's name in camel case.
  private static func name(_ column: String) -> String {
    if let name = names[column] { return name }
    let words = column.split(separator: "_")
    return words.enumerated().map { i, word in
      i == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
