/// What one island of a splitting run leaves behind.
public struct Island: Sendable {
  /// One layer of an island.
  public struct Layer: Sendable {
    /// (Σw)²/(N Σw²): 1 for equal weights, near 1/N where one particle has all.
    public let effectiveShare: Double
    /// Whether the population was resampled after the layer.
    public let isResampled: Bool
    /// How many particles have children in the next layer.
    public let parents: Int
    /// How many of the first layer's particles still have descendants.
    public let roots: Int

    /// The record of a layer.
    public init(
      effectiveShare: Double,
      isResampled: Bool,
      parents: Int,
      roots: Int
    ) {
      self.effectiveShare = effectiveShare
      self.isResampled = isResampled
      self.parents = parents
      self.roots = roots
    }
  }

  /// Its number.
  public let index: Int
  /// ln of its estimate of E[Z^K]; −∞ if every particle died.
  public let logEstimate: Double
  /// With a control variate, the estimate minus what it subtracts, divided by
  /// the control's reference value; may be negative.
  public let controlled: Double?
  /// One record for each layer up to the output or to the end of all life.
  public let layers: [Layer]

  /// What an island has left behind.
  public init(
    index: Int,
    logEstimate: Double,
    controlled: Double?,
    layers: [Layer]
  ) {
    self.index = index
    self.logEstimate = logEstimate
    self.controlled = controlled
    self.layers = layers
  }

  /// The smallest share of effective particles in a layer.
  public var smallestEffectiveShare: Double {
    layers.map(\.effectiveShare).min() ?? 0
  }

  /// How many of the first layer's particles the estimate rests on.
  public var roots: Int { layers.last?.roots ?? 0 }
}
