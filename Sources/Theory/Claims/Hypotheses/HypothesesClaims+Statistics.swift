import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks
import PathSums

/// Quantities to which the theorem does not apply.
extension HypothesesClaims {
  /// F8: odd moments, and products of different outputs.
  static let oddMoments = Claim(
    "F8",
    .hypotheses,
    "odd moments are not 0: one Gaussian weight, E[Z_pq] = 1/sqrt(pi), E[Z_p1 Z_p2] = 1/pi",
    statement:
      "The sum over paths gives 0 for E[Z_pq] and for E[Z_p1 Z_p2]. For"
      + " d = 1, n_0 = 1, x = 1 and Gaussian weights they are 1/sqrt(pi) and"
      + " 1/pi. In general sum_p x_p E[Z_pq] = E[f_q] > 0 without biases.",
    reading: "The theorem is about even degrees at every output.",
    expected: .true,
    control: Claim.Control("the same for E[Z_pq^2] and its square", .partly)
  ) { variant, _ in
    let power = variant == .printed ? 1.0 : 2.0
    let half = try squareAbove(0, power: power)
    let mean = half.value * pow(2.0.squareRoot(), power)
    let net = FiniteNetwork(widths: [2, 2, 1], input: [1, 100])
    // Of degree 1 in J: in units of the network's scale.
    let slopes = (0..<2).map { p in
      net.law().map { $1 * $0.jacobian[0][p] }.sum()
    }
    let value = net.law().map { $1 * $0.activations[0] }.sum()
    return Finding([
      close(
        "E[Z_pq]",
        mean,
        error: 2 * half.error,
        to: 1 / Double.pi.squareRoot()
      ),
      close(
        "E[Z_p1 Z_p2]",
        mean * mean,
        error: 8 * half.error,
        to: 1 / .pi
      ),
      Finding.Part(
        "sum_p x_p E[Z_p] = E[f] > 0, weights +-1, \(net.name)",
        value.signum > 0 && zip(net.input, slopes).map(*).sum() == value,
        "E[f] = \(value) units",
        by: .enumeration
      ),
    ])
  }

  /// F9: dead layers, for what does not pass through all of them.
  static let deadLayers = Claim(
    "F9",
    .hypotheses,
    "without biases the bias part of the tangent kernel is 7/8 for widths 1,1,1,1, not 3/2",
    statement: "E[K_b] = E[sum_j |df/db^(j)|^2] at biases 0 is (1/2) sum_j"
      + " prod_{k<j} (1 - 2^-n_k): 7/8 for widths 1,1,1,1 and 1457/1024 for"
      + " 3,4,5,2, not d/2 = 3/2.",
    reading: "d/2 is right for biases without atoms. A layer that is dead"
      + " altogether leaves all later pre-activations at 0.",
    expected: .true,
    control: Claim.Control(
      "the same at biases +-1/2, +-1/3, +-1/5, or Gaussian ones",
      .partly
    ),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    let bias = variant == .printed ? "none" : "gaussian(1/4)"
    let spec = try ClaimNet.spec("3,4,5,2", bias: bias)
    let kernel = TangentKernel(spec.architecture)
    let mean = Rational(1457, 1024).doubleValue
    let test = MeanTest(
      mean: mean,
      relativeVariance: kernel.biasSquare.doubleValue / (mean * mean) - 1,
      falseAlarm: 5e-9,
      tolerance: 0.25
    )
    let draws = BiasGradients(spec).logSquares(
      laboratory.count(quick: 10_000, paper: 1_000_000),
      using: try laboratory.generator("F9")
    )
    return Finding([
      exact(
        "E[K_b], widths 1,1,1,1",
        BiasGradients.meanOfChain(3, isBiased: variant == .control),
        is: Rational(7, 8)
      ),
      test.part("E[K_b] = 1457/1024, widths 3,4,5,2, drawn", draws),
    ])
  }

  /// F10: no ReLU on the output.
  static let linearOutput = Claim(
    "F10",
    .hypotheses,
    "without the ReLU on the output every moment of Z doubles",
    statement:
      "With a linear output E[Z] = 2 and E[Z^2] is twice the formula's.",
    reading: "The convention of most frameworks; the theorem's output has a"
      + " ReLU, off with probability 1/2.",
    expected: .true,
    control: Claim.Control("the same with a ReLU on the output", .false)
  ) { variant, _ in
    let parts = try [[2, 2, 1], [2, 3, 1], [2, 2, 2, 1]].flatMap { widths in
      var net = FiniteNetwork(widths: widths, input: [1, 100])
      net.isLinear = variant == .printed
      return try (1...2).map { order in
        let formula = try ClaimNet.signFormula(order, widths)
        return exact(
          "\(ClaimNet.moment(order)), \(net.name)",
          net.moment(order),
          is: 2 * formula,
          formula: formula
        )
      }
    }
    return Finding(parts)
  }
}
