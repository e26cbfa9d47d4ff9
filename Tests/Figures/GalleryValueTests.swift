import ExactArithmetic
import Foundation
import Networks
import Testing

@testable import Figures

/// Points of the gallery's exact curves, each by another route.
@Suite struct GalleryValueTests {
  /// g_K(n) = (2/n)^K 2^{−n} Σ_b C(n,b) b(b+2)⋯(b+2K−2), term by term.
  private static func layer(_ order: Int, _ n: Int) -> Double {
    var sum = 0.0
    for b in 0...n {
      let ways = exp(
        lgamma(Double(n) + 1) - lgamma(Double(b) + 1)
          - lgamma(Double(n - b) + 1)
      )
      let moment = (0..<order).reduce(1.0) { $0 * Double(b + 2 * $1) }
      sum += ways * moment
    }
    return sum * pow(2 / Double(n), Double(order)) / pow(2, Double(n))
  }

  @Test(arguments: [(2, 1), (2, 16), (3, 4), (4, 5), (8, 16)])
  func ratesAreThoseOfTheBinomialSum(order: Int, width: Int) {
    let rate = IntermittencyFigure.rate(order, width: width)
    let pairs = Double(order * (order - 1)) / 2
    let sum = Double(width) * log(Self.layer(order, width)) / pairs
    // 30 terms and their logarithms, each within some ulps.
    #expect(abs(rate - sum) <= 200 * rate.ulp)
  }

  /// E[Z³] = 672 and E[Z⁴] = 1651104/25 of a 3,4,5,2 network.
  @Test(arguments: [(3, 672.0), (4, 1_651_104.0 / 25)])
  func ratesGiveTheMomentsOfASmallNetwork(order: Int, moment: Double) {
    let pairs = Double(order * (order - 1)) / 2
    var value = pow(2, Double(order - 1))
    for i in 0..<order { value *= 1 + 2 * Double(i) / 3 }
    for n in [4, 5] {
      let rate = IntermittencyFigure.rate(order, width: n)
      value *= exp(pairs * rate / Double(n))
    }
    #expect(abs(value / moment - 1) <= 100 * 1.0.ulp)
  }

  /// (E[Z²] − 1)/0.05², E[Z²] = 2(1 + 2/5)(1 + 5/5)^L.
  @Test(arguments: [1, 3, 6, 25])
  func directSamplingOfTheMean(layers: Int) throws {
    let samples = try #require(try SamplesFigure.direct(1, layers))
    let expected = (2.8 * pow(2, Double(layers)) - 1) / 0.0025
    // Some ulps of the logarithm at every layer.
    #expect(abs(samples.log - log(expected)) <= 64 * log(expected).ulp)
  }

  /// E[Z⁴]/E[Z²]² − 1 from the binomial sums.
  @Test(arguments: [1, 3, 6])
  func directSamplingOfTheSecondMoment(layers: Int) throws {
    let samples = try #require(try SamplesFigure.direct(2, layers))
    let fourth = 8 * 1.4 * 1.8 * 2.2 * pow(Self.layer(4, 5), Double(layers))
    let second = 2.8 * pow(2, Double(layers))
    let expected = (fourth / second / second - 1) / 0.0025
    #expect(abs(samples.log - log(expected)) <= 64 * log(expected).ulp)
  }

  @Test(arguments: [2, 32, 56])
  func twoLayersOfGaussianWeights(first: Int) async throws {
    var data = WidthAllocationData(WidthAllocationFigure())
    try data.addSplits()
    let rows = FigureRuns.rows(data.outcome.table)
    let row = try #require(
      rows.first {
        $0["series"] == "gaussian" && $0.number("x") == Double(first) / 64
      }
    )
    let layers = [Double(first), Double(64 - first)]
    let moment = layers.reduce(2 * 1.125) { $0 * (1 + 5 / $1) }
    #expect(abs(row.number("y") - log(moment)) <= 8 * log(moment).ulp)
  }

  @Test func regularWidthsSpendTheBudget() throws {
    for ratio in [1, 2] {
      let net = try #require(
        try WidthAllocationFigure.regular(4, ratio: ratio)
      )
      let n = try #require(net.hiddenWidths.first)
      #expect(net.hiddenWidths == [n, ratio * n, n, ratio * n])
      func spent(_ n: Int) -> Int { 16 * n + 3 * ratio * n * n + ratio * n }
      #expect(spent(n) <= 20_000 && spent(n + 1) > 20_000)
    }
  }

  /// All of N intervals: 2·0.965^N; none: 2·0.065^N.
  @Test func theCoverageTestIsBinomial() {
    let all = CoverageFigure.pValue(100, of: 100)
    #expect(abs(all / (2 * pow(0.965, 100)) - 1) < 1e-12)
    let none = CoverageFigure.pValue(0, of: 10)
    #expect(abs(none / (2 * pow(0.065, 10)) - 1) < 1e-12)
    #expect(CoverageFigure.pValue(95, of: 100) > 0.5)
  }
}
