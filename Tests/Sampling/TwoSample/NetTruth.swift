import ExactArithmetic
import Foundation
import Networks
import PathSums
import TestSupport

/// What is known exactly about ln Z of a network, by the sum over paths.
///
/// Only where the theorem holds for certain: symmetric laws without atoms and
/// an input ≠ 0. The samplers compute nothing of this.
struct NetTruth: Sendable {
  /// E Z^K and Var(Z^K)/(E Z^K)².
  struct Moment: Sendable {
    let order: Int
    let logMean: Double
    let relativeVariance: Double
  }

  /// P(Z = 0).
  let zeroProbability: Double
  /// The moments whose variance is finite.
  let moments: [Moment]
  /// The law of ln Z given Z > 0 for Gaussian weights.
  let law: KnownDistribution?

  /// Nil unless the theorem holds.
  init?(_ spec: NetworkSpec, orders: [Int] = [1, 2]) throws {
    let isSymmetric =
      spec.weights.allSatisfy(\.isSymmetric)
      && spec.biases.allSatisfy(\.isSymmetric)
    guard isSymmetric, !spec.input.isZero,
      let zero = ZeroProbability.value(spec)
    else { return nil }
    zeroProbability = zero
    let exact = ExactMoments(spec)
    moments = orders.compactMap { order in
      guard let variance = exact.relativeVariance(order),
        let mean = try? exact.logMoment(order)
      else { return nil }
      return Moment(
        order: order,
        logMean: mean.log,
        relativeVariance: exp(variance.log)
      )
    }
    law = try? NetTruth.distribution(spec)
  }

  /// The distribution function at 49 points within four standard deviations;
  /// its own errors, below 10⁻¹², do not matter beside those of a sample.
  private static func distribution(
    _ spec: NetworkSpec
  ) throws -> KnownDistribution {
    let law = try LogLaw(spec)
    let (mean, sd) = (law.cumulants.mean, law.cumulants.variance.squareRoot())
    return KnownDistribution(
      (-24...24).map {
        let t = mean + Double($0) / 6 * sd
        return (t, law.cdf(t).value)
      }
    )
  }
}
