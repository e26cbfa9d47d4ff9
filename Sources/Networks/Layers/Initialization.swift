import ExactArithmetic
import Foundation
import GSL
import Measures

/// How the weights and biases of one layer are drawn.
public struct Initialization: Sendable {
  /// The law of a layer's matrix, or of its filters as a matrix with one row a
  /// channel.
  public enum Weights: Sendable {
    /// Independent entries of any law, scaled to a variance.
    case independent(any WeightMeasure, VarianceRule)
    /// √`gainSquared` times a Haar-distributed orthogonal matrix, or a uniform
    /// frame of rows or columns if it is not square.
    case haar(gainSquared: Rational)
  }

  /// The law of a layer's biases.
  public enum Biases: Sendable {
    /// A measure that knows its own size.
    case measure(BiasMeasure)
    /// Independent numbers of any law, scaled to a variance.
    case independent(any WeightMeasure, VarianceRule)
  }

  /// The law of the weights.
  public let weights: Weights
  /// The law of the biases.
  public let biases: Biases
  /// Whether a layer above CReLU draws W and takes [W −W].
  ///
  /// Then [W −W][relu(z); relu(−z)] = W z, so that the network is linear at
  /// initialization: D. Balduzzi, M. Frean, L. Leary, J. P. Lewis, K. W.-D. Ma,
  /// B. McWilliams, *The Shattered Gradients Problem*, arXiv:1702.08591.
  public let looksLinear: Bool

  /// The initialization by these laws.
  public init(
    _ weights: Weights,
    biases: Biases = .measure(.none),
    looksLinear: Bool = false
  ) {
    self.weights = weights
    self.biases = biases
    self.looksLinear = looksLinear
  }

  /// Independent weights of a law, by default Gaussian, and no biases.
  public static func independent(
    _ rule: VarianceRule,
    _ law: any WeightMeasure = Gaussian()
  ) -> Initialization {
    Initialization(.independent(law, rule))
  }

  /// Gaussian weights of variance 2/fan-in.
  public static let he = independent(.he)

  /// Orthogonal weights times √`gainSquared`.
  public static func haar(gainSquared: Rational = 1) -> Initialization {
    Initialization(.haar(gainSquared: gainSquared))
  }

  /// Mirrored orthogonal weights for CReLU.
  public static func looksLinear(
    _ weights: Weights = .haar(gainSquared: 1)
  ) -> Initialization {
    Initialization(weights, looksLinear: true)
  }

  /// PyTorch's default: weights and biases uniform on ±1/√fan-in.
  public static let pytorch = Initialization(
    .independent(Uniform(), .pytorch),
    biases: .independent(Uniform(), .pytorch)
  )
}

extension Initialization {
  /// Draws `rows` × `columns` weights, row-major.
  ///
  /// With `isMirrored` and `looksLinear`, the right half of the columns is the
  /// negative of the left, and the fan-in is that of the left half.
  func drawWeights(
    rows: Int,
    columns: Int,
    fanOut: Int,
    isMirrored: Bool,
    using generator: Generator
  ) throws(NetworkError) -> [Double] {
    let halves = looksLinear && isMirrored
    let width = halves ? columns / 2 : columns
    let draws: [Double]
    switch weights {
    case .independent(let law, let rule):
      let variance = rule.variance(fanIn: width, fanOut: fanOut)
      draws = scaledDraws(law, variance, count: rows * width, generator)
    case .haar(let gainSquared):
      let gain = gainSquared.doubleValue.squareRoot()
      do {
        draws = try Matrix.haar(rows: rows, columns: width, using: generator)
          .values.map { gain * $0 }
      } catch {
        throw NetworkError(.refused, error.description)
      }
    }
    guard halves else { return draws }
    return (0..<rows).flatMap { row in
      let half = draws[(row * width)..<((row + 1) * width)]
      return half + half.map { -$0 }
    }
  }

  /// Draws the biases.
  func drawBiases(
    count: Int,
    fanIn: Int,
    fanOut: Int,
    using generator: Generator
  ) -> [Double] {
    switch biases {
    case .measure(let measure):
      var values = Array(repeating: 0.0, count: count)
      measure.fill(&values, using: generator)
      return values
    case .independent(let law, let rule):
      let variance = rule.variance(fanIn: fanIn, fanOut: fanOut)
      return scaledDraws(law, variance, count: count, generator)
    }
  }

  private func scaledDraws(
    _ law: any WeightMeasure,
    _ variance: Rational,
    count: Int,
    _ generator: Generator
  ) -> [Double] {
    var draws = Array(repeating: 0.0, count: count)
    law.fill(&draws, using: generator)
    let scale = variance.doubleValue.squareRoot() / law.standardDeviation
    for i in draws.indices { draws[i] *= scale }
    return draws
  }
}
