import Foundation

/// What one pass over independent terms X_i tells about the trust that their
/// mean deserves.
///
/// The ten checks that MCNP applies to a tally ("MCNP – A General Monte Carlo
/// N-Particle Transport Code", LA-UR-03-1987, volume I, chapter 2), translated to
/// independent networks, and three that need exact values or largest terms. All
/// of them pass on samples whose tail was simply not met, so silence certifies
/// nothing. Memory is bounded: block sums, and the largest 3√N terms.
public struct TallyChecks: Sendable {
  /// Blocks of equal length that a run is cut into.
  public static let blockCount = 20

  /// K, by which ln Z is multiplied.
  public let order: Int
  private let blockLength: Int
  private var blocks: [PowerSums] = []
  private var largest: LargestTerms

  /// Empty checks of the K-th moment in a run of `samples` draws.
  public init(order: Int, samples: Int) {
    self.order = order
    let samples = max(1, samples)
    blockLength = (samples - 1) / TallyChecks.blockCount + 1
    largest = LargestTerms(capacity: ParetoShape.tailLength(samples) + 1)
  }

  /// Takes in one draw of ln Z; −∞ stands for Z = 0.
  public mutating func add(_ logZ: Double) {
    if blocks.last.map({ $0.count >= blockLength }) ?? true {
      blocks.append(PowerSums())
    }
    let term = Double(order) * logZ
    blocks[blocks.count - 1].add(term)
    largest.add(term)
  }

  /// What was found; `known` adds the comparison with exact moments.
  public func findings(known: KnownMoment? = nil) -> TallyFindings {
    var cumulative: [PowerSums] = []
    var total = PowerSums()
    for block in blocks {
      total.merge(block)
      cumulative.append(total)
    }
    let tail = largest.descending
    return TallyFindings(
      total: total,
      half: TallyHistory(blocks: blocks, cumulative: cumulative),
      tail: tail,
      isTailComplete: tail.count == total.count,
      known: known
    )
  }
}

/// How block means and running figures moved in the last half of a run.
struct TallyHistory: Sendable {
  /// The p-value of no trend in the block means.
  let meanTrend: Double
  /// The p-value of no trend in the blocks' own figures of merit.
  let meritTrend: Double
  /// The slope of ln relative error in ln N.
  let errorSlope: Double?
  /// The slope of ln VOV in ln N.
  let varianceSlope: Double?

  init(blocks: [PowerSums], cumulative: [PowerSums]) {
    let recent = blocks.dropFirst(blocks.count / 2)
    meanTrend = Trend.pValue(recent.map(\.logMean))
    meritTrend = Trend.pValue(
      recent.compactMap(\.relativeStandardError).map { -$0 }
    )
    let running = cumulative.dropFirst(cumulative.count / 2)
    errorSlope = TallyHistory.slope(running, \.relativeStandardError)
    varianceSlope = TallyHistory.slope(running, \.varianceOfVariance)
  }

  private static func slope(
    _ sums: ArraySlice<PowerSums>,
    _ figure: (PowerSums) -> Double?
  ) -> Double? {
    let points = sums.compactMap { sums -> (Double, Double)? in
      guard let y = figure(sums), y > 0 else { return nil }
      return (log(Double(sums.count)), log(y))
    }
    guard points.count >= 4 else { return nil }
    return Trend.slope(points.map(\.0), points.map(\.1))
  }
}
