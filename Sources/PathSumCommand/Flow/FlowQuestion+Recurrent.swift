import Foundation
import PathSum

/// Recurrent networks.
extension FlowQuestion {
  /// Refuses what belongs to recurrent networks only.
  static func refuseRecurrentOptions(_ options: FlowOptions) throws {
    if let drive = options.drive {
      throw Failure.Usage("--drive \(drive) belongs to --recurrent")
    }
    if let weight = options.recurrentWeight {
      throw Failure.Usage("--recurrent-weight \(weight) belongs to --recurrent")
    }
  }

  /// The flow through time, and the network unrolled as if every step had a
  /// matrix of its own.
  static func recurrent(
    _ options: FlowOptions,
    _ architecture: Architecture,
    _ input: Input
  ) throws -> (any FlowSource, DeepSpec?) {
    let steps = try Parsing.count(options.recurrent ?? "1", "--recurrent")
    guard steps <= 100_000 else {
      throw Failure.Refusal("--recurrent \(steps) is beyond 100000 steps")
    }
    guard architecture.depth == 1 else {
      throw Failure.Usage(
        "--widths \(architecture) of a recurrent net are two numbers, inputs"
          + " and state, such as 1,64"
      )
    }
    for (option, value) in [
      ("--output-activation", options.outputActivation),
      ("--branch-variance", options.branchVariance), ("--batch", options.batch),
      ("--blocks", options.blocks == "plain" ? nil : options.blocks),
    ] {
      if let value {
        throw Failure.Usage("\(option) \(value) does not go with --recurrent")
      }
    }
    let drive = try options.number(options.drive ?? "0", "--drive")
    guard drive >= 0 else {
      throw Failure.Usage("--drive \(drive) is not a standard deviation")
    }
    if let weight = options.recurrentWeight {
      let source = try scalar(
        options,
        architecture,
        weight: options.number(weight, "--recurrent-weight"),
        steps: steps,
        drive: drive
      )
      return (source, nil)
    }
    let width = architecture.outputWidth
    if case .values(let values) = input, values.count != width {
      throw Failure.Usage(
        "the input has \(values.count) coordinates where the state has \(width)"
      )
    }
    let source = try RecurrentFlow(
      steps: steps,
      inputs: architecture.inputWidth,
      state: input.coordinates(width: width),
      activation: options.activations().hidden,
      initialization: options.parsedInitialization(),
      driveDeviation: drive,
      output: options.parsedOutput(),
      clipping: options.parsedClipping()
    )
    return (source, try unrolled(source))
  }

  private static func scalar(
    _ options: FlowOptions,
    _ architecture: Architecture,
    weight: Double,
    steps: Int,
    drive: Double
  ) throws -> ScalarFlow {
    guard architecture.widths == [1, 1] else {
      throw Failure.Usage(
        "--recurrent-weight is that of a state of one number: give --widths 1,1"
          + " instead of \(architecture)"
      )
    }
    let activation = try options.activations().hidden
    guard activation.pieces.count == 1 else {
      throw Failure.Usage(
        "--activation \(activation.name) makes two numbers of one"
      )
    }
    let bias: Double
    switch try MeasureParser.bias(options.bias ?? "none") {
    case .none: bias = 0
    case .constant(let value): bias = value.doubleValue
    case .random:
      throw Failure.Usage(
        "--bias of a recurrence with a given weight is none or constant(c)"
      )
    }
    let state = try options.parsedInput().coordinates(width: 1)
    return try ScalarFlow(
      ScalarRecurrence(
        weight: weight,
        bias: bias,
        function: activation.pieces[0].function
      ),
      steps: steps,
      state: state.first ?? 1,
      driveDeviation: drive,
      clipping: options.parsedClipping()
    )
  }

  /// T layers of the state's width whose biases have the drive's variance too.
  private static func unrolled(_ flow: RecurrentFlow) throws -> DeepSpec {
    let layer = flow.recurrent.blocks[0].layers[0]
    let inputs = Rational(flow.drive.inputWidth)
    let deviation = Rational(exactly: flow.driveDeviation) ?? 0
    let size = flow.state.count
    let drive = flow.drive.blocks[0].layers[0].initialization
    let added =
      inputs * deviation * deviation
      * drive.weightVariance(inputs: flow.drive.inputWidth, rows: size)
    let bias = layer.initialization.biasVariance(inputs: size, rows: size)
    let unrolled = DeepSpec.Layer(
      layer.shape,
      activation: layer.activation,
      initialization: Initialization(
        layer.initialization.weights,
        biases: .measure(
          (added + bias).isZero
            ? .none : .random(Gaussian(), variance: added + bias)
        )
      )
    )
    return try DeepSpec(
      inputWidth: size,
      blocks: (0..<flow.depth).map { _ in .plain(unrolled) }
    )
  }
}

extension Initialization {
  /// The variance of a weight.
  func weightVariance(inputs: Int, rows: Int) -> Rational {
    switch weights {
    case .independent(_, let rule):
      rule.variance(fanIn: inputs, fanOut: rows)
    case .haar(let gainSquared): gainSquared / Rational(max(inputs, rows))
    }
  }

  /// The mean square of a bias.
  func biasVariance(inputs: Int, rows: Int) -> Rational {
    switch biases {
    case .measure(.none): 0
    case .measure(.constant(let c)): c * c
    case .measure(.random(_, let variance)): variance
    case .independent(_, let rule):
      rule.variance(fanIn: inputs, fanOut: rows)
    }
  }
}
