import GSL

/// A random network of blocks: shapes, activations and initializations.
///
/// Layers are drawn in the order of computation, each its weights before its
/// biases, row-major.
public struct DeepSpec: Sendable {
  /// How a layer's inputs and outputs are connected.
  public enum Shape: Sendable, Hashable {
    /// All with all, that many pre-activations.
    case dense(width: Int)
    /// By a convolution.
    case convolution(Convolution.Shape)
  }

  /// One layer to be drawn.
  public struct Layer: Sendable {
    /// How inputs and pre-activations are connected.
    public let shape: Shape
    /// φ.
    public let activation: Activation
    /// How weights and biases are drawn.
    public let initialization: Initialization

    /// The layer of this shape.
    public init(
      _ shape: Shape,
      activation: Activation = .relu,
      initialization: Initialization = .he
    ) {
      self.shape = shape
      self.activation = activation
      self.initialization = initialization
    }
  }

  /// A chain of layers, with or without a skip.
  public struct Block: Sendable {
    /// The layers of F.
    public let layers: [Layer]
    /// Whether the input is added to F.
    public let isResidual: Bool

    /// The block of this chain.
    public init(_ layers: [Layer], isResidual: Bool = false) {
      self.layers = layers
      self.isResidual = isResidual
    }
  }

  /// n₀.
  public let inputWidth: Int
  /// The blocks, the first first.
  public let blocks: [Block]

  /// The most weights of one network that are accepted.
  public static let limit = 1 << 30

  /// The network of these blocks.
  ///
  /// Throws if two neighbours do not fit, a size is not positive, or there are
  /// more than `limit` weights.
  public init(inputWidth: Int, blocks: [Block]) throws(NetworkError) {
    self.inputWidth = inputWidth
    self.blocks = blocks
    try check()
  }

  /// A fully connected network; every layer is drawn alike.
  ///
  /// The widths count pre-activations: above CReLU a layer takes twice as many
  /// numbers. The output has the activation of the others unless it is given.
  public init(
    _ architecture: Architecture,
    activation: Activation = .relu,
    outputActivation: Activation? = nil,
    initialization: Initialization = .he
  ) throws(NetworkError) {
    let widths = architecture.widths.dropFirst()
    let last = widths.endIndex - 1
    try self.init(
      inputWidth: architecture.inputWidth,
      blocks: widths.indices.map { j in
        Block([
          Layer(
            .dense(width: widths[j]),
            activation: j == last ? outputActivation ?? activation : activation,
            initialization: initialization
          )
        ])
      }
    )
  }
}

extension DeepSpec.Block {
  /// One plain layer.
  public static func plain(_ layer: DeepSpec.Layer) -> DeepSpec.Block {
    DeepSpec.Block([layer])
  }

  /// a + φ(W a + b).
  public static func identity(_ layer: DeepSpec.Layer) -> DeepSpec.Block {
    DeepSpec.Block([layer], isResidual: true)
  }

  /// The clean block r + V φ(W r + b) of a stream of `stream` numbers.
  public static func clean(
    inner: DeepSpec.Layer,
    stream: Int,
    outer: Initialization
  ) -> DeepSpec.Block {
    let v = DeepSpec.Layer(
      .dense(width: stream),
      activation: .linear,
      initialization: outer
    )
    return DeepSpec.Block([inner, v], isResidual: true)
  }
}
