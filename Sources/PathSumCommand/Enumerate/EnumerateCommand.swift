import ArgumentParser
import PathSum

/// `pathsum enumerate`: real nets of finite laws, every outcome, exactly.
struct EnumerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enumerate",
    abstract: "The truth for finite laws, by running real nets exactly.",
    discussion: """
      Runs the real ReLU net on every outcome of its weights and biases, with \
      its own masks and in exact arithmetic, merging outcomes that no later \
      layer can tell apart. Nothing of the theorem is used: the truth stands \
      beside the sum over paths, and the hypotheses that fail stand above. Laws \
      need finitely many rational points. Products of entries keep signs and \
      odd powers, and then square roots; without --moments only the products \
      are computed. The status is 1 only if symmetry holds, no neuron is ever at \
      its kink, and a value differs all the same.

        pathsum enumerate --widths 2,2,1 --weights rademacher --input 1,1
        pathsum enumerate --widths 2,4,1 --weights rademacher --input 1,2
        pathsum enumerate --widths 2,2,1 --weights rademacher --input ones \
      --kink 1/2
        pathsum enumerate --widths 1,1 --weights 'discrete(2:1/5,-1/2:4/5)'
        pathsum enumerate --widths 2,1 --weights rademacher --bias 'constant(3/2)'
        pathsum enumerate --widths 1,2 --weights rademacher --product 0,0*0,1
        pathsum enumerate --graph data/examples/shared.json
      """
  )

  @OptionGroup var network: NetworkOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "A graph (pathsum-graph/1) instead of --widths.",
      valueName: "file"
    )
  )
  var graph: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Orders K: 1-4 or 1,2,6 (default: 1-2).",
      valueName: "K"
    )
  )
  var moments: String?

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "E of a product of entries p,q with powers, such as 0,0^3 or 0,0*1,0.",
      valueName: "p,q^r*..."
    )
  )
  var product: [String] = []

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "relu'(0): a number, or coin for a fair 0 or 1 (--widths only).",
      valueName: "c"
    )
  )
  var kink = "0"

  @OptionGroup var output: OutputOptions

  /// The highest order: beyond it rationals and patience grow long.
  static let largestOrder = ExactMoments.largestOrder

  func run() throws {
    let format = try output.resolvedFormat()
    let kink = try Kink(parsing: kink)
    let report: EnumerateReport
    if let graph {
      report = try onGraph(graph, kink)
    } else {
      let spec = try network.spec()
      let comparison = try FormulaComparison(
        spec,
        statistics(spec.quantity),
        kink: kink
      )
      report = try EnumerateReport(spec, kink, comparison)
    }
    switch format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.csv.csv)
    case .table: try output.deliver(report.text)
    }
    if report.comparison.isViolated {
      throw ExitCode(Failure.Status.violated.rawValue)
    }
  }

  private func statistics(_ quantity: Quantity) throws -> [GradientStatistic] {
    let products = try product.map { try GradientStatistic(parsing: $0) }
    if moments == nil, !products.isEmpty { return products }
    let orders = try Parsing.moments(
      moments ?? "1-2",
      atMost: EnumerateCommand.largestOrder
    )
    return orders.map { .moment(quantity, order: $0) }
      + [.vanishing(quantity)] + products
  }

  private func onGraph(_ path: String, _ kink: Kink) throws -> EnumerateReport {
    if let widths = network.widths {
      throw Failure.Usage(
        "--widths \(widths) and --graph \(path) name several networks: give one"
      )
    }
    guard kink == .zero else {
      throw Failure.Usage(
        "--kink \(kink.name) belongs to --widths: a graph runs with relu'(0) = 0"
      )
    }
    let source = try ExactGraph(path: path, network, ExactOptions.parse([]))
    let quantity = try source.quantity()
    let comparison = try FormulaComparison(
      source.graph,
      statistics(quantity)
    )
    return try EnumerateReport(source, path, quantity, comparison)
  }
}
