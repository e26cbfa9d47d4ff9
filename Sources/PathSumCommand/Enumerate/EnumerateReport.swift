import PathSum

/// The truths of `pathsum enumerate` as a table, as CSV and as JSON.
struct EnumerateReport {
  let comparison: FormulaComparison
  /// One line that names the network.
  private let summary: String
  /// What decides the outcome beside the laws.
  private let setting: String
  /// How many outcomes there are, as text.
  let outcomes: String
  let hypotheses: [EstimateReport.HypothesisDocument]
  private let sentences: [String]
  let columns: [String: String]
  let network: NetworkForm
  let kink: String

  /// A network as JSON describes it.
  enum NetworkForm: Encodable {
    case widths(NetworkDocument)
    case graph(GraphDocument)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .widths(let document): try document.encode(to: encoder)
      case .graph(let document): try document.encode(to: encoder)
      }
    }
  }

  /// The report on a fully connected network.
  init(
    _ spec: NetworkSpec,
    _ kink: Kink,
    _ comparison: FormulaComparison
  ) throws {
    self.comparison = comparison
    self.kink = kink.name
    summary = spec.summary
    setting =
      "input \(spec.input.name)  output \(spec.quantity.output)"
      + (spec.quantity.input.map { "  input index \($0)" } ?? "")
      + "  relu'(0) = \(kink.name)"
    outcomes = Number.short(try Enumeration(spec).outcomeCount, digits: 4)
    let judged = Hypotheses(spec).all
    let odd = EnumerateReport.oddness(comparison)
    hypotheses =
      judged.map {
        .init(name: $0.name, status: $0.status.rawValue, reason: $0.reason)
      } + odd
    sentences = judged.map(\.sentence) + odd.map(EnumerateReport.sentence)
    network = .widths(NetworkDocument(spec))
    columns = [
      "widths": "\(spec.architecture)", "depth": "\(spec.architecture.depth)",
      "beta": "\(spec.architecture.beta.doubleValue)",
      "weights": spec.weightsName, "bias": spec.biasesName,
      "input": spec.input.name,
      "output_activation": spec.outputActivation.rawValue,
    ]
  }

  /// The report on a graph.
  init(
    _ source: ExactGraph,
    _ path: String,
    _ quantity: Quantity,
    _ comparison: FormulaComparison
  ) throws {
    self.comparison = comparison
    kink = "0"
    let document = GraphDocument(path, source.graph, quantity)
    summary = document.summary
    setting = "input \(source.graph.input.name)  relu'(0) = 0"
    outcomes = "\(comparison.visited)"
    let obstacle = source.graph.obstacle(
      to: .row(output: source.graph.outputs[quantity.output])
    )
    let unmet = obstacle.map {
      EstimateReport.HypothesisDocument(
        name: $0.hypothesis,
        status: $0.isCertain ? "fails" : "not guaranteed",
        reason: $0.reason
      )
    }
    hypotheses =
      [unmet].compactMap(\.self) + EnumerateReport.oddness(comparison)
    sentences =
      hypotheses.isEmpty
      ? ["the hypotheses hold for this output"]
      : hypotheses.map(EnumerateReport.sentence)
    network = .graph(document)
    columns = document.columns.compactMapValues { $0 }
  }

  /// Products that contain an output an odd number of times.
  private static func oddness(
    _ comparison: FormulaComparison
  ) -> [EstimateReport.HypothesisDocument] {
    let odd = comparison.rows.filter { !$0.isEven }.map(\.statistic.name)
    if odd.isEmpty { return [] }
    return [
      .init(
        name: "evenness",
        status: "fails",
        reason: "an output enters \(odd.joined(separator: " and ")) an odd"
          + " number of times"
      )
    ]
  }

  private static func sentence(
    _ hypothesis: EstimateReport.HypothesisDocument
  ) -> String {
    let verb = hypothesis.status == "fails" ? "fails" : "is not guaranteed"
    return "\(hypothesis.name) \(verb) because \(hypothesis.reason)"
  }

  /// The table for the eye.
  var text: String {
    var table = Table(columns: [
      "expectation", "truth", "value", "formula", "value ", "",
    ])
    for row in comparison.rows {
      table.append([
        row.statistic.name, "\(row.truth)",
        Number.short(row.truth.doubleValue, digits: 8),
        row.formula.map { "\($0)" } ?? "",
        row.formula.map { Number.short($0.logNumber, digits: 8) } ?? "",
        row.agrees.map { $0 ? "agrees" : "differs" } ?? "",
      ])
    }
    let lines = sentences.map { "  \($0)\n" }.joined()
    return """
      \(summary)
      \(setting)
      \(outcomes) outcomes, \(comparison.visited) visited after merging
      hypotheses
      \(lines)  \(tieSentence)

      \(table.text)
      """
  }

  private var tieSentence: String {
    let found = comparison.ties.enumerated().filter { !$0.element.isZero }
    if found.isEmpty {
      return "no neuron is ever at its kink with a gradient"
    }
    if case .graph = network {
      return "some node is at its kink with a gradient with probability"
        + " \(comparison.ties[0])"
    }
    let layers = found.map { "\($0.element) in layer \($0.offset + 1)" }
    return "a neuron is at its kink with a gradient with probability "
      + layers.joined(separator: ", ")
  }
}
