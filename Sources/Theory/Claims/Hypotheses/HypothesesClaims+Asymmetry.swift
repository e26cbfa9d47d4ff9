import ExactArithmetic
import Foundation
import GSL
import Networks

/// Laws that are not symmetric.
extension HypothesesClaims {
  static let asymmetry = [asymmetricWeights, asymmetricBias]

  /// F5: centred exponential weights: 4/e and 2 − 4/e.
  static let asymmetricWeights = Claim(
    "F5",
    .hypotheses,
    "centred exponential weights, widths 1,1: E[Z] = 4/e at x > 0, 2 - 4/e at x < 0",
    statement:
      "Weights sqrt2 (Exp(1) - 1), which have mean 0 and variance 2 but"
      + " are not symmetric, have E[Z] = 4/e = 1.4715 at x = 1 and 2 - 4/e ="
      + " 0.5285 at x = -1.",
    reading: "Mean 0 and the right variance are not enough.",
    expected: .true,
    control: Claim.Control("the same for Laplace weights", .false),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    let spec = try ClaimNet.spec(
      "1,1",
      variant == .printed ? "exponential" : "laplace",
      at: "1"
    )
    let law = spec.weights[0]
    let variance = pow(law.standardDeviation, 2)
    func density(_ x: Double) -> Double { law.density(at: x) ?? 0 }
    let right = try Quadrature.between(0, 200) { 2 * $0 * $0 * density($0) }
    let left = try Quadrature.between(-1, 0) { 2 * $0 * $0 * density($0) }
    let far = try Quadrature.between(-200, -1) { 2 * $0 * $0 * density($0) }
    let mean = 4 / exp(1.0)
    let test = MeanTest(
      mean: mean,
      // E Z² = 4 ∫_0^∞ u⁴ e^{−u−1} du = 96/e.
      relativeVariance: 96 / exp(1.0) / (mean * mean) - 1,
      falseAlarm: 5e-9,
      tolerance: 0.4
    )
    let draws = try await laboratory.logSquaredGradients(
      spec,
      laboratory.count(quick: 20_000, paper: 1_000_000),
      study: "F5"
    )
    return Finding([
      close(
        "E[Z] at x = 1",
        right.value / variance,
        error: right.error,
        to: mean
      ),
      close(
        "E[Z] at x = -1",
        (left.value + far.value) / variance,
        error: left.error + far.error,
        to: 2 - mean
      ),
      test.part("E[Z] at x = 1, drawn", draws),
    ])
  }

  /// F6: a constant bias.
  static let asymmetricBias = Claim(
    "F6",
    .hypotheses,
    "bias 1, Gaussian weight, widths 1,1, x = 1: E[Z] = 2 (Phi(t) - t phi(t)) = 1.0811",
    statement:
      "Widths 1,1, w ~ N(0,2), x = 1: the bias 1 gives E[Z] = 2 (Phi(t)"
      + " - t phi(t)) = 1.0811 with t = 1/sqrt2, and the bias -1 gives 2 minus"
      + " that, 0.9189.",
    reading:
      "Biases must be symmetric as well; averaged over both signs E[Z] is"
      + " 1.",
    expected: .true,
    control: Claim.Control("the same for biases +1/4 and -1/4", .false),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    let size = variant == .printed ? Rational(1) : Rational(1, 4)
    let t = 1 / 2.0.squareRoot()
    let density = exp(-t * t / 2) / (2 * Double.pi).squareRoot()
    let below = erfc(-t / 2.0.squareRoot()) / 2
    let mean = 2 * (below - t * density)
    let square = 4 * (3 * below - (t * t * t + 3 * t) * density)
    let parts = try [size, -size].map { bias in
      let start = -bias.doubleValue / 2.0.squareRoot()
      let half = try squareAbove(start)
      return close(
        "E[Z] with bias \(bias)",
        2 * half.value,
        error: 2 * half.error,
        to: bias.signum > 0 ? mean : 2 - mean
      )
    }
    let draws = try await laboratory.logSquaredGradients(
      try ClaimNet.spec("1,1", bias: "constant(\(size))", at: "1"),
      laboratory.count(quick: 40_000, paper: 4_000_000),
      study: "F6"
    )
    let test = MeanTest(
      mean: mean,
      relativeVariance: square / (mean * mean) - 1,
      falseAlarm: 5e-9,
      tolerance: 0.15
    )
    return Finding(
      parts + [test.part("E[Z] with bias \(size), drawn", draws)]
    )
  }
}
