import ExactArithmetic
import GSL

/// A probability measure that weights or biases are drawn from, up to scale.
///
/// A law is kept in its *natural* form, in which its draws are simplest (±1 for
/// Rademacher, so that ties stay exact); `standardDeviation` converts. Moments
/// are those of the standardised law, which is all the theory needs:
/// κ_r = E ξ^{2r} / (E ξ²)^r, with κ_1 = 1 and κ_2 the kurtosis.
///
///     struct VShaped: WeightMeasure {
///       let name = "v-shaped"
///       let formula = "|x| on [-1, 1]"
///       let standardDeviation = 0.5.squareRoot()
///
///       func standardizedMoment(_ r: Int) -> EvenMoment {
///         .rational(Rational(2).power(r) / Rational(r + 1))
///       }
///
///       func density(at x: Double) -> Double? { abs(x) <= 1 ? abs(x) : 0 }
///
///       func draw(using generator: Generator) -> Double {
///         let size = generator.uniform().squareRoot()
///         return generator.coin() ? size : -size
///       }
///     }
///
///     let net = try NetworkSpec(
///       architecture: .init(parsing: "3,4,5,2"),
///       weights: [VShaped()]
///     )
///     print(try ExactMoments(net).moment(2))  // 550/81
public protocol WeightMeasure: Sendable {
  /// The law as the command line spells it; parsing gives the law back.
  var name: String { get }

  /// The density or the probabilities of the natural law, for readers.
  var formula: String { get }

  /// Whether ξ and −ξ have the same law.
  var isSymmetric: Bool { get }

  /// The points of positive probability.
  var atoms: Atoms { get }

  /// The standard deviation of the natural law.
  var standardDeviation: Double { get }

  /// κ_r, the standardised moment of order 2r, for r ≥ 0.
  func standardizedMoment(_ r: Int) -> EvenMoment

  /// The density of the natural law's continuous part, or nil if not known in
  /// closed form; it integrates to 1 minus the atoms' mass.
  func density(at x: Double) -> Double?

  /// One natural draw.
  func draw(using generator: Generator) -> Double

  /// Fills the array with independent natural draws.
  func fill(_ draws: inout [Double], using generator: Generator)
}

extension WeightMeasure {
  /// Symmetric unless a law says otherwise.
  public var isSymmetric: Bool { true }

  /// No atoms unless a law says otherwise.
  public var atoms: Atoms { .none }

  /// κ_2 = E ξ⁴/(E ξ²)².
  public var kurtosis: EvenMoment { standardizedMoment(2) }

  /// Draws one by one.
  public func fill(_ draws: inout [Double], using generator: Generator) {
    for i in draws.indices { draws[i] = draw(using: generator) }
  }

  /// The largest r ≤ `limit` with κ_r finite.
  public func highestFiniteMoment(upTo limit: Int) -> Int {
    (1...limit).last { standardizedMoment($0).isFinite } ?? 0
  }
}
