import ExactArithmetic
import Measures

/// Exact expectations over laws on finitely many points: the real network, run
/// forward with its own masks on every outcome, in exact arithmetic.
///
///     z^{(j)} = W^{(j)} a^{(j−1)} + b^{(j)},  a^{(j)} = relu(z^{(j)})
///
/// This is the definition. It knows neither the sum over paths nor its
/// hypotheses, so it is a truth of its own to hold both against. With
/// W^{(j)} = s_j ξ^{(j)}, s_j² = 2/(n_{j−1} Var ξ), all numbers are kept in units
/// of s_1 ⋯ s_j: gradients are rational, activations are rational multiples of
/// square roots, and signs are decided exactly (`RootSum`).
///
/// Outcomes that no later layer can tell apart are merged. Weights are
/// independent and, within a layer, alike, so a layer's neurons may be listed in
/// any order, and silent ones not at all; and a last hidden layer that feeds one
/// output is summed neuron by neuron.
///
///     let net = try NetworkSpec(
///       architecture: .init(parsing: "2,2,1"),
///       weights: [Rademacher()],
///       input: .ones
///     )
///     let found = try Enumeration(net).expectations(
///       of: [
///         .moment(.row(output: 0), order: 1),
///         .moment(.row(output: 0), order: 2),
///       ]
///     )
///     print(found.expectations[0], found.expectations[1])  // 1/2 7/4
///     print(try ExactMoments(net).moment(2))  // 4
public struct Enumeration: Sendable {
  /// The network.
  public let spec: NetworkSpec
  /// relu'(0).
  public let kink: Kink
  /// The most outcomes that are visited.
  public let limit: Int
  let layers: [Layer]
  let coordinates: [RootSum]

  /// The most outcomes that are visited unless told otherwise.
  public static let defaultLimit = 50_000_000
  /// The most different states of one layer that are kept.
  static let stateLimit = 2_000_000

  /// What one layer draws from.
  struct Layer: Sendable {
    let weights: FiniteLaw<Rational>
    let biases: FiniteLaw<RootSum>
    let width: Int
    /// ∏ s_i² up to this layer.
    let unitSquare: Rational
  }

  /// The enumeration of a network's outcomes.
  ///
  /// Throws if a law has infinitely many values, or irrational ones.
  public init(
    _ spec: NetworkSpec,
    kink: Kink = .zero,
    limit: Int = Enumeration.defaultLimit
  ) throws(NetworkError) {
    self.spec = spec
    self.kink = kink
    self.limit = limit
    let widths = spec.architecture.widths
    var layers: [Layer] = []
    var unitSquare: Rational = 1
    for j in 1..<widths.count {
      let weights = try FiniteLaw<Rational>(
        spec.weights[j - 1],
        of: "layer \(j)"
      )
      unitSquare *= 2 / (Rational(widths[j - 1]) * weights.secondMoment)
      let biases = try FiniteLaw<RootSum>(
        spec.biases[j - 1],
        of: "the bias of layer \(j)",
        inverseSquare: 1 / unitSquare
      )
      layers.append(
        Layer(
          weights: weights,
          biases: biases,
          width: widths[j],
          unitSquare: unitSquare
        )
      )
    }
    self.layers = layers
    guard let x = spec.input.exactCoordinates(width: widths[0]) else {
      throw NetworkError(
        .refused,
        "the generic input of \(widths[0]) coordinates is too long for exact"
          + " square roots: give numbers with --input"
      )
    }
    coordinates = x
  }

  /// How many outcomes the network's weights and biases have.
  public var outcomeCount: LogNumber {
    var log = 0.0
    for (layer, inputs) in zip(layers, spec.architecture.widths) {
      let weights = Double(layer.width) * Double(inputs)
      log += weights * Rational(layer.weights.points.count).logarithm
      log +=
        Double(layer.width) * Rational(layer.biases.points.count).logarithm
    }
    return LogNumber(log: log)
  }

  /// What an enumeration finds.
  public struct Result: Sendable {
    /// The expectations, in the order of the statistics.
    public let expectations: [RootSum]
    /// For each layer, the probability that one given neuron is at its kink:
    /// that its pre-activation is 0 while its derivative by an input of the
    /// statistics is not.
    public let ties: [Rational]
    /// How many outcomes were visited after merging.
    public let visited: Int

    /// Whether hypothesis (H) holds for these statistics.
    public var hasNoTies: Bool { ties.allSatisfy(\.isZero) }
  }

  /// The exact expectations of the statistics, all in one pass.
  ///
  /// Throws if a statistic lies outside the network, or if more than `limit`
  /// outcomes would have to be visited.
  public func expectations(
    of statistics: [GradientStatistic]
  ) throws(NetworkError) -> Result {
    for statistic in statistics { try check(statistic) }
    var walk = OutcomeWalk(self, statistics)
    return try walk.run()
  }

  private func check(_ statistic: GradientStatistic) throws(NetworkError) {
    let architecture = spec.architecture
    for q in statistic.outputs where q >= architecture.outputWidth {
      throw NetworkError(
        .malformed,
        "output \(q) is outside the network: outputs are numbered 0 to"
          + " \(architecture.outputWidth - 1)"
      )
    }
    for p in statistic.inputs ?? [] where p >= architecture.inputWidth {
      throw NetworkError(
        .malformed,
        "input \(p) is outside the network: inputs are numbered 0 to"
          + " \(architecture.inputWidth - 1)"
      )
    }
  }

  /// A polynomial of the given degree in the gradient, out of units of ∏ s_j.
  func rescaled(
    _ value: Rational,
    degree: Int
  ) throws(NetworkError) -> RootSum {
    let square = layers[layers.count - 1].unitSquare
    let even = value * square.power(degree / 2)
    if degree % 2 == 0 { return RootSum(even) }
    return even * (try FiniteLaw.root(square, "an odd power"))
  }
}
