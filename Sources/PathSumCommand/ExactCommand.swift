import ArgumentParser
import PathSum

/// `pathsum exact`
struct ExactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exact",
    abstract: "Exact moments of the squared gradient.",
    discussion: """
      E[Z_q^K] for a row, E[Z_{p,q}^{2K}] for an entry, as rationals, by the \
      transfer recursion over partitions of K; --method enumerate adds up the \
      path tuples one by one on a tiny net. Past 2000 digits, and for laws with \
      irrational moments, rigorous bounds take the rational's place.

        pathsum exact --widths 3,4,5,2 --moments 1-5
        pathsum exact --widths 2,2,1 --weights laplace --entry 0,0 --moments 2
        pathsum exact --widths 2,2,2,1 --moments 2 --method enumerate
        pathsum exact --widths 100x101,1 --weights uniform --moments 4 --full
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Orders K: 1-4 or 1,2,6.", valueName: "K")
  )
  var moments = "1-2"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "recursion, or enumerate on a tiny net.",
      valueName: "method"
    )
  )
  var method = "recursion"

  @Flag(name: .long, help: "Print the whole rational, however long.")
  var full = false

  @Flag(
    name: .long,
    help: "Give the formula's value even where its hypotheses fail."
  )
  var formulaAnyway = false

  func run() throws {
    let spec = try network.spec()
    let orders = try Parsing.moments(moments, atMost: ExactMoments.largestOrder)
    let format = try output.resolvedFormat()
    guard ["recursion", "enumerate"].contains(method) else {
      throw Failure.Usage(
        "the method '\(method)' is neither recursion nor enumerate"
      )
    }
    if let unmet = Hypotheses(spec).unmet, !formulaAnyway {
      throw Failure.Refusal(
        "the formula does not apply because \(unmet.reason)"
          + " (--formula-anyway gives its value)"
      )
    }
    let results = try orders.map { Result(spec, $0, try value(spec, $0)) }
    switch format {
    case .json:
      try output.deliver(
        OutputOptions.json(
          Document(
            method: method,
            network: NetworkDocument(spec),
            results: results
          )
        )
      )
    case .csv: try output.deliver(csv(spec, results).csv)
    case .table: try output.deliver(table(spec, results))
    }
  }

  private func value(_ spec: NetworkSpec, _ order: Int) throws -> ExactValue {
    if method == "enumerate" {
      return .rational(try PathEnumeration(spec, order: order).sum())
    }
    return try ExactMoments(spec, requiringSymmetry: !formulaAnyway)
      .moment(order, digits: full ? .max / 16 : 2000)
  }

  private func csv(_ spec: NetworkSpec, _ results: [Result]) -> Table {
    var table = Table(columns: [
      "widths", "depth", "beta", "weights", "bias", "output_activation",
      "quantity", "input_index", "output_index", "moment", "method", "exact",
      "enclosure_low", "enclosure_high", "value", "log_value", "ci_low",
      "ci_high", "err_minus", "err_plus",
    ])
    for result in results {
      let log = "\(result.log)"
      table.append([
        "widths": "\(spec.architecture)", "depth": "\(spec.architecture.depth)",
        "beta": "\(spec.architecture.beta.doubleValue)",
        "weights": spec.weightsName, "bias": spec.biasesName,
        "output_activation": spec.outputActivation.rawValue,
        "quantity": result.quantity,
        "input_index": spec.quantity.input.map(String.init),
        "output_index": "\(spec.quantity.output)",
        "moment": "\(result.moment)", "method": method,
        "exact": result.exact, "enclosure_low": result.enclosure?[0],
        "enclosure_high": result.enclosure?[1],
        "value": Number.full(result.value), "log_value": log, "ci_low": log,
        "ci_high": log, "err_minus": "0", "err_plus": "0",
      ])
    }
    return table
  }

  private func table(_ spec: NetworkSpec, _ results: [Result]) -> String {
    var table = Table(columns: ["moment", "exact", "value", "ln"])
    for result in results {
      let isShort = (result.exact?.count ?? .max) <= 60
      let exact =
        full || isShort
        ? result.exact
        : "in [\(result.bounds[0]), \(result.bounds[1])]"
      table.append([
        "moment": spec.quantity.momentName(result.moment), "exact": exact,
        "value": Number.short(LogNumber(log: result.log), digits: 8),
        "ln": Number.short(result.log, digits: 10),
      ])
    }
    return "\(spec.summary)\n\n\(table.text)\nmethod: \(method), exact\n"
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "exact"
    let method: String
    let network: NetworkDocument
    let results: [Result]
  }

  private struct Result: Encodable {
    let quantity: String
    let moment: Int
    let exact: String?
    let enclosure: [String]?
    let value: Double?
    let log: Double
    var bounds: [String] = []

    private enum CodingKeys: CodingKey {
      case quantity, moment, exact, enclosure, value, log
    }

    init(_ spec: NetworkSpec, _ order: Int, _ value: ExactValue) {
      let ends = value.enclosure.decimals()
      quantity = spec.quantity.name
      moment = order
      bounds = [ends.lower, ends.upper]
      exact = value.rational?.description
      enclosure = exact == nil ? bounds : nil
      self.value = value.doubleValue
      log = value.logarithm
    }
  }
}

extension NetworkSpec {
  /// One line that names the network, for tables.
  var summary: String {
    let activation = outputActivation == .linear ? ", linear output" : ""
    return "widths \(architecture)  weights \(weightsName)  bias \(biasesName)"
      + activation
      + "  beta \(Number.short(architecture.beta.doubleValue, digits: 6))"
  }
}
