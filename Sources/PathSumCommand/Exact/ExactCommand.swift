import ArgumentParser
import PathSum

/// `pathsum exact`: exact moments.
struct ExactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exact",
    abstract: "Exact moments of the squared gradient.",
    discussion: """
      E[Z_q^K] for a row, E[Z_{p,q}^{2K}] for an entry, as rationals, by the \
      transfer recursion over partitions of K. Two further methods share \
      nothing with it and serve to check it on tiny nets. Past 2000 digits, \
      and for laws with irrational moments, rigorous bounds take the \
      rational's place.

        pathsum exact --widths 3,4,5,2 --moments 1-5
        pathsum exact --widths 2,2,1 --weights laplace --entry 0,0 --moments 2
        pathsum exact --widths 3,3,2 --mixed 2,1,1
        pathsum exact --widths 2,2,2,1 --moments 2 --method enumerate
        pathsum exact --widths 10,64x9999,1 --moments 4 --arithmetic enclosure
        pathsum exact --widths 16,32x9,1 --leak 1/10
        pathsum exact --graph data/examples/graph.json --entry a,q --moments 1-4
        pathsum exact --residual 16,32x10 --branch-variance 1/10 --moments 1-4
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var connectivity: ConnectivityOptions
  @OptionGroup var options: ExactOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Orders K: 1-4 or 1,2,6.", valueName: "K")
  )
  var moments: String?

  func run() throws {
    if let special = try connectivity.report(network, options, moments) {
      return try special.deliver(output)
    }
    let spec = try network.spec()
    let gate = try options.gate()
    try options.check(gate)
    let mixed = try options.exponents()
    if let mixed, spec.quantity.input != nil {
      throw Failure.Usage(
        "--mixed \(mixed) names its own entries: leave --entry and --quantity"
          + " out"
      )
    }
    if let mixed, let moments {
      throw Failure.Usage(
        "--moments \(moments) and --mixed \(mixed) exclude one another"
      )
    }
    let orders =
      try mixed.map { [$0.reduce(0, +)] }
      ?? Parsing.moments(moments ?? "1-2", atMost: ExactMoments.largestOrder)
    let format = try output.resolvedFormat()
    if let unmet = Hypotheses(spec).unmet, !options.formulaAnyway {
      throw Failure.Refusal(
        "the formula does not apply because \(unmet.reason)"
          + " (--formula-anyway gives its value)"
      )
    }
    let report = ExactReport(
      spec: spec,
      gate: gate,
      method: options.method,
      arithmetic: options.arithmetic,
      isFull: options.full,
      results: try orders.map { try result(spec, gate, $0, mixed) }
    )
    switch format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.csv.csv)
    case .table: try output.deliver(report.table)
    }
  }

  private func result(
    _ spec: NetworkSpec,
    _ gate: Gate,
    _ order: Int,
    _ mixed: [Int]?
  ) throws -> ExactResult {
    let moments = ExactMoments(
      spec,
      gate: gate,
      requiringSymmetry: !options.formulaAnyway
    )
    let digits = options.full ? Int.max / 16 : 2000
    let value: ExactValue
    switch (options.method, options.arithmetic, mixed) {
    case ("enumerate", _, _):
      value = .rational(
        try PathEnumeration(spec, order: order, mixed: mixed).sum()
      )
    case ("strands", _, _):
      value = .rational(
        try StrandPartitions(spec, order: order, mixed: mixed).sum()
      )
    case (_, "enclosure", _):
      value = .enclosure(try moments.enclosure(order))
    case (_, "double", _):
      return ExactResult(spec, order, rounded: try moments.rounded(order))
    case (_, _, let mixed?):
      value = try moments.mixedMoment(mixed, digits: digits)
    default: value = try moments.moment(order, digits: digits)
    }
    return ExactResult(spec, order, mixed: mixed, value)
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
