import Foundation

/// The distribution of ln Z over networks with Z > 0: its moments, and its
/// quantiles to a stated resolution.
///
/// Counts and fixed-point sums are exact, so parts of a run merge to the bits of
/// the whole. Quantiles are read off bins of width ``resolution``.
public struct LogHistogram: Sendable, Equatable {
  /// The width of a bin of ln Z.
  public static let resolution = 1.0 / 128

  /// How many networks have Z > 0.
  public private(set) var count = 0
  private(set) var sum = FixedPointSum()
  private(set) var squares = FixedPointSum()
  private(set) var bins: [Int: Int] = [:]

  /// The empty histogram.
  public init() {}

  init(
    count: Int,
    sum: FixedPointSum,
    squares: FixedPointSum,
    bins: [Int: Int]
  ) {
    self.count = count
    self.sum = sum
    self.squares = squares
    self.bins = bins
  }

  /// Takes in ln Z > −∞.
  public mutating func add(_ logZ: Double) {
    count += 1
    sum.add(logZ)
    squares.add(logZ * logZ * LogHistogram.squareScale)
    bins[Int((logZ / LogHistogram.resolution).rounded(.down)), default: 0] += 1
  }

  /// Squares are kept scaled, so that |ln Z| up to 2^20 fits.
  private static let squareScale = 0x1p-20

  /// Adds another histogram.
  public mutating func merge(_ other: LogHistogram) {
    count += other.count
    sum.merge(other.sum)
    squares.merge(other.squares)
    bins.merge(other.bins, uniquingKeysWith: +)
  }

  /// The mean of ln Z; 0 of no networks.
  public var mean: Double { count == 0 ? 0 : sum.value / Double(count) }

  /// The standard deviation of ln Z, with divisor N − 1.
  public var standardDeviation: Double {
    guard count > 1 else { return 0 }
    let n = Double(count)
    let second = squares.value / LogHistogram.squareScale / n
    return (max(0, second - mean * mean) * n / (n - 1)).squareRoot()
  }

  /// The p-quantile of ln Z, to within ``resolution``; 0 of no networks.
  public func quantile(_ p: Double) -> Double {
    let wanted = p * Double(count)
    var below = 0.0
    for bin in bins.keys.sorted() {
      let inside = Double(bins[bin] ?? 0)
      if below + inside >= wanted {
        let share = (wanted - below) / inside
        return (Double(bin) + share) * LogHistogram.resolution
      }
      below += inside
    }
    return 0
  }
}
