import ExactArithmetic
import Sampling

/// Very many tiny runs of a splitting estimator, whose mean must be the moment.
///
/// An estimate from a few particles scatters widely but is unbiased, so 10⁵ of
/// them see a bias that one large run would hide in its error.
public struct UnbiasednessStudy: Sendable {
  /// How far the mean of the runs is from an exact value.
  public struct Outcome: Sendable {
    /// The number of runs.
    public let runs: Int
    /// The mean of the runs.
    public let mean: LogNumber
    /// The relative standard error of the mean, from the runs themselves; nil
    /// without spread.
    public let relativeStandardError: Double?
    /// Σ(x−x̄)⁴/(Σ(x−x̄)²)² − 1/N, above 0.1 where that error is not to be
    /// trusted; nil without spread.
    public let varianceOfVariance: Double?

    /// mean/`exact` − 1 in standard errors; nil without spread.
    public func deviation(from exact: LogNumber) -> Double? {
      guard let error = relativeStandardError, error > 0, !exact.isZero else {
        return nil
      }
      let ratio = (mean / exact).value
      return (ratio - 1) / (error * ratio)
    }
  }

  /// How many islands are worked on at a time; their number changes no bit.
  private static let batch = 1_000

  /// The estimator; a control variate is left out of account.
  public let splitting: Splitting
  /// The number of runs.
  public let runs: Int
  /// How many islands are worked on at once.
  public let threads: Int

  /// The study of `runs` islands.
  public init(_ splitting: Splitting, runs: Int = 100_000, threads: Int = 1) {
    self.splitting = splitting
    self.runs = max(0, runs)
    self.threads = threads
  }

  /// Runs to the end, telling `progress` how many islands are done.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func run(
    progress: (Int) -> Void = { _ in }
  ) async throws -> Outcome {
    var sums = PowerSums()
    var next = 0
    while next < runs {
      let islands = try await SplittingRun(
        splitting,
        first: next,
        islands: min(UnbiasednessStudy.batch, runs - next),
        threads: threads
      ).run()
      for island in islands {
        let log = island.logEstimate
        sums.add(log == -.infinity ? nil : BinaryTerm(log: log))
      }
      next += islands.count
      progress(next)
    }
    return Outcome(
      runs: sums.count,
      mean: LogNumber(log: sums.logMean),
      relativeStandardError: sums.relativeStandardError,
      varianceOfVariance: sums.varianceOfVariance
    )
  }
}
