import ExactArithmetic
import Foundation
import GSL
import Networks
import PathSums

/// Ties: pre-activations that are 0 with positive probability.
extension HypothesesClaims {
  static let ties = [atomsInWeights, repairByBias, atomsInBoth, zeroInput]

  /// F1: atoms in the weights, no bias, an input on which sums cancel.
  static let atomsInWeights = Claim(
    "F1",
    .hypotheses,
    "weights +-1, no bias, x = (1,1): E[Z] = 1/2, not 1",
    statement:
      "Without the no-tie condition E[Z] = 1 fails: weights +-1 without"
      + " biases at x = (1,1) have E[Z] = 1/2; widths 2,1: E[Z^2] = 1 and P(Z ="
      + " 0) = 3/4; widths 2,2,1: E[Z^2] = 7/4 and P(Z = 0) = 51/64.",
    reading: "A sum of weights is 0 with positive probability; the neuron is"
      + " then off although its gradient is not 0. The formula says 1, then 2"
      + " and 4.",
    expected: .true,
    control: Claim.Control("the same at x = (1,100)", .false)
  ) { variant, _ in
    let x: [Rational] = variant == .printed ? [1, 1] : [1, 100]
    let cases: [([Int], Rational, Rational)] = [
      ([2, 1], 1, Rational(3, 4)),
      ([2, 2, 1], Rational(7, 4), Rational(51, 64)),
    ]
    let parts = try cases.flatMap { widths, square, zero in
      let net = FiniteNetwork(widths: widths, input: x)
      return try [
        exact(
          "E[Z], \(net.name)",
          net.moment(1),
          is: Rational(1, 2),
          formula: 1
        ),
        exact(
          "E[Z^2], \(net.name)",
          net.moment(2),
          is: square,
          formula: ClaimNet.signFormula(2, widths)
        ),
        exact("P(Z = 0), \(net.name)", net.zeroProbability, is: zero),
      ]
    }
    return Finding(
      parts,
      working: [
        "Widths 2,1: z = w_1 + w_2 takes the values 2, 0, 0, -2. Only z = 2 is"
          + " on, where Z = w_1^2 + w_2^2 = 2: E[Z] = 2/4."
      ]
    )
  }

  /// F2: a symmetric bias without atoms repairs it.
  static let repairByBias = Claim(
    "F2",
    .hypotheses,
    "a small symmetric bias repairs F1: E[Z] = 1 and E[Z^2] = 4 for widths 2,2,1",
    statement:
      "Weights +-1, widths 2,2,1, x = (1,1): with biases N(0, 0.16), or"
      + " +-1/2 and +-1/3 in the two layers, E[Z] = 1 and E[Z^2] = 4.",
    reading: "Any symmetric bias that rules out ties will do.",
    expected: .true,
    control: Claim.Control("the same without biases", .false),
    falseAlarm: 1e-8
  ) { variant, laboratory in
    var net = FiniteNetwork(widths: [2, 2, 1], input: [1, 1])
    if variant == .printed { net = net.withGenericBiases }
    let spec = try ClaimNet.spec(
      "2,2,1",
      "rademacher",
      bias: variant == .printed ? "gaussian(4/25)" : "none",
      at: "1,1"
    )
    let draws = try await laboratory.logSquaredGradients(
      spec,
      laboratory.count(quick: 20_000, paper: 1_000_000),
      study: "F2"
    )
    let sampled = try (1...2).map { order in
      let mean = try ClaimNet.signFormula(order, [2, 2, 1])
      let square = try ClaimNet.signFormula(2 * order, [2, 2, 1])
      let test = MeanTest(
        mean: mean.doubleValue,
        relativeVariance: (square / mean.power(2)).doubleValue - 1,
        falseAlarm: 5e-9,
        tolerance: 0.6
      )
      return test.part(
        "\(ClaimNet.moment(order)) = \(mean), Gaussian biases",
        draws.map { Double(order) * $0 }
      )
    }
    return Finding(
      [
        exact("E[Z], two-point biases", net.moment(1), is: 1),
        exact("E[Z^2], two-point biases", net.moment(2), is: 4),
      ] + sampled
    )
  }

  /// F3: atoms in weights and biases tie; atoms in the biases alone do not.
  static let atomsInBoth = Claim(
    "F3",
    .hypotheses,
    "weights +-sqrt2 and biases +-1 at x = 1/sqrt2: E[Z] = 1/2",
    statement: "Widths 1,1: weights +-sqrt2 with biases +-1 at x = 1/sqrt2 have"
      + " E[Z] = 1/2. Biases +-1 with Gaussian weights are harmless: E[Z] = 1.",
    reading: "Atoms must meet for a tie; it is enough that one of the two laws"
      + " has none.",
    expected: .true,
    control: Claim.Control("the same with biases +-1/2", .partly)
  ) { variant, _ in
    let size: Rational = variant == .printed ? 1 : Rational(1, 2)
    // In units of the scale sqrt2, with x = 1.
    let net = FiniteNetwork(
      widths: [1, 1],
      biases: [FiniteLaw.plusMinus(size)],
      input: [1]
    )
    let b = size.doubleValue
    let tails = try [b, -b].map { try squareAbove(-$0 / 2.0.squareRoot()) }
    return Finding([
      exact("E[Z], both laws with atoms", net.moment(1), is: Rational(1, 2)),
      close(
        "E[Z], Gaussian weights",
        tails.map(\.value).reduce(0, +),
        error: tails.map(\.error).reduce(0, +),
        to: 1
      ),
    ])
  }

  /// ∫_t^∞ g² φ(g) dg, to the error bound of the quadrature.
  static func squareAbove(
    _ t: Double,
    power: Double = 2
  ) throws -> Quadrature.Result {
    try Quadrature.between(t, 40) {
      pow($0, power) * exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot()
    }
  }

  /// F4: the input 0 without biases.
  static let zeroInput = Claim(
    "F4",
    .hypotheses,
    "x = 0 without biases: Z = 0; with symmetric biases E[Z] = 1 again",
    statement: "At x = 0 without biases Z = 0 always, as relu'(0) = 0. With"
      + " symmetric biases that are never 0, E[Z] = 1 and E[Z^2] is the formula's"
      + " at x = 0 too.",
    reading: "Every pre-activation is a tie at x = 0.",
    expected: .true,
    control: Claim.Control("the same at x = (1,100)", .partly)
  ) { variant, _ in
    let x: [Rational] = variant == .printed ? [0, 0] : [1, 100]
    let net = FiniteNetwork(widths: [2, 2, 1], input: x)
    let biased = net.withGenericBiases
    return Finding([
      exact("P(Z = 0), no biases", net.zeroProbability, is: 1),
      exact("E[Z], biases", biased.moment(1), is: 1),
      exact(
        "E[Z^2], biases",
        biased.moment(2),
        is: try ClaimNet.signFormula(2, net.widths)
      ),
    ])
  }
}
