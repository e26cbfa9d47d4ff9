import ExactArithmetic
import Foundation
import Testing

/// The exact points of the figure, computed once more from the widths alone.
///
///     E[Z²] = 2 (1 + 2/n₀) ∏ (1 + 5/n_j),  Gaussian weights, no bias
@Suite struct ExactOrdinateTests {
  /// d terms, each within one ulp of ln(1 + 5/n), and d − 1 additions.
  @Test func theOrdinateIsTheSumOverLayers() async throws {
    let rows = try await FigureRuns.exactRows()
    #expect(rows.count > 180)
    for row in rows {
      let hidden = try row.architecture.hiddenWidths
      let sum = hidden.reduce(0.0) { $0 + log1p(5 / Double($1)) }
      let allowed = Double(2 * hidden.count) * sum.ulp
      #expect(abs(row.number("log_value") - sum) <= allowed, "\(row)")
    }
  }

  @Test func theMomentIsTheProductOverLayers() async throws {
    var fractions = 0
    for row in try await FigureRuns.exactRows() {
      let net = try row.architecture
      var moment = Rational(2) * (1 + Rational(2, net.inputWidth))
      for n in net.hiddenWidths { moment *= 1 + Rational(5, n) }
      let gap = abs(row.number("log_moment") - moment.logarithm)
      #expect(gap <= 2 * moment.logarithm.ulp, "\(row)")
      guard let text = row["exact"], !text.isEmpty else { continue }
      fractions += 1
      #expect(Rational(text) == moment)
    }
    #expect(fractions > 150)
  }

  /// ln 2·β and β/2 for every law, ln 6·β and 5β for Gaussian weights.
  @Test func everyPointLiesBetweenTheCurves() async throws {
    for row in try await FigureRuns.exactRows() {
      let (beta, y) = (row.number("beta"), row.number("log_value"))
      #expect(beta / 2 <= y && M_LN2 * beta <= y)
      #expect(log(6) * beta <= y.nextUp && y <= (5 * beta).nextUp)
    }
  }

  /// exp(5β) without its prefactor is below the moment of most networks.
  @Test func refutationsAreCounted() async throws {
    let outcome = try await FigureRuns.exact.value
    let rows = try await FigureRuns.exactRows()
    let refuting = rows.count { row in
      5 * row.number("beta") < row.number("log_moment")
    }
    #expect(outcome.refutations == refuting)
    #expect(refuting > 0 && refuting < rows.count)
    #expect(outcome.networks == rows.count)
    #expect(outcome.withinBounds == rows.count)
    #expect(outcome.verdicts.isEmpty)
  }
}
