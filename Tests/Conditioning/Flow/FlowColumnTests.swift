import Conditioning
import ExactArithmetic
import Foundation
import TestSupport
import Testing

/// Statistics of a column, and the words made of them.
@Suite struct FlowColumnTests {
  /// The quantile's interval covers with the confidence for every n and p: the
  /// true quantile lies between order statistics l and u if l ≤ Bin(n, p) < u.
  @Test func quantileIntervalsCover() {
    let cases = Gen<(Int, Int, Int)>.triple(
      .int(in: 1...120),
      .int(in: 1...19),
      .int(in: 1...3)
    )
    forAll("quantile intervals", cases, count: 200) { n, twentieths, nines in
      let p = Double(twentieths) / 20
      let confidence = 1 - pow(10, -Double(nines))
      // The value of rank k is e^k.
      let column = FlowColumn(logs: (1...n).map(Double.init))
      guard let bounds = column.quantile(p, confidence: confidence) else {
        return false
      }
      let law = BinomialLaw(trials: n, probability: p)
      let low = bounds.low.isZero ? 0 : Int(bounds.low.log)
      let high = bounds.high.map { Int($0.log) } ?? n + 1
      let miss =
        (low > 0 ? law.tail(atMost: low - 1) : 0)
        + (high <= n ? law.tail(atLeast: high) : 0)
      // One rank nearer on either side would miss more often than allowed.
      let tail = (1 - confidence) / 2
      let isTight =
        law.tail(atMost: low) > tail * (1 - 1e-9)
        && (high == 0 || law.tail(atLeast: high - 1) > tail * (1 - 1e-9))
      let rank = Int(bounds.value.log)
      let isRank =
        Double(rank) >= p * Double(n) && Double(rank - 1) < p * Double(n)
      return miss <= (1 - confidence) * (1 + 1e-9) && isTight && isRank
    }
  }

  /// Means and shares of small columns, zeros counted.
  @Test func meansAndShares() throws {
    let column = FlowColumn(logs: [log(2), -.infinity, log(4), log(6)])
    let mean = column.mean(confidence: 0.95)
    #expect(abs(mean.mean.value - 3) < 16 * 0x1p-52)
    // Squared deviations 1 + 9 + 1 + 9 over 4 · 3.
    let error = try #require(mean.standardError).value
    #expect(abs(error - (20.0 / 12).squareRoot()) < 16 * 0x1p-52)
    #expect(mean.method == .sampleVariance)
    #expect(column.zeros == 1)
    #expect(column.zeroShare(confidence: 0.9).value == 0.25)
    #expect(column.shareBelow(log(3), confidence: 0.9).value == 0.25)
    #expect(column.shareAbove(log(3), confidence: 0.9).value == 0.5)
    let outside = column.shareOutside(log(3), log(5), confidence: 0.9)
    #expect(outside.value == 0.75 && outside.low < 0.75 && outside.high > 0.75)
    let dead = FlowColumn(logs: [-.infinity, -.infinity])
    #expect(dead.quantile(0.5, confidence: 0.9) == nil)
    #expect(dead.mean(confidence: 0.9).mean.isZero)
    // Far beyond doubles nothing overflows.
    let huge = FlowColumn(logs: [4000, 4001]).mean(confidence: 0.95)
    let expected = 4000 + log((1 + M_E) / 2)
    #expect(abs(huge.mean.log - expected) < 1e-12)
  }

  private func word(_ gradients: [Double], exact: Double? = nil)
    -> FlowDiagnosis.Kind
  {
    let decade = 2 * M_LN10
    let profiles = gradients.map {
      FlowProfile(
        lengths: [0, 0, 0],
        gradients: [$0 * decade, 0, 0],
        weightGradients: [0, 0]
      )
    }
    return FlowDiagnosis(
      FlowSample(profiles: profiles),
      decades: 1,
      exactMean: exact.map { LogNumber(log: $0 * decade) }
    ).kind
  }

  /// Decades of the input gradient's norm, and the word for them.
  @Test func wordsOfTheField() {
    #expect(word([0, 0.1, -0.1]) == .stable)
    #expect(word([-5, -5.1, -4.9]) == .vanishing)
    #expect(word([5, 5.1, 4.9]) == .exploding)
    // A typical net vanishes while the mean square does not.
    #expect(word([-5, -5.1, -4.9], exact: 0) == .heavyTailed)
    // Nothing is outside, but the nets differ by more than a decade.
    #expect(word([-0.7, 0, 0.7]) == .heavyTailed)
    #expect(word([-.infinity, -.infinity, 0]) == .dead)
    #expect(word([-.infinity]) == .dead)
  }
}
