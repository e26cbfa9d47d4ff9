import GSL
import Networks

/// A family of networks for batches, drawn at random.
public struct Model: Sendable {
  /// Layers, activations and initializations.
  public let spec: DeepSpec
  /// Which layers are normalised over the batch.
  public let normalization: BatchNetwork.Normalization
  /// Whether there are biases to be trained.
  public let hasBiases: Bool

  /// The networks of a specification.
  public init(
    _ spec: DeepSpec,
    normalization: BatchNetwork.Normalization = .none,
    hasBiases: Bool = true
  ) {
    self.spec = spec
    self.normalization = normalization
    self.hasBiases = hasBiases
  }

  /// Draws a network: its shape and its parameters.
  public func draw(
    using generator: Generator
  ) throws(ConditioningError) -> (shape: BatchNetwork, w: [Double]) {
    let network: DeepNetwork
    do {
      network = try spec.draw(using: generator)
    } catch {
      throw ConditioningError(.refused, error.description)
    }
    let shape = try BatchNetwork(
      network,
      normalization: normalization,
      hasBiases: hasBiases
    )
    return (shape, shape.parameters(of: network))
  }
}
