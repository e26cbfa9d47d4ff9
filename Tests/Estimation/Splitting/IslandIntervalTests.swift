import Estimation
import ExactArithmetic
import Foundation
import GSL
import Sampling
import TestSupport
import Testing

/// The interval over islands: its formula, and that 95 % means 95 %.
@Suite struct IslandIntervalTests {
  private static func generator(_ block: Int) throws -> Generator {
    try Streams(seed: 31, purpose: .splitting).generator(block: block)
  }

  /// Intervals of log-normal islands of mean 1 that hold it.
  private static func hits(
    spread: Double,
    islands: Int,
    of trials: Int,
    _ holds: ([Double]) -> Bool
  ) throws -> Int {
    let generator = try generator(islands)
    return (0..<trials).filter { _ in
      holds(
        (0..<islands).map { _ in
          spread * generator.draw(.gaussian) - spread * spread / 2
        }
      )
    }.count
  }

  private static func covers(_ logs: [Double]) -> Bool {
    guard let interval = IslandInterval(logs, confidence: 0.95) else {
      return false
    }
    return interval.low <= .one && .one <= interval.high
  }

  /// Between 93.5 % and 96.5 % of the intervals hold the truth, up to a spread
  /// of e^±0.8.
  @Test(arguments: [0.05, 0.4, 0.8])
  func coverageIsNominal(spread: Double) throws {
    let trials = 6_000
    for islands in [16, 48] {
      let count = try Self.hits(
        spread: spread,
        islands: islands,
        of: trials,
        Self.covers
      )
      let name = "islands \(islands) spread \(spread)"
      let alpha = CheckFamily.coverage.spend(on: name).alpha
      let least = BinomialLaw(trials: trials, probability: 0.935)
      let most = BinomialLaw(trials: trials, probability: 0.965)
      #expect(least.tail(atMost: count) >= alpha, "\(name): \(count)")
      #expect(most.tail(atLeast: count) >= alpha, "\(name): \(count)")
    }
  }

  /// Negative control: the textbook interval of the same islands is found out.
  @Test func theTextbookIntervalIsTooNarrow() throws {
    let trials = 6_000
    let count = try Self.hits(spread: 0.8, islands: 16, of: trials) { logs in
      let values = logs.map(exp)
      let mean = values.reduce(0, +) / 16
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return abs(mean - 1) <= criticalZ(0.05) * (squares / 15 / 16).squareRoot()
    }
    let least = BinomialLaw(trials: trials, probability: 0.935)
    #expect(least.tail(atMost: count) < CheckFamily.coverage.share.alpha)
  }

  /// The formula: exp(ln X̄ ± t √(s²/m + s⁴/(2(m−1)))), at any scale.
  @Test(arguments: [0.0, 5_000, -5_000])
  func theFormulaIsItself(shift: Double) throws {
    let logs = [0.1, 0.3, -0.2, 0.6].map { $0 + shift }
    let interval = try #require(IslandInterval(logs, confidence: 0.95))
    let mean = log([0.1, 0.3, -0.2, 0.6].map(exp).reduce(0, +) / 4)
    // s² of the logarithms is 0.34/3, and t_{0.975,3} = 3.182446305284263.
    let variance = 0.34 / 3
    let error = (variance / 4 + variance * variance / 6).squareRoot()
    #expect(abs(interval.mean.log - mean - shift) <= 1e-11)
    #expect(abs(interval.logStandardError - error) <= 1e-11)
    let reach = 3.182446305284263 * error
    #expect(abs(interval.high.log - interval.mean.log - reach) <= 1e-11)
    #expect(abs(interval.mean.log - interval.low.log - reach) <= 1e-11)
    #expect(abs(interval.pValue(of: interval.low) - 0.05) <= 1e-9)
    #expect(interval.pValue(of: interval.mean) == 1)
  }

  /// Dead islands count as 0; all dead, or a single one, make no interval.
  @Test func deadIslandsCount() throws {
    let logs = [0, 0, 0, -Double.infinity]
    let interval = try #require(IslandInterval(logs, confidence: 0.95))
    #expect(abs(interval.mean.value - 0.75) <= 1e-15)
    // cv² = (1/4)/(9/16) = 4/9.
    #expect(abs(interval.spread * interval.spread - log(13.0 / 9)) <= 1e-14)
    #expect(interval.pValue(of: .zero) == 0)
    let dead = Array(repeating: -Double.infinity, count: 16)
    #expect(IslandInterval(dead, confidence: 0.95) == nil)
    #expect(IslandInterval([1], confidence: 0.95) == nil)
    #expect(IslandInterval([], confidence: 0.95) == nil)
  }

  /// Islands that agree to the last bit exclude everything else.
  @Test func equalIslandsHaveNoWidth() throws {
    let interval = try #require(IslandInterval([2, 2, 2], confidence: 0.95))
    #expect(interval.low == interval.high)
    #expect(interval.pValue(of: LogNumber(log: 2)) == 1)
    #expect(interval.pValue(of: LogNumber(log: 2.5)) == 0)
  }
}
