import GSL

/// A random choice of the parameters, the same share of every layer.
///
/// Of a layer with c parameters ⌈ρ c⌉ are chosen, so that none is left out. A
/// mask is no random projection: at density ρ the rescaled squared length of v
/// has relative variance about (1/ρ − 1) ‖v‖₄⁴/‖v‖₂⁴, which is 19 at 5 % for a
/// vector with one coordinate.
public struct CoordinateMask: Sendable {
  /// ρ.
  public let density: Double
  /// The chosen parameters of every layer, in increasing order.
  let layers: [[Int]]

  /// A mask of a network; the density is held between 0 and 1.
  public init(
    _ network: BatchNetwork,
    density: Double,
    using generator: Generator
  ) {
    let density = min(1, max(0, density))
    self.density = density
    layers = network.layers.map { layer in
      let count = layer.parameterCount
      let wanted = max(1, Int((density * Double(count)).rounded(.up)))
      return CoordinateMask.choose(wanted, of: count, generator)
        .map { layer.weights + $0 }
    }
  }

  /// Every choice of `wanted` among `count` numbers is equally likely: each is
  /// taken with the probability that is left (Knuth's Algorithm S).
  private static func choose(
    _ wanted: Int,
    of count: Int,
    _ generator: Generator
  ) -> [Int] {
    var chosen: [Int] = []
    chosen.reserveCapacity(wanted)
    for k in 0..<count where chosen.count < wanted {
      let left = Double(count - k)
      if left * generator.uniform() < Double(wanted - chosen.count) {
        chosen.append(k)
      }
    }
    return chosen
  }

  /// How many coordinates are kept.
  public var count: Int { layers.reduce(0) { $0 + $1.count } }

  /// The kept coordinates of a gradient or another parameter vector.
  public func selecting(_ v: [Double]) -> [Double] {
    var kept: [Double] = []
    kept.reserveCapacity(count)
    for layer in layers {
      for k in layer { kept.append(v[k]) }
    }
    return kept
  }

  /// (1/ρ − 1) ‖v‖₄⁴/‖v‖₂⁴, the relative variance of ‖v‖² under such masks up to
  /// the bounds of layers; nil of the zero vector.
  public static func relativeVariance(
    of v: [Double],
    density: Double
  ) -> Double? {
    let largest = v.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite, density > 0 else { return nil }
    var (square, fourth) = (0.0, 0.0)
    for x in v {
      let s = (x / largest) * (x / largest)
      square += s
      fourth += s * s
    }
    return (1 / density - 1) * fourth / (square * square)
  }
}
