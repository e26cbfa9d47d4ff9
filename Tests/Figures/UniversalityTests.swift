import Foundation
import Testing

@testable import Figures

/// The figure of laws, recomputed by other routes.
@Suite struct UniversalityTests {
  /// E Z² for widths 2,2,1, from the path sums written out.
  @Test func secondMomentsOfASmallNetwork() throws {
    let expected = [
      "rademacher": 4, "uniform": 176.0 / 25, "gaussian": 14, "laplace": 44,
    ]
    for law in Universality.fourLaws {
      let value = try Universality.exact(law, width: 2, depth: 2)
      #expect(abs(value / (expected[law.name] ?? 0) - 1) < 1e-14)
    }
  }

  /// A = E‖v‖⁴ and B = E Σ v⁴ carried backward through d layers of width n.
  private static func recursion(
    _ kurtosis: Double,
    _ n: Double,
    _ depth: Int
  ) -> Double {
    var (a, b) = (1.0, 1.0)
    for _ in 0..<depth {
      (a, b) = (
        (1 + 2 / n) * a + (1 + (2 * kurtosis - 4) / n) * b,
        (3 * a + (2 * kurtosis - 3) * b) / n
      )
    }
    return a
  }

  @Test(arguments: [(4, 8), (32, 4), (128, 8)])
  func theCurvesAreTheBackwardRecursion(width: Int, depth: Int) throws {
    for law in Universality.laws {
      let value = try Universality.exact(law, width: width, depth: depth)
      let expected = Self.recursion(law.kurtosis, Double(width), depth)
      #expect(abs(value / expected - 1) < 1e-12)
    }
  }

  /// The growth from layer 60 to 61 of a network that deep.
  @Test(arguments: [1.0, 1.8, 3, 6, 9])
  func deepInsideTheGrowthIsTheEigenvalue(kurtosis: Double) {
    for n in [10.0, 30, 100] {
      let ratio =
        Self.recursion(kurtosis, n, 61) / Self.recursion(kurtosis, n, 60)
      let excess = InteriorGrowth.excess(kurtosis: kurtosis, width: n)
      // The other eigenvalue is below 1/2 in modulus, so its share is gone.
      #expect(abs(1 + excess - ratio) < 1e-13)
    }
    let wide = InteriorGrowth.correction(kurtosis: kurtosis, width: 1e5)
    #expect(abs(wide - 12 * (kurtosis - 3)) < 0.01)
  }

  /// 1, 2, 3, 4, 5: variance 5/2, and μ₄ = 34/5.
  @Test func aVarianceAndItsError() {
    let variance = LogSpread.variance([1, 2, 3, 4, 5])
    #expect(variance.value == 2.5)
    let error = ((34.0 / 5 - 6.25) / 5).squareRoot()
    #expect(abs(variance.standardError - error) < 1e-15)
    #expect(variance.shifted(by: 1).value == 3.5)
  }
}
