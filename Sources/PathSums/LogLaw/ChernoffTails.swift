import Foundation

/// Tail bounds from real moments: P(Y > y) ≤ E e^{sY} e^{−sy} for s > 0, and
/// P(Y < y) ≤ E e^{sY} e^{−sy} for s < 0.
///
/// Y = ln Z given Z > 0. The exponents tried are a geometric grid in units of
/// the standard deviation, cut at the exponent where moments cease to exist.
struct ChernoffTails: Sendable {
  private let positive: [(s: Double, logMoment: Double)]
  private let negative: [(s: Double, logMoment: Double)]
  /// The exponent of the input factor's density, ν/2.
  private let shape: Double
  /// P(Y < low) ≤ `mass`.
  let low: Double
  /// P(Y > high) ≤ `mass`.
  let high: Double
  /// The probability that either tail beyond `low` and `high` may carry.
  static let mass = 1e-16

  init(
    _ factors: [(factor: LayerMellin, count: Int)],
    deviation: Double
  ) {
    let least = factors.map(\.factor.leastExponent).max() ?? 0
    let grid = (0..<28).map { 0.25 * pow(1.25, Double($0)) / deviation }
    let cut = (1...10).map { -least * (1 - exp2(-Double($0))) }
    func moments(_ exponents: [Double]) -> [(Double, Double)] {
      exponents.map { ($0, LogLaw.logMoment(factors, $0)) }
    }
    let logMass = log(ChernoffTails.mass)
    positive = moments(grid)
    negative = moments((grid + cut).filter { $0 < -least }.map { -$0 })
    shape = Double(factors[0].factor.window.highest) / 2
    high = positive.map { ($0.logMoment - logMass) / $0.s }.min() ?? 0
    low = negative.map { ($0.logMoment - logMass) / $0.s }.max() ?? 0
  }

  /// A bound on P(Y > y).
  func upper(_ y: Double) -> Double { bound(positive, y) }

  /// A bound on P(Y < y).
  func lower(_ y: Double) -> Double { bound(negative, y) }

  /// A bound on Σ_{m ≥ 1} of the density at y + m·period and at y − m·period
  /// for every y from `low` to `high`, the period being `high` − `low`.
  ///
  /// The density of Y tilted by e^{sy} is at most that of its input factor, the
  /// logarithm of a Gamma variable of shape ν/2 + s, hence √((ν/2 + s)/2π).
  var densityAliasing: Double {
    func side(_ moments: [(s: Double, logMoment: Double)], _ y: Double)
      -> Double
    {
      moments.map { s, logMoment in
        exp(logMoment - s * y) * sqrt((shape + s) / (2 * .pi))
          / -expm1(-abs(s) * (high - low))
      }.min() ?? .infinity
    }
    return side(positive, high) + side(negative, low)
  }

  private func bound(
    _ moments: [(s: Double, logMoment: Double)],
    _ y: Double
  ) -> Double {
    min(1, moments.map { exp($0.logMoment - $0.s * y) }.min() ?? 1)
  }
}
