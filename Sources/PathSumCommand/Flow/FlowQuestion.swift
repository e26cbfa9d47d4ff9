import Foundation
import PathSum

/// What `pathsum flow` is asked: what is drawn, and the specification that its
/// curves are computed from.
struct FlowQuestion {
  /// The blocks of a network.
  enum Kind: String, CaseIterable {
    case plain, identity, clean
    case batchNorm = "batch-norm"
    case recurrent
  }

  /// What is drawn.
  let source: any FlowSource
  /// What is drawn, for readers.
  let kind: Kind
  /// The network, unrolled in time if it is recurrent; nil of a recurrence of
  /// given weights.
  let spec: DeepSpec?
  /// x, or h_0.
  let input: Input
  /// The widths as given.
  let architecture: Architecture
  /// The number of activations of block 0, …, L.
  let widths: [Int]

  init(_ options: FlowOptions, seed: UInt64) throws {
    architecture = try options.architecture()
    input = try options.parsedInput()
    if options.recurrent != nil {
      kind = .recurrent
      let parts = try FlowQuestion.recurrent(options, architecture, input)
      (source, spec) = parts
      widths = Array(
        repeating: architecture.outputWidth,
        count: source.depth + 1
      )
      return
    }
    try FlowQuestion.refuseRecurrentOptions(options)
    guard let kind = Kind(rawValue: options.blocks), kind != .recurrent else {
      throw Failure.Usage(
        "--blocks '\(options.blocks)' is not plain, identity, clean or"
          + " batch-norm"
      )
    }
    self.kind = kind
    let spec = try FlowQuestion.spec(options, kind, architecture)
    self.spec = spec
    let coordinates = try FlowQuestion.coordinates(input, spec.inputWidth)
    if kind == .batchNorm {
      source = try FlowQuestion.batch(options, spec, coordinates, seed)
    } else {
      source = try DeepFlow(
        spec,
        input: coordinates,
        output: options.parsedOutput(),
        clipping: options.parsedClipping()
      )
    }
    widths =
      [spec.inputWidth]
      + spec.blocks.map { block in
        guard !block.isResidual, let layer = block.layers.last,
          case .dense(let width) = layer.shape
        else { return spec.inputWidth }
        return layer.activation.width(of: width)
      }
  }

  private static func coordinates(
    _ input: Input,
    _ width: Int
  ) throws -> [Double] {
    if case .values(let values) = input, values.count != width {
      throw Failure.Usage(
        "the input has \(values.count) coordinates where the network takes"
          + " \(width)"
      )
    }
    return input.coordinates(width: width)
  }

  private static func spec(
    _ options: FlowOptions,
    _ kind: Kind,
    _ architecture: Architecture
  ) throws -> DeepSpec {
    let (hidden, output) = try options.activations()
    let initialization = try options.parsedInitialization()
    if kind != .clean, let branch = options.branchVariance {
      throw Failure.Usage(
        "--branch-variance \(branch) belongs to --blocks clean"
      )
    }
    if kind != .batchNorm, let batch = options.batch {
      throw Failure.Usage("--batch \(batch) belongs to --blocks batch-norm")
    }
    switch kind {
    case .plain, .batchNorm, .recurrent:
      return try DeepSpec(
        architecture,
        activation: hidden,
        outputActivation: output,
        initialization: initialization
      )
    case .identity, .clean:
      if let name = options.outputActivation {
        throw Failure.Usage(
          "--output-activation \(name) does not go with residual blocks, which"
            + " end in a sum"
        )
      }
      return kind == .identity
        ? try identity(architecture, hidden, initialization)
        : try clean(options, architecture, hidden, initialization)
    }
  }

  private static func identity(
    _ architecture: Architecture,
    _ activation: Activation,
    _ initialization: Initialization
  ) throws -> DeepSpec {
    try DeepSpec(
      inputWidth: architecture.inputWidth,
      blocks: architecture.widths.dropFirst().map {
        .identity(
          DeepSpec.Layer(
            .dense(width: $0),
            activation: activation,
            initialization: initialization
          )
        )
      }
    )
  }

  private static func clean(
    _ options: FlowOptions,
    _ architecture: Architecture,
    _ activation: Activation,
    _ initialization: Initialization
  ) throws -> DeepSpec {
    let text = options.branchVariance ?? "1"
    guard let variance = Rational(text), variance.signum > 0,
      variance.survivesRounding
    else {
      throw Failure.Usage(
        "--branch-variance '\(text)' is not a positive number such as 1/10"
      )
    }
    let law: any WeightMeasure
    if case .independent(let measure, _) = initialization.weights {
      law = measure
    } else {
      law = Gaussian()
    }
    return try DeepSpec(
      inputWidth: architecture.inputWidth,
      blocks: architecture.widths.dropFirst().map {
        .clean(
          inner: DeepSpec.Layer(
            .dense(width: $0),
            activation: activation,
            initialization: initialization
          ),
          stream: architecture.inputWidth,
          outer: .independent(
            .perFanIn(variance * Rational(activation.pieces.count)),
            law
          )
        )
      }
    )
  }

  private static func batch(
    _ options: FlowOptions,
    _ spec: DeepSpec,
    _ coordinates: [Double],
    _ seed: UInt64
  ) throws -> BatchFlow {
    if let clip = options.clip {
      throw Failure.Usage(
        "--clip \(clip) does not go with batch-norm"
      )
    }
    let count = try Parsing.count(options.batch ?? "32", "--batch")
    guard count <= 1 << 16 else {
      throw Failure.Refusal("--batch \(count) is beyond 65536 examples")
    }
    // The batch is part of the question, the same for all networks.
    let streams = try Streams(seed: seed, purpose: .design)
    let batch = try BatchFlow.batch(
      of: count,
      around: coordinates,
      using: BlockStream(streams, block: 0).generator()
    )
    return try BatchFlow(spec, batch: batch, output: options.parsedOutput())
  }
}
