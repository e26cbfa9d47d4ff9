import ExactArithmetic
import GSL
import Sampling

/// A Monte Carlo run for several moments at once, over the same networks.
public struct MomentRun: Sendable {
  /// What a run leaves behind.
  public struct Result: Sendable {
    /// One accumulator for each wanted K, in their order.
    public let moments: [MomentAccumulator]
    /// The number of networks with Z = 0.
    public let zeros: Int
    /// Mean, standard deviation and quantiles of ln Z over networks with Z > 0;
    /// nil if there are none.
    public let logarithms: LogSummary?
  }

  /// Statistics of ln Z given Z > 0.
  public struct LogSummary: Sendable {
    /// The mean of ln Z.
    public let mean: Double
    /// The standard deviation of ln Z.
    public let standardDeviation: Double
    /// The 5 %, 50 % and 95 % quantiles of ln Z.
    public let quantiles: [(probability: Double, value: Double)]
  }

  /// The simulation.
  public let simulation: Simulation
  /// One test for each wanted K, or nil where nothing is known beforehand.
  public let accumulators: [MomentAccumulator]

  /// The run that fills the given accumulators.
  public init(_ simulation: Simulation, into accumulators: [MomentAccumulator])
  {
    self.simulation = simulation
    self.accumulators = accumulators
  }

  /// Runs to the end, telling `progress` after each block how many networks
  /// are done.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func run(
    progress: (Int) -> Void = { _ in }
  ) async throws -> Result {
    var moments = accumulators
    var zeros = 0
    var logarithms = LogHistogram()
    var done = 0
    try await simulation.run { block in
      for logZ in block {
        for i in moments.indices { moments[i].add(logZ) }
        if logZ == -.infinity {
          zeros += 1
        } else {
          logarithms.add(logZ)
        }
      }
      done += block.count
      progress(done)
    }
    let summary =
      logarithms.count == 0
      ? nil
      : LogSummary(
        mean: logarithms.mean,
        standardDeviation: logarithms.standardDeviation,
        quantiles: [0.05, 0.5, 0.95].map { ($0, logarithms.quantile($0)) }
      )
    return Result(moments: moments, zeros: zeros, logarithms: summary)
  }
}
