import Foundation
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct LawDistanceTests {
  /// Equal widths n = d, against N(−5β/2, 5β): so many inputs that their factor
  /// is 2 up to 10⁻⁹ relative variance.
  @Test func distancesHaveThePrintedValues() throws {
    let printed = [
      (10, 0.1029, 5e-5), (20, 0.0499, 5e-5), (50, 0.0188, 5e-5),
      (100, 0.00925, 5e-6), (200, 0.00459, 5e-6), (400, 0.00228, 5e-6),
    ]
    for (n, value, rounding) in printed {
      let widths = [1_000_000_000] + Array(repeating: n, count: n) + [1]
      let net = try NetworkSpec(architecture: architecture(widths))
      let law = try LogLaw(net)
      let limit = LogNormal(mean: log(2) - 2.5, variance: 5)
      let distance = law.distance(to: limit)
      #expect(distance.high - distance.low < 2e-6)
      #expect(abs(distance.low - value) < rounding + 1e-6)
      let full = try LogNormal(net.architecture, net.quantity)
      #expect(abs(full.mean - limit.mean) < 1e-8)
      #expect(abs(full.variance - limit.variance) < 1e-8)
    }
  }

  /// The bounds bracket the largest difference on any grid from below, and are
  /// near it.
  @Test func boundsBracketTheDifferencesOnAGrid() {
    let cases = Gen<([Int], Bool)>.pair(
      tinyWidths(depth: 1...4, width: 1...50),
      .bool
    )
    forAll("distance on a grid", cases, count: 200) { widths, isEntry in
      let net = try NetworkSpec(
        architecture: architecture(widths),
        quantity: isEntry ? .entry(input: 0, output: 0) : .row(output: 0)
      )
      let law = try LogLaw(net)
      let limit = try LogNormal(net.architecture, net.quantity)
      let distance = law.distance(to: limit, tolerance: 1e-4)
      let spread = law.cumulants.variance.squareRoot()
      var seen = 0.0
      for i in -400...400 {
        let y = law.cumulants.mean + Double(i) / 50 * spread
        seen = max(seen, abs(law.cdf(y).value - limit.cdf(y)))
      }
      return seen <= distance.high && seen > distance.low - 0.02
        && distance.high - distance.low < 1.01e-4
    }
  }

  @Test func anEntryHasTheMomentsOfItsChiSquaredFactor() throws {
    let net = try NetworkSpec(
      architecture: architecture([7, 1]),
      quantity: .entry(input: 0, output: 0)
    )
    let law = try LogLaw(net)
    let limit = try LogNormal(net.architecture, net.quantity)
    #expect(abs(limit.mean - law.cumulants.mean) < 1e-14)
    #expect(abs(limit.variance - law.cumulants.variance) < 1e-14)
  }
}
