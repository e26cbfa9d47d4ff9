import PathSum

/// The moments of `pathsum exact --residual`.
struct ExactResidual {
  private let options: NetworkOptions
  private let exact: ExactOptions
  private let name: String
  private let branchVariance: Rational
  private let network: ResidualNetwork

  /// Reads `16,32x10`: the stream's width, then the branches'.
  init(
    widths text: String,
    branchVariance: String,
    _ options: NetworkOptions,
    _ exact: ExactOptions
  ) throws {
    self.options = options
    self.exact = exact
    guard options.outputActivation == "relu", exact.method == "recursion",
      exact.mixed == nil
    else {
      throw Failure.Usage(
        "--output-activation, --method and --mixed do not go with --residual"
      )
    }
    guard let variance = Rational(branchVariance), variance.signum > 0 else {
      throw Failure.Usage(
        "--branch-variance '\(branchVariance)' is not a positive number such as"
          + " 1/10"
      )
    }
    let architecture = try Architecture(parsing: text)
    name = "\(architecture)"
    self.branchVariance = variance
    network = try ResidualNetwork(
      stream: architecture.inputWidth,
      widths: Array(architecture.widths.dropFirst()),
      weights: options.weights.map { try MeasureParser.law($0) },
      biases: options.bias.map { try MeasureParser.bias($0) },
      branchVariance: variance,
      input: options.parsedInput()
    )
  }

  /// Computes the moments.
  func report(_ moments: String?) throws -> MomentReport<ResidualDocument> {
    let quantity = try options.parsedQuantity()
    let orders = try Parsing.moments(
      moments ?? "1-2",
      atMost: ResidualMoments.largestOrder
    )
    if !exact.formulaAnyway, let obstacle = network.obstacle {
      throw Failure.Refusal(
        "the formula does not apply because \(obstacle.reason)"
          + " (--formula-anyway gives its value)"
      )
    }
    let recursion = try ResidualMoments(network, quantity, formulaAnyway: true)
    let digits = exact.full ? Int.max / 16 : 2000
    let rows = try orders.map { order in
      MomentRow(
        quantity,
        order,
        method: recursion.method(order).rawValue,
        try recursion.moment(order, digits: digits)
      )
    }
    let weights = options.weights.joined(separator: " ")
    let biases = options.bias.joined(separator: " ")
    return MomentReport(
      columns: [
        "widths": "residual:\(name)", "depth": "\(network.blocks.count)",
        "weights": weights, "bias": biases, "output_activation": "none",
        "mask_density": "1/2", "leak": "0",
        "input_index": quantity.input.map(String.init),
        "output_index": "\(quantity.output)",
      ],
      summary: "residual \(name)  branch variance \(branchVariance)  weights"
        + " \(weights)  bias \(biases)",
      network: document(quantity),
      rows: rows,
      full: exact.full
    )
  }

  private func document(_ quantity: Quantity) -> ResidualDocument {
    ResidualDocument(
      residual: name,
      stream: network.stream,
      blocks: network.blocks.count,
      branchVariance: branchVariance.description,
      weights: options.weights,
      bias: options.bias,
      input: network.input.name,
      quantity: quantity.name,
      outputIndex: quantity.output,
      inputIndex: quantity.input
    )
  }
}

/// A residual network as JSON describes it.
struct ResidualDocument: Encodable {
  let residual: String
  let stream: Int
  let blocks: Int
  let branchVariance: String
  let weights: [String]
  let bias: [String]
  let input: String
  let quantity: String
  let outputIndex: Int
  let inputIndex: Int?
}
