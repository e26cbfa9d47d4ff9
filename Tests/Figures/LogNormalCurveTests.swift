import Foundation
import Testing

@testable import Figures

/// The distribution function of a network of two hidden layers by convolution
/// of densities, where the figure inverts a Mellin transform.
///
///     ln Z − ln 2 = ln χ²_8/8 + Σ_{j=1,2} ln (2/8)χ²_{B_j},  B_j | B_j ≥ 1
@Suite struct LogNormalCurveTests {
  private static let step = 0.02
  private static let range = -30.0...6.0
  private static var grid: [Double] {
    Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
  }

  /// The density of ln(c χ²_ν) at y.
  private static func density(_ y: Double, _ c: Double, _ nu: Double) -> Double
  {
    let t = y - log(c)
    return exp(nu / 2 * t - exp(t) / 2 - nu / 2 * M_LN2 - lgamma(nu / 2))
  }

  private static func layer(_ y: Double) -> Double {
    let counts = (1...8).map { b in
      exp(lgamma(9) - lgamma(Double(b) + 1) - lgamma(Double(9 - b))) / 255
    }
    return counts.enumerated().reduce(0) {
      $0 + $1.element * density(y, 0.25, Double($1.offset + 1))
    }
  }

  /// P(ln(Z/2) ≤ x): the sum of two by convolution, against the third's
  /// distribution function.
  private static func cdf(_ points: [Double]) -> [Double] {
    let input = grid.map { density($0, 0.125, 8) }
    let hidden = grid.map(layer)
    var below: [Double] = []
    var sum = 0.0
    for value in input {
      below.append(sum + value / 2)
      sum += value
    }
    let count = grid.count
    return points.map { x in
      let shift = Int((x / step).rounded())
      let origin = Int((-range.lowerBound / step).rounded())
      var total = 0.0
      for i in 0..<count where hidden[i] > 1e-12 {
        for k in 0..<count where hidden[k] > 1e-12 {
          // The input's logarithm is at most x less the other two.
          let place = shift - (i - origin) - (k - origin) + origin
          guard place >= 0 else { continue }
          let share = place < count ? below[place] * step : 1
          total += hidden[i] * hidden[k] * share
        }
      }
      return total * step * step
    }
  }

  @Test func threePointsOfTheFirstPanel() async throws {
    var data = LogNormalData(LogNormalFigure())
    try data.addExact(0.25)
    let rows = FigureRuns.rows(data.outcome.table)
      .filter { $0["series"] == "exact 8" }
    let points = [-3.0, -1.0, 1.0]
    let sums = Self.cdf(points)
    for (x, sum) in zip(points, sums) {
      let row = try #require(
        rows.min { abs($0.number("x") - x) < abs($1.number("x") - x) }
      )
      try #require(abs(row.number("x") - x) < 1e-9)
      // The tail cut off at −30 is e^{−15}; the trapezoids are finer.
      #expect(abs(row.number("y") - sum) < 2e-5, "\(x): \(sum)")
    }
  }
}
