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
  let blockLength: Int
  /// The sums of block i at place i; empty blocks are those of other parts.
  private(set) var blocks: [PowerSums]
  private(set) var largest: LargestTerms

  /// Empty checks of the K-th moment in a run of `samples` draws.
  public init(order: Int, samples: Int) {
    let samples = max(1, samples)
    self.init(
      order: order,
      blockLength: (samples - 1) / TallyChecks.blockCount + 1,
      blocks: [],
      largest: LargestTerms(capacity: ParetoShape.tailLength(samples) + 1)
    )
  }

  init(
    order: Int,
    blockLength: Int,
    blocks: [PowerSums],
    largest: LargestTerms
  ) {
    self.order = order
    self.blockLength = blockLength
    self.blocks = blocks
    self.largest = largest
  }

  /// How many draws were taken in.
  var count: Int { blocks.reduce(0) { $0 + $1.count } }

  /// Takes in the next draw of ln Z; −∞ stands for Z = 0.
  public mutating func add(_ logZ: Double) { add(logZ, at: count) }

  /// Takes in the draw of that number in the run.
  public mutating func add(_ logZ: Double, at index: Int) {
    let term = Double(order) * logZ
    let block = index / blockLength
    while blocks.count <= block { blocks.append(PowerSums()) }
    blocks[block].add(term)
    largest.add(term)
  }

  /// Adds another part of the same run.
  mutating func merge(_ other: TallyChecks) {
    while blocks.count < other.blocks.count { blocks.append(PowerSums()) }
    for (i, block) in other.blocks.enumerated() where block.count > 0 {
      blocks[i].merge(block)
    }
    for term in other.largest.terms { largest.add(term) }
  }

  /// The sums over all blocks.
  var total: PowerSums {
    blocks.reduce(into: PowerSums()) { $0.merge($1) }
  }

  /// What was found; `known` adds the comparison with exact moments.
  public func findings(known: KnownMoment? = nil) -> TallyFindings {
    var cumulative: [PowerSums] = []
    var total = PowerSums()
    let blocks = blocks.filter { $0.count > 0 }
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
