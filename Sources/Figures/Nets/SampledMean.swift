import Foundation
import GSL
import Sampling

/// A mean over networks with its standard error.
struct SampledMean: Sendable {
  /// How the standard error was made.
  enum Method: String, Sendable {
    /// From the variance that the theory knows beforehand.
    case exactVariance = "mean, exact variance"
    /// From the variance of the sample itself, for which no closed form is
    /// known.
    case sampleVariance = "mean, sample variance over nets"
    /// A variance, with the error that the sample's fourth moment gives.
    case fourthMoment = "variance, sample fourth moment over nets"
  }

  /// The mean.
  let value: Double
  /// Its standard error.
  let standardError: Double
  /// How that was made.
  let method: Method
  /// The number of networks.
  let samples: Int

  /// The mean in other units.
  func scaled(by factor: Double) -> SampledMean {
    SampledMean(
      value: factor * value,
      standardError: abs(factor) * standardError,
      method: method,
      samples: samples
    )
  }

  /// The mean from another origin.
  func shifted(by offset: Double) -> SampledMean {
    SampledMean(
      value: value + offset,
      standardError: standardError,
      method: method,
      samples: samples
    )
  }

  /// The mean with the standard error of a variance that is known exactly.
  func knowing(variance: Double) -> SampledMean {
    SampledMean(
      value: value,
      standardError: (max(0, variance) / Double(max(1, samples))).squareRoot(),
      method: .exactVariance,
      samples: samples
    )
  }

  /// The interval of the given confidence.
  func interval(_ confidence: Double = 0.95) -> (low: Double, high: Double) {
    let margin =
      standardError * Tail.twoSidedGaussianQuantile(1 - confidence)
    return (value - margin, value + margin)
  }
}

extension NetStudy {
  /// The means over networks of the numbers that each network gives, equally
  /// many of each, with the sample's own variance.
  ///
  /// `network` draws the networks of one block.
  func means(
    _ network: @escaping @Sendable (Int, BlockStream) throws -> [[Double]]
  ) async throws -> [SampledMean] {
    var statistics: [RunningStatistics] = []
    try await run(network) { block in
      for numbers in block {
        while statistics.count < numbers.count {
          statistics.append(RunningStatistics())
        }
        for (i, number) in numbers.enumerated() { statistics[i].add(number) }
      }
    }
    return statistics.map { statistic in
      SampledMean(
        value: statistic.mean,
        standardError: (statistic.variance / Double(max(1, statistic.count)))
          .squareRoot(),
        method: .sampleVariance,
        samples: statistic.count
      )
    }
  }
}
