import ArgumentParser
import PathSum

/// The command `pathsum advise`.
struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Hidden widths that minimise E[Z^2] under a budget.",
    discussion: """
      The budget is a number of hidden neurons, or of parameters (weights \
      without biases). With --widths a given architecture is held against the \
      best one that spends no more: under its own neurons and its own \
      parameters, unless a budget is named.

        pathsum advise --neurons 100 --depth 6
        pathsum advise --parameters 100000 --depth 8 --inputs 784 --outputs 10
        pathsum advise --widths 784,512,128,32,10
        pathsum advise --neurons 60 --depth 4 --weights laplace --format json
      """
  )

  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Hidden neurons to spend.", valueName: "N")
  )
  var neurons: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Weights to spend.", valueName: "P")
  )
  var parameters: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Layers of weights, d.", valueName: "d")
  )
  var depth: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Inputs n0 (default: 1).", valueName: "n0")
  )
  var inputs: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Outputs (default: 1).", valueName: "nd")
  )
  var outputs: String?

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Weight law, once or once a layer.", valueName: "LAW")
  )
  var weights: [String] = ["gaussian"]

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "An architecture to hold against the best; it sets depth, inputs and"
        + " outputs.",
      valueName: "n0,...,nd"
    )
  )
  var widths: String?

  func run() throws {
    let format = try output.resolvedFormat()
    let laws = try weights.map { try MeasureParser.law($0) }
    let given = try widths.map { try Architecture(parsing: $0) }
    do {
      let advice = try budgets(given).map { budget in
        try Advice(
          WidthAllocation(
            inputs: given?.inputWidth ?? number(inputs ?? "1", "--inputs"),
            outputs: given?.outputWidth ?? number(outputs ?? "1", "--outputs"),
            depth: layers(given),
            budget: budget,
            weights: laws
          ),
          given,
          laws
        )
      }
      let report = AdviceReport(weights: laws.map(\.name), advice: advice)
      switch format {
      case .json: try output.deliver(OutputOptions.json(report.document))
      case .csv: try output.deliver(report.csv.csv)
      case .table: try output.deliver(report.text)
      }
    } catch let error as AllocationError {
      throw Failure.Refusal(error.description)
    }
  }

  private func budgets(
    _ given: Architecture?
  ) throws -> [WidthAllocation.Budget] {
    let set = [
      ("--inputs", inputs), ("--outputs", outputs), ("--depth", depth),
    ]
    if given != nil, let option = set.first(where: { $0.1 != nil }) {
      throw Failure.Usage("--widths sets what \(option.0) would set")
    }
    var budgets: [WidthAllocation.Budget] = []
    if let neurons {
      budgets.append(.neurons(try number(neurons, "--neurons")))
    }
    if let parameters {
      budgets.append(.parameters(try number(parameters, "--parameters")))
    }
    if !budgets.isEmpty { return budgets }
    guard let given else {
      throw Failure.Usage("a budget is missing: --neurons N or --parameters P")
    }
    let count = given.hiddenWidths.reduce(0, +)
    guard given.weightCount < 1e15 else {
      throw Failure.Refusal("\(given) has more weights than can be advised on")
    }
    return [.neurons(count), .parameters(Int(given.weightCount))]
  }

  private func layers(_ given: Architecture?) throws -> Int {
    if let given { return given.depth }
    guard let depth else {
      throw Failure.Usage("--depth is missing: the number of layers of weights")
    }
    return try number(depth, "--depth")
  }

  private func number(_ text: String, _ option: String) throws -> Int {
    try Parsing.count(text, option)
  }
}
