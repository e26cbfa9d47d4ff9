import Foundation
import Measures
import Networks

/// The exact law of ln Z given Z > 0, Gaussian weights.
///
///     Z = b ∏_{j=1}^{d−1} (2/n_j)χ²_{B_j} · (2/n₀)χ²_ν   in law,
///
/// b ~ Bern(½), B_j ~ Bin(n_j, ½), all independent; ν = n₀ for a row Z_q and 1
/// for a squared entry Z_{p,q}². Hence the Mellin transform
///
///     E[Z^s | Z > 0] = (4/n₀)^s Γ(ν/2 + s)/Γ(ν/2) ∏_j E[X̄_{n_j}^s | B_j ≥ 1]
///
/// (`LayerMellin`), which `Inversion` turns into distribution function, density
/// and quantiles with a bound on every error. A linear output lifts the coin b,
/// which changes P(Z > 0) and nothing else. Hypotheses: Gaussian weights of
/// variance 2/fan-in in every layer, symmetric biases, no ties.
///
///     let net = try NetworkSpec(architecture: .init(parsing: "3,4,5,2"))
///     let law = try LogLaw(net)
///     print(law.zeroProbability)  // 0.5458984375
///     let median = try law.quantile(0.5)
///     print(Number.short(median.value))  // -0.63159
///     print(median.high - median.low < 1e-11)  // true
public struct LogLaw: Sendable {
  /// P(Z = 0).
  public let zeroProbability: Double
  /// Mean, variance and third central moment.
  public let cumulants: LogCumulants
  let factors: [(factor: LayerMellin, count: Int)]
  let inversion: Inversion

  /// The law for a network; throws unless every layer is Gaussian.
  public init(_ spec: NetworkSpec) throws(PathSumError) {
    if let j = spec.weights.firstIndex(where: { !($0 is Gaussian) }) {
      throw PathSumError(
        "the exact law of ln Z needs Gaussian weights, for only then is Z a"
          + " product of independent chi-squared factors; layer \(j + 1) draws"
          + " from \(spec.weights[j].name)"
      )
    }
    guard let zero = ZeroProbability.value(spec) else {
      throw PathSumError("the law of ln Z needs weights without atoms")
    }
    zeroProbability = zero
    factors = LogLaw.factors(spec.architecture, spec.quantity)
    cumulants = try LogCumulants(spec.architecture, spec.quantity)
    inversion = try Inversion(factors, cumulants)
  }

  /// The independent factors of Z given Z > 0, equal ones counted.
  static func factors(
    _ architecture: Architecture,
    _ quantity: Quantity
  ) -> [(factor: LayerMellin, count: Int)] {
    let n = architecture.inputWidth
    let degrees = quantity.input == nil ? n : 1
    let hidden = Dictionary(grouping: architecture.hiddenWidths) { $0 }
    return [(LayerMellin(inputWidth: n, degrees: degrees), 1)]
      + hidden.sorted { $0.key < $1.key }
      .map { (LayerMellin(width: $0.key), $0.value.count) }
  }

  /// ln E[Z^s; Z > 0] for a real s with every moment involved finite.
  ///
  /// Throws where s is at or below minus half the least degrees of freedom.
  public func logMoment(_ s: Double) throws(PathSumError) -> Double {
    let least = factors.map(\.factor.leastExponent).max() ?? 0
    guard s > least else {
      throw PathSumError(
        "E[Z^s; Z > 0] is infinite at s = \(s): it is finite for s > \(least)"
      )
    }
    return log1p(-zeroProbability) + LogLaw.logMoment(factors, s)
  }

  static func logMoment(
    _ factors: [(factor: LayerMellin, count: Int)],
    _ s: Double
  ) -> Double {
    factors.reduce(0) { $0 + Double($1.count) * $1.factor.logMoment(s) }
  }

  /// The interval outside which ln Z lies with probability below 10⁻¹⁵.
  public var range: ClosedRange<Double> {
    inversion.tails.low...inversion.tails.high
  }

  /// The bounds on the three errors of `cdf`, whose sum it reports.
  public var errors: (aliasing: Double, truncation: Double, rounding: Double) {
    (inversion.aliasing, inversion.truncation, inversion.rounding)
  }

  /// P(ln Z ≤ y | Z > 0).
  ///
  /// - Complexity: O(m) for m terms of the inversion, some hundred.
  public func cdf(_ y: Double) -> Certified { inversion.cdf(y) }

  /// The density of ln Z given Z > 0.
  public func density(_ y: Double) -> Certified { inversion.density(y) }
}
