import PathSum

/// One exact moment, in every form it is printed in.
struct ExactResult: Encodable {
  let quantity: String
  let moment: Int
  let mixed: [Int]?
  let exact: String?
  let enclosure: [String]?
  let value: Double?
  let log: Double
  /// How far the printed logarithm may be from the truth: 0 for a rational, a
  /// rounding or two for an enclosure, the proved error for double precision.
  var logError: Double {
    if exact != nil { return 0 }
    return (relativeError ?? 0) * 1.001 + 8 * max(1, abs(log)).ulp
  }
  /// A proved bound on the relative error, for double precision.
  let relativeError: Double?
  /// Decimal bounds, rounded outward.
  let bounds: [String]
  let name: String

  private enum CodingKeys: CodingKey {
    case quantity, moment, mixed, exact, enclosure, value, log, relativeError
  }

  /// An exact or rigorously enclosed value.
  init(
    _ spec: NetworkSpec,
    _ order: Int,
    mixed: [Int]?,
    _ value: ExactValue
  ) {
    let ends = value.enclosure.decimals()
    quantity = mixed == nil ? spec.quantity.name : "mixed"
    moment = order
    self.mixed = mixed
    bounds = [ends.lower, ends.upper]
    exact = value.rational?.description
    enclosure = exact == nil ? bounds : nil
    self.value = value.doubleValue
    log = value.logarithm
    relativeError = nil
    name = mixed.map(ExactResult.name) ?? spec.quantity.momentName(order)
  }

  /// A value in double precision with a proved error.
  init(_ spec: NetworkSpec, _ order: Int, rounded: RoundedNumber) {
    quantity = spec.quantity.name
    moment = order
    mixed = nil
    bounds = []
    exact = nil
    enclosure = nil
    let value = LogNumber(log: rounded.logarithm).value
    self.value = value.isFinite ? value : nil
    log = rounded.logarithm
    relativeError = rounded.relativeError
    name = spec.quantity.momentName(order)
  }

  static func name(_ exponents: [Int]) -> String {
    let factors = exponents.enumerated().map { "Z\($0)q^\(2 * $1)" }
    return "E[\(factors.joined(separator: " "))]"
  }
}

/// All results of one call of `pathsum exact`.
struct ExactReport {
  let spec: NetworkSpec
  let gate: Gate
  let method: String
  let arithmetic: String
  let isFull: Bool
  let results: [ExactResult]

  struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "exact"
    let method: String
    let arithmetic: String
    let maskDensity: String?
    let leak: String?
    let network: NetworkDocument
    let results: [ExactResult]
  }

  var document: Document {
    Document(
      method: method,
      arithmetic: arithmetic,
      maskDensity: gate == .relu ? nil : "\(gate.density)",
      leak: gate == .relu ? nil : "\(gate.leak)",
      network: NetworkDocument(spec),
      results: results
    )
  }

  /// The columns of every CSV of `pathsum exact`.
  static let columns = [
    "widths", "depth", "beta", "weights", "bias", "output_activation",
    "mask_density", "leak", "quantity", "input_index", "output_index",
    "mixed", "moment", "method", "arithmetic", "exact", "enclosure_low",
    "enclosure_high", "value", "relative_error", "log_value", "ci_low",
    "ci_high", "err_minus", "err_plus",
  ]

  var csv: Table {
    var table = Table(columns: ExactReport.columns)
    for result in results {
      let log = "\(result.log)"
      table.append([
        "widths": "\(spec.architecture)", "depth": "\(spec.architecture.depth)",
        "beta": "\(spec.architecture.beta.doubleValue)",
        "weights": spec.weightsName, "bias": spec.biasesName,
        "output_activation": spec.outputActivation.rawValue,
        "mask_density": "\(gate.density)", "leak": "\(gate.leak)",
        "quantity": result.quantity,
        "input_index": spec.quantity.input.map(String.init),
        "output_index": "\(spec.quantity.output)",
        "mixed": result.mixed?.map(String.init).joined(separator: " "),
        "moment": "\(result.moment)", "method": method,
        "arithmetic": arithmetic, "exact": result.exact,
        "enclosure_low": result.enclosure?[0],
        "enclosure_high": result.enclosure?[1],
        "value": Number.full(result.value),
        "relative_error": Number.full(result.relativeError),
        "log_value": log, "ci_low": "\(result.log - result.logError)",
        "ci_high": "\(result.log + result.logError)",
        "err_minus": "\(result.logError)", "err_plus": "\(result.logError)",
      ])
    }
    return table
  }

  var table: String {
    var table = Table(columns: ["moment", "exact", "value", "ln"])
    for result in results {
      table.append([
        "moment": result.name, "exact": cell(result),
        "value": Number.short(LogNumber(log: result.log), digits: 8),
        "ln": Number.short(result.log, digits: 10),
      ])
    }
    return "\(spec.summary)\n\n\(table.text)\nmethod: \(method), \(standing)\n"
  }

  private func cell(_ result: ExactResult) -> String {
    if let error = result.relativeError {
      return "within a factor 1 +- \(Number.short(error, digits: 2))"
    }
    if let exact = result.exact, isFull || exact.count <= 60 { return exact }
    return "in [\(result.bounds[0]), \(result.bounds[1])]"
  }

  private var standing: String {
    switch arithmetic {
    case "enclosure": "rigorous enclosure"
    case "double": "double precision with a proved error bound"
    default:
      results.allSatisfy { $0.exact != nil }
        ? "exact" : "exact; too long or irrational values rigorously enclosed"
    }
  }
}
