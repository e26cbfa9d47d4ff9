import Networks

/// All draws of a flow, by quantity and layer.
public struct FlowSample: Sendable {
  /// What is looked at in every layer.
  public enum Quantity: String, Sendable, CaseIterable {
    /// M_l = ‖a^{(l)}‖²/n_l.
    case length = "activation_length"
    /// ‖∂f/∂a^{(l)}‖².
    case gradient = "squared_gradient"
    /// ‖∂f/∂W^{(l)}‖²_F.
    case weightGradient = "squared_weight_gradient"
  }

  /// How many networks were drawn.
  public let count: Int
  /// M_0, …, M_L.
  public let lengths: [FlowColumn]
  /// The squared gradients at a^{(0)}, …, a^{(L)}.
  public let gradients: [FlowColumn]
  /// The squared weight gradients of layers 1, …, L; empty if there are none.
  public let weightGradients: [FlowColumn]
  /// What clipping did to every network, if it was asked for.
  public let clipping: [ClippedGradient]

  /// The sample of these profiles, which must be of one source.
  public init(profiles: [FlowProfile]) {
    func columns(_ values: (FlowProfile) -> [Double]) -> [FlowColumn] {
      let layers = profiles.first.map { values($0).count } ?? 0
      return (0..<layers).map { l in
        FlowColumn(logs: profiles.map { values($0)[l] })
      }
    }
    count = profiles.count
    lengths = columns(\.lengths)
    gradients = columns(\.gradients)
    weightGradients = columns(\.weightGradients)
    clipping = profiles.compactMap(\.clipping)
  }

  /// L.
  public var depth: Int { max(gradients.count - 1, 0) }

  /// The columns of a quantity with their layers.
  public func columns(
    _ quantity: Quantity
  ) -> [(layer: Int, column: FlowColumn)] {
    switch quantity {
    case .length: Array(lengths.enumerated()).map { ($0, $1) }
    case .gradient: Array(gradients.enumerated()).map { ($0, $1) }
    case .weightGradient:
      Array(weightGradients.enumerated()).map { ($0 + 1, $1) }
    }
  }
}
