import ExactArithmetic
import Foundation
import GSL
import PathSums

/// What half-active ReLU layers do to a gradient.
extension TutorialClaims {
  /// G7: with |W| = 1 each layer halves the mean square; only the gain √2
  /// makes up for it.
  static let rectifierKeepsNorm = Claim(
    "G7",
    .tutorial,
    "ReLU' = 1 for z > 0; half active, the expected Jacobian norm does not decay",
    statement: "ReLU'(z) = 1 for z > 0, so if roughly half the neurons are"
      + " active the expected product of Jacobian norms does not decay"
      + " (weights of norm 1).",
    reading: "True with He's weights, whose gain of sqrt 2 makes up for the"
      + " silent half in mean square (the typical gradient still shrinks, like"
      + " exp(-5 beta/2)).",
    correction: "E|J^T delta|^2 halves with every layer of orthogonal weights;"
      + " it is kept with the gain sqrt 2",
    expected: .partly,
    control: Claim.Control("The same with weights of gain sqrt 2", .true)
  ) { variant, _ in
    let gain: Rational = variant == .printed ? 1 : 2
    let slopes = [Rational(1, 1000), 1, 1000].map { z in
      (max(0, z + Rational(1, 2000)) - max(0, z)) * 2000
    }
    let decays = (1...3).map { depth in
      SignedPermutationNets(width: 2, depth: depth).meanSquaredGradient()
        * gain.power(depth)
    }
    return Finding(
      [
        Finding.Part(
          "ReLU' = 1 for z > 0",
          slopes.allSatisfy { $0 == 1 },
          "",
          by: .rational
        ),
        Finding.Part(
          "the mean square is kept over 1, 2 and 3 layers",
          decays.allSatisfy { $0 == 1 },
          "E|J^T delta|^2 = \(decays.map(\.description).joined(separator: ", "))"
            + " after 1, 2, 3 layers",
          by: .enumeration
        ),
      ],
      working: [
        "All 8, 64 and 512 nets of width 2 with signed permutations for"
          + " weights, at x = (1,2), each run forward and backward."
      ]
    )
  }

  /// G8: one path in 2^100 is active all the way, and the gradient's root mean
  /// square is 2^−50.
  static let hundredLayers = Claim(
    "G8",
    .tutorial,
    "100 layers: sigmoid leaves 6e-61, half-active ReLU the full magnitude",
    statement: "Over 100 layers sigmoid leaves 0.25^100, about 6e-61, while"
      + " half-active ReLU passes about 50 active factors of 1: the full"
      + " magnitude is preserved along active paths.",
    reading: "The exponent -61 has lost its last digit in print. A path that is"
      + " active in all 100 layers does keep its full magnitude; but one in"
      + " 2^100 is, and they add up to 2^-50 for weights of norm 1.",
    correction: "the gradient's root mean square is 2^-50 = 8.9e-16 with"
      + " orthogonal weights, and 1 with the gain sqrt 2",
    expected: .partly,
    control: Claim.Control("The same with weights of gain sqrt 2", .true)
  ) { variant, _ in
    let gain: Rational = variant == .printed ? 1 : 2
    let sigmoid = Rational(1, 4).power(100)
    let layer = SignedPermutationNets(width: 2, depth: 1)
      .meanSquaredGradient()
    let square = (layer * gain).power(100)
    let magnitude = exp(square.logarithm / 2)
    let compounds = (2...3).allSatisfy { depth in
      SignedPermutationNets(width: 2, depth: depth).meanSquaredGradient()
        == layer.power(depth)
    }
    return Finding(
      [
        Finding.Part(
          "0.25^100 rounds to 6e-61",
          PrintedNumber(6, tenTo: -61).agrees(with: sigmoid),
          "0.25^100 = \(Digits.short(sigmoid.doubleValue, digits: 3))",
          by: .rational
        ),
        Finding.Part(
          "ReLU keeps at least half the magnitude",
          square >= Rational(1, 4),
          "ReLU keeps \(Digits.short(magnitude, digits: 2))",
          by: .enumeration
        ),
      ],
      repairs: [
        Finding.Part(
          "layers multiply the mean square by one factor each",
          compounds,
          "",
          by: .enumeration
        )
      ],
      working: [
        "A path crosses 100 neurons, not 50, and needs all of them: a share of"
          + " 2^-100 = \(Digits.short(Rational(1, 2).power(100).doubleValue))"
          + " of the paths is active."
      ]
    )
  }

  /// G18: E|·|² = 2^−L for Haar weights, on real draws.
  static let halfActiveDecay = Claim(
    "G18",
    .tutorial,
    "Orthogonal weights, half active: the gradient is about (1/2)^(L/2)",
    statement: "With orthogonal weights and half the ReLUs active the gradient"
      + " at the input is about (1/2)^(L/2) of that at the output: it decays,"
      + " but much more slowly than with sigmoid.",
    reading: "Exact as a root mean square for random orthogonal weights.",
    expected: .true,
    control: Claim.Control(
      "The gradient's root mean square is (1/2)^L",
      .partly
    ),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    let width = 6
    let depth = 4
    let stated = pow(0.5, variant == .printed ? Double(depth) : 8)
    let moment = OrthogonalMoments.moment(2, width: width, depth: depth)
    let test = MeanTest(
      mean: stated,
      relativeVariance: (moment.doubleValue ?? 1) - 1,
      falseAlarm: 5e-9,
      tolerance: 0.5
    )
    let draws = HaarNetwork(width: width, depth: depth).logSquaredGradients(
      laboratory.count(quick: 4000, paper: 1_000_000),
      using: try laboratory.generator("tutorial G18")
    )
    let sigmoid = try ActivationSlope.sigmoid.gaussianMoment(2)
    return Finding(
      [
        test.part("four layers of width 6, Haar weights", draws),
        Finding.Part(
          "sigmoid decays faster",
          sigmoid.value + sigmoid.error < 0.5,
          "sigmoid \(Digits.short(sigmoid.value.squareRoot())) a layer",
          by: .quadrature
        ),
      ],
      working: [
        "A mask keeps half of a uniformly random direction's squared length on"
          + " average, so E|J^T delta|^2 = 2^-L exactly."
      ]
    )
  }
}
