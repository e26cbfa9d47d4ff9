import ExactArithmetic
import Foundation
import GSL
import Networks
import PathSums

/// Weights that are not independent.
extension HypothesesClaims {
  /// F7: convolutions.
  static let weightSharing = Claim(
    "F7",
    .hypotheses,
    "two 1x1 convolutions, two positions: E[Z^2] = 126 or 144, formula 109",
    statement: "With filters of variance 2 and a read-out of variance 1, both"
      + " Gaussian, E[Z] = 1 but E[Z^2] is, for one convolution, 21 at a random"
      + " symmetric input and 24 where both inputs are positive, against 19 by"
      + " the sum over paths; for two convolutions 126 and 144 against 109.",
    reading: "Counting how often a filter's weight is used, with independent"
      + " masks, gives 21 and 117: right for one convolution only.",
    expected: .true,
    control: Claim.Control("the same numbers for weights +-1", .partly)
  ) { variant, _ in
    let law =
      variant == .printed ? FiniteLaw.gaussianMoments : FiniteLaw.signs
    let stated: [[Rational]] = [[19, 21, 24], [109, 126, 144]]
    let parts = stated.enumerated().flatMap { i, values in
      let net = Convolution(layers: i + 1, isTied: true, law: law)
      let name = "\(i + 1) convolution(s)"
      return [
        exact("E[Z], \(name)", net.moment(1, randomInput: false), is: 1),
        exact("formula, \(name)", net.formula, is: values[0]),
        exact(
          "E[Z^2], \(name), random input",
          net.moment(2, randomInput: true),
          is: values[1]
        ),
        exact(
          "E[Z^2], \(name), positive input",
          net.moment(2, randomInput: false),
          is: values[2]
        ),
      ]
    }
    return Finding(
      parts,
      working: [
        "The weights are +-1, +-2, +-4 with the moments of N(0,2) up to the"
          + " fifth, so that real networks can be enumerated.",
        "E[Z^2] = (1/2)(2 * 3 * 6^L + 2 * 12^L P(both masks on)): 2^-L at equal"
          + " signs of the inputs, 0 at opposite ones.",
      ]
    )
  }

  /// F11: Haar-orthogonal weights.
  static let orthogonalWeights = Claim(
    "F11",
    .hypotheses,
    "orthogonal weights: E[Z^2] = 2 (1 + 3/(n+2))^(d-1), not the independent formula",
    statement:
      "For square Haar-orthogonal weights of gain sqrt2, E[Z^2] = 2 (1 +"
      + " 3/(n+2))^(d-1): 27/4 for n = d = 4, where independent Gaussian weights"
      + " have 34.17; 7/2 for n = d = 2.",
    reading:
      "Rows are dependent, so moments of single weights do not apply; the"
      + " masks are independent coins all the same.",
    expected: .true,
    control: Claim.Control(
      "E[Z^2] = 2 (1 + 2/n)(1 + 5/n)^(d-1), as for independent weights",
      .false
    ),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    func stated(_ n: Int) throws -> Rational {
      if variant == .printed {
        return 2 * (1 + Rational(3, n + 2)).power(n - 1)
      }
      return 2 * (1 + Rational(2, n)) * (1 + Rational(5, n)).power(n - 1)
    }
    let angle = try Quadrature.between(0, 2 * .pi) { pow(cos($0), 4) }
    let kept = 1.0 / 4 + angle.value / (4 * .pi)
    let plane = 0.5 * 16 * kept
    let fourth = OrthogonalMoments.moment(4, width: 4, depth: 4)
    let mean = try stated(4)
    let test = MeanTest(
      mean: mean.doubleValue,
      relativeVariance: exp(fourth.logarithm - 2 * mean.logarithm),
      falseAlarm: 5e-9,
      tolerance: 0.6
    )
    let net = OrthogonalNetwork(width: 4, depth: 4)
    let draws = net.logSquaredGradients(
      laboratory.count(quick: 8_000, paper: 400_000),
      using: try laboratory.generator("F11")
    )
    return Finding([
      close(
        "E[Z^2], n = d = 2",
        plane,
        error: 8 * angle.error,
        to: try stated(2).doubleValue
      ),
      test.part("E[Z^2], n = d = 4, drawn", draws.map { 2 * $0 }),
    ])
  }

  /// F13: an identity skip around a layer.
  static let identitySkip = Claim(
    "F13",
    .hypotheses,
    "x + relu(w x), Var w = 2: E[Z] depends on the sign of x, formula 2",
    statement: "For x + relu(w x) the sum over paths says E[Z] = 1 + 1 = 2; the"
      + " truth is above 2 at x > 0 and below at x < 0.",
    reading: "2 is right on average over the sign of x. A constant weight 1 is"
      + " not symmetric: the odd term 2 E[w 1{w x > 0}] does not vanish.",
    expected: .true,
    control: Claim.Control(
      "the same for x + v relu(w x), v = +-1 independent",
      .false
    )
  ) { variant, _ in
    let last =
      variant == .printed ? FiniteLaw.constant(1) : FiniteLaw.signs
    func mean(_ x: Rational) -> Rational {
      FiniteLaw.mean([FiniteLaw.gaussianMoments, last]) { draws in
        let x = Dual.variables([x])[0]
        return (x + draws[1] * (draws[0] * x).relu).squaredGradient
      }
    }
    let (right, left) = (mean(1), mean(-1))
    let average = (right + left) / 2
    return Finding([
      Finding.Part(
        "E[Z] > 2 at x = 1",
        right > 2,
        "x = 1: \(right)",
        by: .enumeration
      ),
      Finding.Part(
        "E[Z] < 2 at x = -1",
        left < 2,
        "x = -1: \(left), average \(average)",
        by: .enumeration
      ),
    ])
  }
}
