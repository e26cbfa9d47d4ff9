import ExactArithmetic
import Sampling

/// A moment estimated by splitting, with its interval and what may be amiss.
public struct SplittingEstimate: Sendable {
  /// What a reader should not miss; silence certifies nothing.
  public enum Alarm: Sendable, Hashable {
    /// Fewer islands than an interval should be made from.
    case fewIslands(Int)
    /// Every island died out: the estimate is 0 and has no interval.
    case allIslandsDead
    /// So many islands died out, and count as 0.
    case deadIslands(Int)
    /// The islands scatter by more than a factor e^0.8 either way, beyond where
    /// the interval was found to cover.
    case scattered(Double)
    /// The estimate rests on fewer of the first layer's particles than this.
    case fewRoots(Int)
  }

  /// The spread of ln X_i up to which the interval covers.
  public static let largestSpread = 0.8
  /// The fewest surviving first-layer particles, over all islands.
  public static let fewestRoots = 32

  /// How the number was made.
  public let method = "splitting"
  /// How the interval was made.
  public let intervalMethod = "t over islands, log scale"
  /// K.
  public let order: Int
  /// Particles over all islands.
  public let samples: Int
  /// The islands, in order.
  public let islands: [Island]
  /// The mean of the islands' estimates, less what a control variate subtracts;
  /// without it if that leaves nothing positive, when there is no interval.
  public let mean: LogNumber
  /// The interval; nil of fewer than two islands or if their mean is not
  /// positive.
  public let interval: IslandInterval?

  /// The estimate of finished islands.
  public init(
    _ splitting: Splitting,
    islands: [Island],
    confidence: Double
  ) {
    order = splitting.order
    samples = splitting.particles * islands.count
    self.islands = islands
    let logs = islands.map(\.logEstimate)
    interval =
      if let control = splitting.control {
        IslandInterval(
          values: islands.compactMap(\.controlled),
          logScale: control.logReference,
          confidence: confidence
        )
      } else {
        IslandInterval(logs, confidence: confidence)
      }
    let sum = logs.reduce(LogNumber.zero) { $0 + LogNumber(log: $1) }
    mean =
      interval?.mean
      ?? (islands.isEmpty ? .zero : sum / LogNumber(Double(islands.count)))
  }

  /// What may be amiss.
  public var alarms: [Alarm] {
    var alarms: [Alarm] = []
    if islands.count < SplittingRun.fewestIslands {
      alarms.append(.fewIslands(islands.count))
    }
    let dead = islands.filter { $0.logEstimate == -.infinity }.count
    if dead == islands.count {
      alarms.append(.allIslandsDead)
    } else if dead > 0 {
      alarms.append(.deadIslands(dead))
    }
    if let interval, interval.spread > SplittingEstimate.largestSpread {
      alarms.append(.scattered(interval.spread))
    }
    let roots = islands.map(\.roots).reduce(0, +)
    if dead < islands.count, roots < SplittingEstimate.fewestRoots {
      alarms.append(.fewRoots(roots))
    }
    return alarms
  }

  /// The smallest mean share of effective particles in a layer.
  public var smallestEffectiveShare: Double { shares.min() ?? 0 }

  /// (Σw)²/(N Σw²) of every layer, averaged over the islands; an island that
  /// died out before counts as 0.
  public var shares: [Double] {
    let depth = islands.map(\.layers.count).max() ?? 0
    return (0..<depth).map { layer in
      let sum = islands.reduce(0) {
        $0 + ($1.layers.count > layer ? $1.layers[layer].effectiveShare : 0)
      }
      return sum / Double(islands.count)
    }
  }
}

extension SplittingEstimate.Alarm: CustomStringConvertible {
  /// The alarm in one sentence.
  public var description: String {
    switch self {
    case .fewIslands(let count):
      "only \(count) islands: an interval needs \(SplittingRun.fewestIslands)"
    case .allIslandsDead:
      "every island died out: the estimate is 0 and has no interval, use more"
        + " particles"
    case .deadIslands(let count):
      "\(count) of the islands died out and count as 0"
    case .scattered(let spread):
      "the islands scatter by \(Alarm.rounded(spread)) in ln, more than the"
        + " interval was tested for: use more particles"
    case .fewRoots(let count):
      "all that is left descends from \(count) particles of the first layer"
    }
  }

  private typealias Alarm = Self

  private static func rounded(_ value: Double) -> Double {
    (value * 100).rounded() / 100
  }
}
