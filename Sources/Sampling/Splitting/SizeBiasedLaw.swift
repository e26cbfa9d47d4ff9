import Foundation
import GSL
import Measures
import Networks

/// The law of Z that decides E[Z^K], for Gaussian weights: networks drawn with
/// probability proportional to Z^K.
///
///     Z = b ∏_{j<d} (2/n_j) χ²_{B_j} · (2/n_0) χ²_{n_0},  B_j ~ Bin(n_j, ½)
///
/// (for an entry χ²_1 in the last factor). Weighting by Z^K replaces B_j by the
/// law proportional to C(n_j, B) B(B+2)⋯(B+2K−2), every χ²_ν by χ²_{ν+2K}, and
/// b by 1. The likelihood ratio times Z^K is E[Z^K] for every draw: an estimator
/// without variance, and so an oracle, never evidence. Typical draws are the
/// networks that a direct run must meet to get E[Z^K] right.
///
/// The law holds where the theorem's hypotheses do (no ties).
public struct SizeBiasedLaw: Sendable {
  /// One draw.
  public struct Draw: Sendable {
    /// ln Z.
    public let logZ: Double
    /// ln of Z^K times the likelihood ratio, which is ln E[Z^K].
    public let logWeight: Double
  }

  /// What the draws take for granted.
  public static let evidence = EvidenceLevel.theorem

  /// K.
  public let order: Int
  private let inputs: Int
  private let degrees: Int
  private let layers: [LayerBias]
  private let logOutput: Double

  /// The law for K ≥ 1; nil unless all weights are Gaussian.
  public init?(_ spec: NetworkSpec, order: Int) {
    let isGaussian = spec.weights.allSatisfy { $0.name == Gaussian().name }
    guard isGaussian, order >= 1 else { return nil }
    self.order = order
    inputs = spec.architecture.inputWidth
    degrees = spec.quantity.input == nil ? inputs : 1
    var known: [Int: LayerBias] = [:]
    layers = spec.architecture.hiddenWidths.map { width in
      let layer = known[width] ?? LayerBias(width: width, order: order)
      known[width] = layer
      return layer
    }
    logOutput = spec.outputActivation == .relu ? -log(2) : 0
  }

  /// `count` draws from one block's stream.
  public func draws(_ count: Int, from stream: BlockStream) -> [Draw] {
    let generator = stream.generator()
    return (0..<count).map { _ in draw(using: generator) }
  }

  /// One draw.
  public func draw(using generator: Generator) -> Draw {
    var logZ = 0.0
    var logRatio = logOutput
    func take(_ width: Int, _ nu: Int) {
      let x = Self.chiSquared(nu + 2 * order, using: generator)
      logZ += log(2 * x / Double(width))
      logRatio += Self.logDensity(x, nu) - Self.logDensity(x, nu + 2 * order)
    }
    for layer in layers {
      let active = layer.draw(using: generator)
      logRatio += layer.logMass(active) - layer.logBiasedMass(active)
      take(layer.width, active)
    }
    take(inputs, degrees)
    return Draw(logZ: logZ, logWeight: Double(order) * logZ + logRatio)
  }

  /// ln of the density of χ²_ν.
  private static func logDensity(_ x: Double, _ nu: Int) -> Double {
    let half = Double(nu) / 2
    return (half - 1) * log(x) - x / 2 - half * log(2) - lgamma(half)
  }

  /// χ²_ν for ν ≥ 2: twice a Gamma(ν/2) by the squeeze of Marsaglia and Tsang,
  /// "A simple method for generating gamma variables", ACM TOMS 26 (2000).
  private static func chiSquared(_ nu: Int, using generator: Generator)
    -> Double
  {
    let d = Double(nu) / 2 - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = generator.draw(.gaussian)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let bound = 0.5 * x * x + d * (1 - v + log(v))
      if log(1 - generator.uniform()) < bound { return 2 * d * v }
    }
  }
}

/// The active neurons of one layer, Bin(n, ½) weighted by B(B+2)⋯(B+2K−2).
private struct LayerBias {
  let width: Int
  private let cumulative: [Double]
  private let biased: [Double]

  init(width: Int, order: Int) {
    self.width = width
    let weights = (1...width).map { b in
      LayerBias.logMass(b, of: width)
        + (0..<order).reduce(0.0) { $0 + log(Double(b + 2 * $1)) }
    }
    let largest = weights.max() ?? 0
    let total = weights.reduce(0) { $0 + exp($1 - largest) }
    biased = weights.map { $0 - largest - log(total) }
    var sum = 0.0
    cumulative = biased.map { mass in
      sum += exp(mass)
      return sum
    }
  }

  /// ln P(B = b).
  func logMass(_ b: Int) -> Double { LayerBias.logMass(b, of: width) }

  private static func logMass(_ b: Int, of width: Int) -> Double {
    let n = Double(width)
    let ways = lgamma(n + 1) - lgamma(Double(b) + 1) - lgamma(n - Double(b) + 1)
    return ways - n * log(2)
  }

  /// ln of the weighted probability of b ≥ 1.
  func logBiasedMass(_ b: Int) -> Double { biased[b - 1] }

  /// One weighted draw.
  func draw(using generator: Generator) -> Int {
    let u = generator.uniform()
    var (low, high) = (0, width - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > u { high = middle } else { low = middle + 1 }
    }
    return low + 1
  }
}
