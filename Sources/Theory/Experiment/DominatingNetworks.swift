import ExactArithmetic
import Foundation
import GSL
import Networks
import Sampling

/// The networks that decide E[Z^K], drawn in proportion to Z^K.
///
/// A direct run gets E[Z^K] right only once it has met some of them. How rare
/// they are follows from the same draws: with E the size-biased mean and m its
/// median,
///
///     P(Z ≥ m) = E[ E[Z^K]/Z^K · 1{Z ≥ m} ]
///
/// The draws take the theorem for granted: a picture of what it says, never
/// evidence for it. For Gaussian weights only, as ``SizeBiasedLaw`` is.
public struct DominatingNetworks: Sendable {
  /// A quantile of ln Z with its order-statistic interval.
  public struct Quantile: Sendable {
    /// The probability.
    public let probability: Double
    /// ln z.
    public let value: Double
    /// The interval's lower end.
    public let low: Double
    /// The interval's upper end.
    public let high: Double
  }

  /// K.
  public let order: Int
  /// The draws behind the numbers.
  public let samples: Int
  /// The confidence level of the intervals.
  public let confidence: Double
  /// ln P(Z ≥ m), m the sample's median; −∞ of no draws.
  public let logRarity: Double
  /// Its standard error, from the sample.
  public let rarityError: Double
  private let logs: [Double]

  /// `samples` draws; nil unless all weights are Gaussian and `samples` > 0.
  public init?(
    _ spec: NetworkSpec,
    order: Int,
    samples: Int,
    streams: Streams,
    confidence: Double = 0.95
  ) {
    guard samples > 0, let law = SizeBiasedLaw(spec, order: order) else {
      return nil
    }
    self.order = order
    self.samples = samples
    self.confidence = confidence
    let generator = BlockStream(streams, block: order).generator()
    let draws = (0..<samples).map { _ in law.draw(using: generator) }
    let sorted = draws.map(\.logZ).sorted()
    logs = sorted
    let median = sorted[samples / 2]
    let terms = draws.map { draw in
      draw.logZ >= median
        ? exp(Double(order) * (median - draw.logZ)) : 0
    }
    let n = Double(samples)
    let mean = terms.reduce(0, +) / n
    let square = terms.reduce(0) { $0 + $1 * $1 } / n
    let logMoment = draws[0].logWeight
    logRarity = logMoment - Double(order) * median + log(mean)
    rarityError = (max(0, square / (mean * mean) - 1) / n).squareRoot()
  }

  /// A quantile of ln Z.
  public func quantile(_ probability: Double) -> Quantile {
    let n = Double(samples)
    let z = Tail.twoSidedGaussianQuantile(1 - confidence)
    let reach = z * (n * probability * (1 - probability)).squareRoot()
    let rank = { (position: Double) in
      logs[min(max(0, Int(position)), samples - 1)]
    }
    return Quantile(
      probability: probability,
      value: rank(n * probability),
      low: rank((n * probability - reach).rounded(.down) - 1),
      high: rank((n * probability + reach).rounded(.up) + 1)
    )
  }
}
