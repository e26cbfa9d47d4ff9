import ArgumentParser
import PathSum

/// Which networks are drawn for batches.
struct ModelOptions: ParsableArguments {
  /// How layers are joined.
  enum Joint: String, CaseIterable, ExpressibleByArgument {
    case plain, residual, clean
  }

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Widths from input to output; 64,32x4,10 has four hidden layers.",
      valueName: "n0,...,nd"
    )
  )
  var widths: String

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "relu, leaky(0.1), linear, sigmoid, tanh or crelu; the output is linear.",
      valueName: "name"
    )
  )
  var activation = "relu"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "plain; residual, a + phi(W a + b); or clean, a + V phi(W a + b): skips"
        + " are put around hidden layers that are as wide as what they take.",
      valueName: "name"
    )
  )
  var block = Joint.plain

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "he, lecun, xavier, pytorch, gain(g), fan-in(c), variance(v), all"
        + " Gaussian; orthogonal; or looks-linear (with crelu).",
      valueName: "name"
    )
  )
  var initialization = "he"

  @Flag(help: "Normalise every hidden layer over the batch.")
  var batchNorm = false

  @Flag(help: "No biases (batch normalisation keeps its shifts).")
  var noBiases = false

  /// The networks, for an architecture of these widths.
  func model() throws -> (model: Model, architecture: Architecture) {
    let architecture = try Architecture(parsing: widths)
    let activation = try Activation(parsing: self.activation)
    let initialization = try drawing()
    if self.initialization == "looks-linear", activation != .crelu {
      throw Failure.Usage(
        "--initialization looks-linear mirrors the halves of crelu and the"
          + " activation is \(activation.name): use --activation crelu"
      )
    }
    let inner = architecture.widths.dropFirst().dropLast()
    func layer(_ width: Int, _ activation: Activation) -> DeepSpec.Layer {
      DeepSpec.Layer(
        .dense(width: width),
        activation: activation,
        initialization: initialization
      )
    }
    var taken = architecture.inputWidth
    var blocks: [DeepSpec.Block] = []
    for width in inner {
      let own = layer(width, activation)
      let given = activation.width(of: width)
      switch block {
      case .residual where given == taken: blocks.append(.identity(own))
      case .clean where width == taken:
        blocks.append(
          DeepSpec.Block([own, layer(width, .linear)], isResidual: true)
        )
        continue
      default: blocks.append(.plain(own))
      }
      taken = given
    }
    let last = architecture.widths[architecture.widths.count - 1]
    blocks.append(.plain(layer(last, .linear)))
    let spec = try DeepSpec(
      inputWidth: architecture.inputWidth,
      blocks: blocks
    )
    let model = Model(
      spec,
      normalization: batchNorm ? .hidden : .none,
      hasBiases: !noBiases
    )
    return (model, architecture)
  }

  private func drawing() throws -> Initialization {
    switch initialization {
    case "orthogonal": .haar()
    case "looks-linear": .looksLinear()
    default:
      try .independent(VarianceRule(parsing: initialization))
    }
  }

  /// The cells that name the networks in every table.
  func cells(
    _ architecture: Architecture,
    parameters: Int
  ) -> KeyValuePairs<String, String?> {
    [
      "widths": architecture.description, "depth": "\(architecture.depth)",
      "beta": Number.full(architecture.beta.doubleValue),
      "parameters": "\(parameters)", "activation": activation,
      "block": block.rawValue, "initialization": initialization,
      "normalization": batchNorm ? "batch" : "none",
    ]
  }
}
