import Foundation

/// Everything that a Monte Carlo run keeps of its draws.
///
/// All of it is exact, so the sums of the parts of a run, merged in any order,
/// are the sums of the run to the last bit.
///
///     let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
///     let experiment = Experiment(
///       net,
///       moments: [1],
///       samples: 1000,
///       streams: try Streams(seed: 7)
///     )
///     let blocks = experiment.simulation.blockCount
///     var sums = RunSums(experiment.momentRun().accumulators)
///     for k in [2, 1] {
///       let slice = MomentRun.slice(k, of: 2, blocks: blocks)
///       sums.merge(try await experiment.momentRun(blocks: slice).run())
///     }
///     let whole = try await experiment.momentRun().run()
///     print(sums.moments[0].mean == whole.moments[0].mean)  // true
public struct RunSums: Sendable {
  /// One accumulator for each wanted K, in their order.
  public private(set) var moments: [MomentAccumulator]
  /// The number of networks with Z = 0.
  public private(set) var zeros = 0
  /// The distribution of ln Z over networks with Z > 0.
  public private(set) var logarithms = LogHistogram()

  /// Empty sums for the given accumulators.
  public init(_ moments: [MomentAccumulator]) { self.moments = moments }

  init(
    moments: [MomentAccumulator],
    zeros: Int,
    logarithms: LogHistogram
  ) {
    self.moments = moments
    self.zeros = zeros
    self.logarithms = logarithms
  }

  /// The networks taken in.
  public var count: Int { zeros + logarithms.count }

  /// Takes in the next draw of ln Z; −∞ for Z = 0.
  public mutating func add(_ logZ: Double) { add(logZ, at: count) }

  /// Takes in the draw of that number in its run.
  public mutating func add(_ logZ: Double, at index: Int) {
    for i in moments.indices { moments[i].add(logZ, at: index) }
    if logZ == -.infinity {
      zeros += 1
    } else {
      logarithms.add(logZ)
    }
  }

  /// Adds another part of the same run.
  public mutating func merge(_ other: RunSums) {
    for (i, moment) in other.moments.enumerated() { moments[i].merge(moment) }
    zeros += other.zeros
    logarithms.merge(other.logarithms)
  }
}
