import ExactArithmetic
import Measures
import Networks

/// Asymmetric laws, odd degrees and pairs of inputs, by enumeration.
extension HypothesesClaims {
  static let enumeratedAsymmetry = [
    skewWeights, constantBiases, oddDegrees, twoInputs, linearOutputs,
  ]

  /// N5: a skew two-point law.
  static let skewWeights = Claim(
    "N5",
    .hypotheses,
    "weights 2 (p = 1/5) or -1/2 (p = 4/5): E[Z] = 8/5 at x > 0 and 2/5 at x < 0",
    statement: "xi = 2 with probability 1/5 and -1/2 with 4/5, which is centred"
      + " with variance 1: widths 1,1 have E[Z] = 8/5 at x = 1 and 2/5 at x = -1;"
      + " widths 2,2,1 have 978/625 at (1,100) and 1008/625 at (-1,-100).",
    reading: "Symmetry is needed, not only a mean of 0.",
    expected: .true,
    control: Claim.Control("the same with symmetrized weights", .false)
  ) { variant, _ in
    let skew = FiniteLaw.skew
    let law = skew.flatMap { atom -> [Atoms.Atom] in
      if variant == .printed { return [atom] }
      let half = atom.probability / 2
      return [.init(atom.value, half), .init(-atom.value, half)]
    }
    let cases: [([Int], [Rational], Rational)] = [
      ([1, 1], [1], Rational(8, 5)), ([1, 1], [-1], Rational(2, 5)),
      ([2, 2, 1], [1, 100], Rational(978, 625)),
      ([2, 2, 1], [-1, -100], Rational(1008, 625)),
    ]
    return Finding(
      cases.map { widths, x, stated in
        let net = FiniteNetwork(widths: widths, weights: [law], input: x)
        return exact(
          "E[Z], \(net.name)",
          net.moment(1),
          is: stated,
          formula: 1
        )
      }
    )
  }

  /// N6: constant biases.
  static let constantBiases = Claim(
    "N6",
    .hypotheses,
    "weights +-1, widths 2,1, x = (1,2): bias 3/2 gives E[Z] = 3/2, bias -2 gives 1/2",
    statement: "Weights +-1, widths 2,1, x = (1,2): a constant bias 3/2 gives"
      + " E[Z] = 3/2, -2 gives 1/2, and 1/2, smaller than any |w.x|, gives 1."
      + " Widths 2,2,1, x = (1,1), bias 1 everywhere: E[Z^2] = 39/4, formula 4.",
    reading: "Biases must be symmetric unless they change no sign.",
    expected: .true,
    control: Claim.Control(
      "the same with a fair sign before each bias",
      .partly
    )
  ) { variant, _ in
    let cases: [([Int], [Rational], Rational, Int, Rational)] = [
      ([2, 1], [1, 2], Rational(3, 2), 1, Rational(3, 2)),
      ([2, 1], [1, 2], -2, 1, Rational(1, 2)),
      ([2, 1], [1, 2], Rational(1, 2), 1, 1),
      ([2, 2, 1], [1, 1], 1, 2, Rational(39, 4)),
    ]
    return Finding(
      try cases.map { widths, x, bias, order, stated in
        let law =
          variant == .printed
          ? FiniteLaw.constant(bias) : FiniteLaw.plusMinus(bias)
        let net = FiniteNetwork(widths: widths, biases: [law], input: x)
        return exact(
          "\(ClaimNet.moment(order)), \(net.name), b = \(bias)",
          net.moment(order),
          is: stated,
          formula: try ClaimNet.signFormula(order, widths)
        )
      }
    )
  }

  /// E of the product of ∂f_q/∂x over the given outputs, in units of the scale.
  private static func slopeMean(_ net: FiniteNetwork, _ outputs: [Int])
    -> Rational
  {
    net.law().map { state, mass in
      mass * outputs.map { state.jacobian[$0][0] }.product()
    }.sum()
  }

  /// N7: odd degrees at an output.
  static let oddDegrees = Claim(
    "N7",
    .hypotheses,
    "weights +-sqrt2, n_0 = 1: E[Z_pq] = sqrt2/2 at x > 0, E[Z_p1 Z_p2] = 1/2, formula 0",
    statement:
      "One input, no hidden layer, weights +-sqrt2: E[Z_pq] = sqrt2/2 at"
      + " x = 1 and -sqrt2/2 at x = -1; two outputs have E[Z_p1 Z_p2] = 1/2. The"
      + " sum over paths gives 0.",
    reading: "An odd degree at an output is correlated with its mask.",
    expected: .true,
    control: Claim.Control("the same with masks that are fair coins", .false)
  ) { variant, _ in
    func net(_ outputs: Int, _ x: Rational) -> FiniteNetwork {
      let net = FiniteNetwork(widths: [1, outputs], input: [x])
      return variant == .printed ? net : net.withCoinMasks
    }
    let half = Rational(1, 2)
    return Finding([
      exact("E[Z_pq]/sqrt2, x = 1", slopeMean(net(1, 1), [0]), is: half),
      exact("E[Z_pq]/sqrt2, x = -1", slopeMean(net(1, -1), [0]), is: -half),
      exact("E[Z_p1 Z_p2]", 2 * slopeMean(net(2, 1), [0, 1]), is: half),
    ])
  }

  /// N8: the theorem is about one input at a time.
  static let twoInputs = Claim(
    "N8",
    .hypotheses,
    "at two inputs masks are not independent: E[Z(x) Z(x')] is 2 or 0, formula 1",
    statement:
      "Weights +-1, widths 2,1: E[Z(x) Z(x')] is 2 for x = (1,100), x' ="
      + " (2,100) and 0 for x' = (-1,-100), where independent masks at the two"
      + " inputs would give 1.",
    reading:
      "The law of Z at one input does not depend on the input; joint laws"
      + " do.",
    expected: .true,
    control: Claim.Control(
      "the same with x' = (100,1), on which another weight decides",
      .false
    )
  ) { variant, _ in
    func product(_ y: [Rational]) -> Rational {
      FiniteLaw.meanOverSigns(2) { signs in
        let net = DrawnNetwork([2, 1], signs, isBiased: false)
        return [[1, 100], y].map { x in
          net.activations(at: Dual.variables(x))[1][0].squaredGradient
        }.product()
      }
    }
    let others: [[Rational]] =
      variant == .printed
      ? [[2, 100], [-1, -100]] : [[100, 1], [-100, -1]]
    return Finding(
      zip(others, [Rational(2), 0]).map { y, stated in
        exact("E[Z(x) Z(x')], x' = \(y)", product(y), is: stated, formula: 1)
      }
    )
  }

  /// N9: a linear output takes everything back to the formula, odd moments
  /// too.
  static let linearOutputs = Claim(
    "N9",
    .hypotheses,
    "with a linear output odd and cross-output moments are the formula's, 0",
    statement:
      "Without a ReLU on the output E[Z_pq] = 0 and E[Z_p1 Z_p2] = 0, as"
      + " the sum over paths says, and E[Z] = 2.",
    reading: "The last weights' signs are then free.",
    expected: .true,
    control: Claim.Control("the same with a ReLU on the output", .false)
  ) { variant, _ in
    var net = FiniteNetwork(widths: [1, 2, 2], input: [1])
    net.isLinear = variant == .printed
    return Finding([
      exact("E[Z_pq], \(net.name)", slopeMean(net, [0]), is: 0),
      exact("E[Z_p1 Z_p2], \(net.name)", slopeMean(net, [0, 1]), is: 0),
      exact("E[Z], \(net.name)", net.moment(1), is: 2),
    ])
  }
}
