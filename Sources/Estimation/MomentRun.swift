import ExactArithmetic
import Sampling

/// A Monte Carlo run for several moments at once, over the same networks.
///
/// A run may be cut into slices and stopped and resumed between any two blocks:
/// the sums are exact, so none of this changes a bit of the result.
public struct MomentRun: Sendable {
  /// Statistics of ln Z given Z > 0.
  public struct LogSummary: Sendable {
    /// The mean of ln Z.
    public let mean: Double
    /// The standard deviation of ln Z.
    public let standardDeviation: Double
    /// The 5 %, 50 % and 95 % quantiles of ln Z, to within
    /// ``LogHistogram/resolution``.
    public let quantiles: [(probability: Double, value: Double)]

    /// The summary of a histogram; nil if it is empty.
    public init?(_ logarithms: LogHistogram) {
      guard logarithms.count > 0 else { return nil }
      mean = logarithms.mean
      standardDeviation = logarithms.standardDeviation
      quantiles = [0.05, 0.5, 0.95].map { ($0, logarithms.quantile($0)) }
    }
  }

  /// The simulation.
  public let simulation: Simulation
  /// The blocks of this part of the run.
  public let blocks: Range<Int>
  /// The accumulators of the wanted moments, empty.
  public let accumulators: [MomentAccumulator]

  /// The run that fills the given accumulators; all blocks unless a slice is
  /// given.
  public init(
    _ simulation: Simulation,
    into accumulators: [MomentAccumulator],
    blocks: Range<Int>? = nil
  ) {
    self.simulation = simulation
    self.accumulators = accumulators
    self.blocks = blocks ?? 0..<simulation.blockCount
  }

  /// The k-th of n slices of a simulation's blocks, 1-based.
  public static func slice(
    _ k: Int,
    of n: Int,
    blocks: Int
  ) -> Range<Int> {
    func bound(_ i: Int) -> Int {
      Int(Int128(blocks) * Int128(i) / Int128(n))
    }
    return bound(k - 1)..<bound(k)
  }

  /// Runs to the end, from the start or from where earlier sums stopped.
  ///
  /// `progress` is told, batch by batch, the sums so far and the first block
  /// that is not in them; it may throw to stop. Throws `CancellationError` if
  /// the task is cancelled.
  public func run(
    from start: (sums: RunSums, next: Int)? = nil,
    progress: (RunSums, Int) throws -> Void = { _, _ in }
  ) async throws -> RunSums {
    var sums = start?.sums ?? RunSums(accumulators)
    let empty = RunSums(accumulators)
    let rest = (start?.next ?? blocks.lowerBound)..<blocks.upperBound
    try await simulation.map(rest) { batch in
      var part = empty
      var number = batch.lowerBound * Simulation.blockSize
      for index in batch {
        for logZ in simulation.block(index) {
          part.add(logZ, at: number)
          number += 1
        }
      }
      return part
    } consume: { part, batch in
      sums.merge(part)
      try progress(sums, batch.upperBound)
    }
    return sums
  }
}
