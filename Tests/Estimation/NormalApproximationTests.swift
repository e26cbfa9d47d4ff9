import Estimation
import Foundation
import TestSupport
import Testing

/// The size of what a Gaussian leaves out of the law of a mean.
@Suite struct NormalApproximationTests {
  /// A Gaussian's mean is Gaussian.
  @Test func gaussiansAreGaussian() {
    let shape = NormalApproximation(skewness: 0, excessKurtosis: 0)
    #expect(shape.coverageError(samples: 1, confidence: 0.95) == 0)
    #expect(shape.holds(samples: 1, confidence: 0.999))
  }

  /// The exponential law with moments 1, 2, 6, 24 has γ = 2, κ = 6.
  ///
  /// At z = 1.96 the
  /// two terms are 0.00803 κ and 0.0276 γ².
  @Test func theExponentialLawIsTheFormula() throws {
    let shape = try #require(
      NormalApproximation(second: 2, third: 6, fourth: 24)
    )
    #expect(abs(shape.skewness - 2) <= 1e-12)
    #expect(abs(shape.excessKurtosis - 6) <= 1e-12)
    let z = 1.959963984540054
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    let tails = 6 * (z * z - 3) / 24
    let lopsided = 4 * (10 * z * z - 15 - z * z * z * z) / 72
    let size = 2 * z * density * (tails + lopsided)
    let error = shape.coverageError(samples: 1, confidence: 0.95)
    #expect(abs(error / size - 1) <= 1e-9)
  }

  /// For means of exponentials the sum of sizes bounds the true error, which the
  /// gamma law gives exactly: here by the Poisson sum of Erlang's tail.
  @Test(arguments: [10, 20, 50, 100, 200, 400])
  func theSizeBoundsTheTruth(count: Int) throws {
    let shape = NormalApproximation(skewness: 2, excessKurtosis: 6)
    let n = Double(count)
    let margin = 1.959963984540054 * n.squareRoot()
    let coverage =
      erlangUpper(count, n - margin) - erlangUpper(count, n + margin)
    let size = shape.coverageError(samples: count, confidence: 0.95)
    #expect(abs(coverage - 0.95) <= size)
  }

  /// P(sum of k exponentials > x) = Σ_{i<k} e^{−x} x^i/i!.
  private func erlangUpper(_ k: Int, _ x: Double) -> Double {
    (0..<k).reduce(0) { sum, i in
      sum + exp(Double(i) * log(x) - x - lgamma(Double(i) + 1))
    }
  }

  /// The number that is said to be enough is the smallest that is.
  @Test func theNumberIsSharp() async {
    let shape = NormalApproximation(skewness: 5, excessKurtosis: 80)
    for confidence in [0.5, 0.9, 0.95, 0.99, 0.9999] {
      let needed = shape.samplesNeeded(confidence: confidence)
      #expect(shape.holds(samples: Int(needed), confidence: confidence))
      #expect(!shape.holds(samples: Int(needed) - 1, confidence: confidence))
    }
  }

  /// What has no shape: a constant, and moments beyond doubles.
  @Test func someLawsHaveNoShape() {
    #expect(NormalApproximation(second: 1, third: 1, fourth: 1) == nil)
    #expect(
      NormalApproximation(second: 2, third: 6, fourth: .infinity) == nil
    )
  }
}
