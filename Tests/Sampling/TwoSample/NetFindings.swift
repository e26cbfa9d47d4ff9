import Foundation
import TestSupport

/// Draws of ln Z with those for Z = 0 counted and the others sorted out.
struct NetSample: Sendable {
  /// All draws.
  let logs: [Double]
  /// Those with Z > 0.
  let alive: [Double]

  init(_ logs: [Double]) {
    self.logs = logs
    alive = logs.filter { $0 != -.infinity }
  }

  var count: Int { logs.count }
  var zeros: Int { logs.count - alive.count }

  /// As many dead nets as the exact probability says.
  func zeros(_ name: String, probability: Double) -> Finding {
    Finding(
      "\(name): P(Z = 0)",
      binomialTail(zeros, trials: count, probability: probability)
    )
  }

  /// As many dead nets as among other draws.
  func zeros(_ name: String, as other: NetSample) -> Finding {
    Finding(
      "\(name): P(Z = 0) as the reference",
      proportionTail(zeros, of: count, other.zeros, of: other.count)
    )
  }

  /// The law of ln Z given Z > 0 is that of other draws (Kolmogorov, Smirnov).
  ///
  /// Nets of lattice weights take few values, which two programs round
  /// differently: ln Z is compared to 2⁻³⁰.
  func law(_ name: String, as other: NetSample) -> Finding {
    let size = min(alive.count, other.alive.count)
    func coarse(_ sample: NetSample) -> [Double] {
      sample.alive.prefix(size).map { ($0 * 0x1p30).rounded() }
    }
    return Finding(
      "\(name): ln Z as the reference",
      twoSampleTail(coarse(self), coarse(other))
    )
  }

  /// E Z^K, whose variance is known: rigorous for any tail.
  func moment(
    _ name: String,
    _ moment: NetTruth.Moment,
    alpha: Double
  ) -> Finding {
    let order = Double(moment.order)
    return Finding(
      "\(name): E Z^\(moment.order)",
      meanTail(
        logs.map { exp(order * $0 - moment.logMean) },
        mean: 1,
        variance: moment.relativeVariance,
        alpha: alpha
      )
    )
  }

  /// Everything that exact values say.
  func findings(
    _ name: String,
    against truth: NetTruth,
    alpha: Double = CheckFamily.agreement.share.alpha
  ) -> [Finding] {
    let zero = zeros(name, probability: truth.zeroProbability)
    let moments = truth.moments.map { moment(name, $0, alpha: alpha) }
    let law = truth.law.map {
      Finding("\(name): law of ln Z", $0.tail(of: alive))
    }
    return [zero] + moments + (law.map { [$0] } ?? [])
  }
}
