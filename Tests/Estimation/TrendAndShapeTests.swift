import Foundation
import TestSupport
import Testing

@testable import Estimation

/// Mann–Kendall and the Pareto shape, against values worked out elsewhere.
@Suite struct TrendAndShapeTests {
  /// S and its variance by hand: n = 5, S = 8, Var = 50/3, z = 7/√(50/3).
  @Test func trendsByHand() {
    let z = 7 / (50.0 / 3).squareRoot()
    let p = erfc(z / 2.0.squareRoot())
    #expect(abs(Trend.pValue([1, 2, 3, 5, 4]) - p) <= 1e-12)
    #expect(abs(Trend.pValue([5, 4, 3, 1, 2]) - p) <= 1e-12)
    // One tie: S = 9, Var = (300 − 18)/18.
    let tied = 8 / (282.0 / 18).squareRoot()
    let q = erfc(tied / 2.0.squareRoot())
    #expect(abs(Trend.pValue([1, 2, 3, 4, 4]) - q) <= 1e-12)
  }

  /// Too few, equal or undecided values show no trend.
  @Test func noTrend() {
    #expect(Trend.pValue([]) == 1 && Trend.pValue([1, 2, 3]) == 1)
    #expect(Trend.pValue([2, 2, 2, 2, 2]) == 1)
    #expect(Trend.pValue([1, -1, 1, -1]) > 0.5)
  }

  /// p ≤ 0.01 in at most 1 % of all orders of seven values: counted over all 5040.
  @Test func falseAlarmsKeepTheirLevel() {
    func orders(_ values: [Double]) -> [[Double]] {
      guard values.count > 1 else { return [values] }
      return values.indices.flatMap { i -> [[Double]] in
        var rest = values
        let first = rest.remove(at: i)
        return orders(rest).map { [first] + $0 }
      }
    }
    let all = orders((1...7).map(Double.init))
    let alarms = all.filter { Trend.pValue($0) <= 0.01 }.count
    #expect(alarms > 0 && Double(alarms) <= 0.01 * Double(all.count))
  }

  /// Quantiles of generalized Pareto laws of shape 0.3, 0.7 and 1.2, fitted by a
  /// second implementation of the published formulas in NumPy.
  @Test(arguments: [
    (20, 0.3, 0.40260692024553896), (60, 0.7, 0.6693277372630726),
    (200, 1.2, 1.157048090449931),
  ])
  func shapesOfQuantiles(count: Int, shape: Double, fitted: Double) throws {
    let excesses = (1...count).map { i in
      (pow(1 - (Double(i) - 0.5) / Double(count), -shape) - 1) / shape
    }
    for scale in [0.0, 900] {
      let found = try #require(
        ParetoShape.estimate(
          logarithms: excesses.map { log1p($0) + scale },
          cutoff: scale
        )
      )
      #expect(abs(found - fitted) <= 1e-9)
    }
  }

  /// Tail lengths and thresholds of the published rule.
  @Test func theRule() {
    #expect(ParetoShape.tailLength(100) == 20)
    #expect(ParetoShape.tailLength(10_000) == 300)
    #expect(abs(ParetoShape.threshold(100) - 0.5) <= 1e-15)
    #expect(ParetoShape.threshold(1_000_000) == 0.7)
    #expect(ParetoShape.threshold(1) == 0)
    #expect(ParetoShape.estimate(logarithms: [1, 2], cutoff: 0) == nil)
    let equal = Array(repeating: 1.0, count: 9)
    #expect(ParetoShape.estimate(logarithms: equal, cutoff: 1) == nil)
  }
}
