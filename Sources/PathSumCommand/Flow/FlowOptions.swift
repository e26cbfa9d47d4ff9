import ArgumentParser
import Foundation
import PathSum

/// The options that name a random network with any activation and
/// initialization.
struct FlowOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Widths, inputs first; of clean blocks the stream's, then the branches';"
        + " with --recurrent inputs and state.",
      valueName: "n0,...,nd"
    )
  )
  var widths: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "relu, leaky(a), linear, sigmoid, tanh or crelu.",
      valueName: "name"
    )
  )
  var activation = "relu"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The output's activation (default: as below, linear above crelu).",
      valueName: "name"
    )
  )
  var outputActivation: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "he, lecun, xavier, pytorch, gain(g), fan-in(c), variance(v),"
        + " orthogonal, orthogonal(c) (sqrt(c) Haar), looks-linear or"
        + " looks-linear(RULE).",
      valueName: "name"
    )
  )
  var initialization = "he"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weight law (default: gaussian; uniform for pytorch).",
      valueName: "LAW"
    )
  )
  var weights: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Bias law: none, LAW, LAW(variance), constant(c) (default: none;"
        + " PyTorch's own for pytorch).",
      valueName: "LAW"
    )
  )
  var bias: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "plain, identity (a + phi(W a)), clean (a + V phi(W a)) or batch-norm.",
      valueName: "kind"
    )
  )
  var blocks = "plain"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "s^2 of clean blocks, default 1: Var V = s^2/h.",
      valueName: "s^2"
    )
  )
  var branchVariance: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Examples in a batch of batch-norm (default: 32).",
      valueName: "B"
    )
  )
  var batch: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Input: generic, ones, unit, zeros, v1,v2,... or @file.csv; with"
        + " --recurrent the state at the start.",
      valueName: "x"
    )
  )
  var input = "generic"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("The output, counted from 0.", valueName: "q")
  )
  var output = "0"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps in time of a recurrent net with one matrix.",
      valueName: "T"
    )
  )
  var recurrent: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The weight of a recurrent net of one number, instead of a random one.",
      valueName: "w"
    )
  )
  var recurrentWeight: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Standard deviation of a recurrent net's inputs (default: 0).",
      valueName: "s"
    )
  )
  var drive: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Clip the gradient in all parameters: norm(C) or value(C).",
      valueName: "kind(C)"
    )
  )
  var clip: String?
}

extension FlowOptions {
  /// The widths.
  func architecture() throws -> Architecture {
    guard let widths else {
      throw Failure.Usage("the network is missing: give --widths n0,...,nd")
    }
    return try Architecture(parsing: widths)
  }

  /// The hidden activation and the output's.
  func activations() throws -> (hidden: Activation, output: Activation) {
    let hidden = try Activation(parsing: activation)
    if let outputActivation {
      return (hidden, try Activation(parsing: outputActivation))
    }
    return (hidden, hidden == .crelu ? .linear : hidden)
  }

  /// The initialization of every layer.
  func parsedInitialization() throws -> Initialization {
    let name = initialization
    let looksLinear = name.hasPrefix("looks-linear")
    if looksLinear, activation != "crelu" {
      throw Failure.Usage(
        "looks-linear mirrors the weights above crelu: give --activation crelu"
          + " instead of \(activation)"
      )
    }
    let rule = try looksLinear ? inner(name, "looks-linear") : name
    if rule == "pytorch" {
      return Initialization(
        .independent(try law() ?? Uniform(), .pytorch),
        biases: try biases() ?? .independent(Uniform(), .pytorch),
        looksLinear: looksLinear
      )
    }
    let drawn: Initialization.Weights
    if rule.hasPrefix("orthogonal") {
      if let weights {
        throw Failure.Usage(
          "orthogonal weights are Haar-distributed: --weights \(weights) does"
            + " not go with them"
        )
      }
      drawn = .haar(gainSquared: try gainSquared(rule))
    } else {
      let parsed = try VarianceRule(parsing: rule)
      drawn = .independent(try law() ?? Gaussian(), parsed)
    }
    return Initialization(
      drawn,
      biases: try biases() ?? .measure(.none),
      looksLinear: looksLinear
    )
  }

  /// What stands in the parentheses of `NAME(RULE)`; `orthogonal` without them.
  private func inner(_ text: String, _ name: String) throws -> String {
    if text == name { return "orthogonal" }
    guard text.hasPrefix(name + "("), text.hasSuffix(")") else {
      throw Failure.Usage("'\(text)' is not \(name) or \(name)(RULE)")
    }
    return String(text.dropFirst(name.count + 1).dropLast())
  }

  private func gainSquared(_ rule: String) throws -> Rational {
    if rule == "orthogonal" { return 1 }
    guard rule.hasPrefix("orthogonal("), rule.hasSuffix(")"),
      let c = Rational(String(rule.dropFirst(11).dropLast())), c.signum > 0,
      c.survivesRounding
    else {
      throw Failure.Usage(
        "'\(rule)' is not orthogonal or orthogonal(c) with a positive c, the"
          + " square of the gain"
      )
    }
    return c
  }

  private func law() throws -> (any WeightMeasure)? {
    try weights.map { try MeasureParser.law($0) }
  }

  private func biases() throws -> Initialization.Biases? {
    try bias.map { .measure(try MeasureParser.bias($0)) }
  }

  /// The input as the options name it.
  func parsedInput() throws -> Input {
    guard input.hasPrefix("@") else { return try Input(parsing: input) }
    return .values(try NumberColumn.read(String(input.dropFirst())))
  }

  /// The output's number.
  func parsedOutput() throws -> Int {
    guard let q = Int(output), q >= 0 else {
      throw Failure.Usage("--output '\(output)' is not a number counted from 0")
    }
    return q
  }

  /// How gradients are clipped.
  func parsedClipping() throws -> GradientClipping? {
    guard let clip else { return nil }
    let parts = clip.dropLast().split(separator: "(", maxSplits: 1)
    guard clip.hasSuffix(")"), parts.count == 2,
      let kind = GradientClipping.Kind(rawValue: String(parts[0])),
      let bound = Rational(String(parts[1]))?.doubleValue
    else {
      throw Failure.Usage(
        "--clip '\(clip)' is neither norm(C) nor value(C) with a positive C"
      )
    }
    return try GradientClipping(kind, bound: bound)
  }

  /// A finite number of an option.
  func number(_ text: String, _ option: String) throws -> Double {
    guard let value = Rational(text)?.doubleValue, value.isFinite else {
      throw Failure.Usage("\(option) '\(text)' is not a number")
    }
    return value
  }
}
