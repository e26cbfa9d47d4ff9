import ExactArithmetic
import Measures

/// What is applied to the output layer's pre-activations.
public enum OutputActivation: String, Sendable, CaseIterable {
  /// ReLU on the output too: the convention of the theorem.
  case relu
  /// No activation: every moment doubles.
  case linear
}

/// A random network at a fixed input, fully specified.
///
/// Layer j of d has n_j × n_{j−1} weights drawn from its own measure, scaled to
/// variance 2/n_{j−1}, and n_j biases.
///
///     let net = try NetworkSpec(
///       architecture: .init(parsing: "3,4,5,2"),
///       weights: [Laplace(), Gaussian(), Uniform()],
///       biases: [.random(Gaussian(), variance: 1)],
///       quantity: .entry(input: 0, output: 1)
///     )
///     print(net.weightsName)  // laplace gaussian uniform
///     print(try ExactMoments(net).moment(2))  // 19/5, exactly
public struct NetworkSpec: Sendable {
  /// The widths.
  public let architecture: Architecture
  /// μ^{(j)}, one for each of the d layers.
  public let weights: [any WeightMeasure]
  /// ν^{(j)}, one for each of the d layers.
  public let biases: [BiasMeasure]
  /// The input x.
  public let input: Input
  /// The output's activation.
  public let outputActivation: OutputActivation
  /// The quantity whose moments are wanted.
  public let quantity: Quantity

  /// The specification; one measure stands for all layers.
  ///
  /// Throws if the numbers of measures or coordinates do not fit the widths, or
  /// if the quantity lies outside the network.
  public init(
    architecture: Architecture,
    weights: [any WeightMeasure] = [Gaussian()],
    biases: [BiasMeasure] = [.none],
    input: Input = .generic,
    outputActivation: OutputActivation = .relu,
    quantity: Quantity = .row(output: 0)
  ) throws(NetworkError) {
    let depth = architecture.depth
    self.architecture = architecture
    self.weights = try perLayer(weights, depth, "weight laws")
    self.biases = try perLayer(biases, depth, "bias laws")
    self.input = input
    self.outputActivation = outputActivation
    self.quantity = quantity
    let inputs = architecture.inputWidth
    if case .values(let values) = input, values.count != inputs {
      throw NetworkError(
        .malformed,
        "the input has \(values.count) coordinates where the network takes"
          + " \(inputs)"
      )
    }
    if case .values(let values) = input,
      let bad = values.first(where: { !$0.survivesRounding })
    {
      throw NetworkError(
        .malformed,
        "the input's coordinate \(bad.logarithmText) is beyond the range of"
          + " double precision"
      )
    }
    try check(quantity.output, below: architecture.outputWidth, "output")
    if let p = quantity.input { try check(p, below: inputs, "input") }
  }

  /// Whether all layers draw from laws of the same name.
  public var hasOneLaw: Bool { Set(weights.map(\.name)).count == 1 }

  /// The weight laws as the command line spells them.
  public var weightsName: String {
    hasOneLaw
      ? weights[0].name : weights.map(\.name).joined(separator: " ")
  }

  /// The bias laws as the command line spells them.
  public var biasesName: String {
    let names = biases.map(\.name)
    return Set(names).count == 1 ? names[0] : names.joined(separator: " ")
  }

  /// Whether no layer has a bias.
  public var hasNoBias: Bool { biases.allSatisfy(\.isNone) }

  /// Bytes that one drawn network takes.
  public var bytesPerNetwork: Double {
    8
      * (architecture.weightCount
        + architecture.widths.reduce(0) { $0 + Double($1) })
  }
}

private func perLayer<Element>(
  _ given: [Element],
  _ depth: Int,
  _ what: String
) throws(NetworkError) -> [Element] {
  if given.count == 1 { return Array(repeating: given[0], count: depth) }
  guard given.count == depth else {
    throw NetworkError(
      .malformed,
      "\(given.count) \(what) were given for \(depth) layers: give one, or one"
        + " a layer"
    )
  }
  return given
}

private func check(
  _ index: Int,
  below count: Int,
  _ what: String
) throws(NetworkError) {
  guard (0..<count).contains(index) else {
    throw NetworkError(
      .malformed,
      "\(what) \(index) is outside the network: \(what)s are numbered 0 to"
        + " \(count - 1)"
    )
  }
}
