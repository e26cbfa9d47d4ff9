import Networks

/// The shape of a network that runs on batches, over one flat vector of
/// parameters.
///
/// Layers come in the order of computation, each with its weights row-major,
/// then its biases or shifts, then its gains. Blocks are chains of layers, with
/// or without an identity skip around them.
public struct BatchNetwork: Sendable {
  /// A chain of consecutive layers.
  public struct Block: Sendable {
    /// The layers of the chain.
    public let layers: Range<Int>
    /// Whether the input is added to the chain's output.
    public let isResidual: Bool
  }

  /// Which layers are normalised over the batch.
  public enum Normalization: Sendable {
    /// None.
    case none
    /// All but the last.
    case hidden
  }

  /// The layers, the first first.
  public let layers: [BatchLayer]
  /// The blocks that they make up.
  public let blocks: [Block]
  /// m, the length of the parameter vector.
  public let parameterCount: Int

  /// Numbers taken.
  public var inputWidth: Int { layers[0].inputWidth }
  /// Numbers given.
  public var outputWidth: Int { layers[layers.count - 1].outputWidth }
  /// Whether any layer is normalised.
  public var isNormalized: Bool { layers.contains(where: \.isNormalized) }

  /// The shape of a given network.
  ///
  /// - Parameters:
  ///   - network: Any network without convolutions.
  ///   - normalization: Which layers are normalised.
  ///   - hasBiases: Whether there are biases, or shifts, to be trained.
  ///
  /// Throws if a layer is a convolution.
  public init(
    _ network: DeepNetwork,
    normalization: Normalization = .none,
    hasBiases: Bool = true
  ) throws(ConditioningError) {
    let last = network.blocks.reduce(0) { $0 + $1.layers.count } - 1
    var layers: [BatchLayer] = []
    var blocks: [Block] = []
    var offset = 0
    for block in network.blocks {
      let first = layers.count
      for layer in block.layers {
        guard case .dense(let matrix) = layer.weights else {
          throw ConditioningError(
            .refused,
            "layer \(layers.count + 1) is a convolution: conditioning is"
              + " measured on fully connected layers"
          )
        }
        let isNormalized = normalization == .hidden && layers.count < last
        let made = BatchNetwork.layer(
          matrix.rows,
          matrix.columns,
          layer.activation,
          isNormalized: isNormalized,
          hasShifts: hasBiases || isNormalized,
          at: offset
        )
        layers.append(made)
        offset += made.parameterCount
      }
      blocks.append(
        Block(layers: first..<layers.count, isResidual: block.isResidual)
      )
    }
    self.layers = layers
    self.blocks = blocks
    parameterCount = offset
  }

  private static func layer(
    _ rows: Int,
    _ columns: Int,
    _ activation: Activation,
    isNormalized: Bool,
    hasShifts: Bool,
    at offset: Int
  ) -> BatchLayer {
    let shifts = offset + rows * columns
    return BatchLayer(
      inputWidth: columns,
      rows: rows,
      activation: activation,
      isNormalized: isNormalized,
      weights: offset,
      shifts: hasShifts ? shifts : nil,
      gains: isNormalized ? shifts + rows : nil
    )
  }

  /// The parameters of a network of this shape, as it was drawn.
  ///
  /// Gains begin at 1. A normalised layer's biases are its shifts.
  public func parameters(of network: DeepNetwork) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(parameterCount)
    for (own, given) in zip(layers, network.blocks.flatMap(\.layers)) {
      result += given.weights.parameters
      if own.shifts != nil { result += given.biases }
      if own.gains != nil {
        result += Array(repeating: 1.0, count: own.rows)
      }
    }
    return result
  }
}
