import ExactArithmetic
import Foundation
import GSL

/// The decay behind sigmoid activations.
extension TutorialClaims {
  /// G3: 1/4 is the slope at its largest, so that a layer passes on at most a
  /// quarter, and at a typical pre-activation less.
  static let sigmoidRecursion = Claim(
    "G3",
    .tutorial,
    "Sigmoid: |delta^(l)| ~ |W| max(sigma') |delta^(l+1)|, 0.25^L in all",
    statement: "With |W| = 1 a sigmoid layer multiplies the gradient by"
      + " max sigma' = 0.25, so that |delta^(0)| is about 0.25^L |delta^(L)|.",
    reading: "True with 'at most' for 'about'; equality needs z = 0 at every"
      + " neuron.",
    correction: "|delta^(0)| <= 0.25^L |delta^(L)|; with z ~ N(0,1) and"
      + " orthogonal W the root mean square is 0.2117^L",
    expected: .partly,
    control: Claim.Control("|delta^(0)| is at most 0.25^L |delta^(L)|", .true)
  ) { variant, _ in
    // "About" is read as within a factor of two.
    let allowed = variant == .printed ? 0.5...2.0 : 0...1
    let quarter = Rational(1, 4)
    let grid = (1..<200).map { Rational($0, 200) }
    let isLargest = grid.allSatisfy { $0 * (1 - $0) <= quarter }
    let half = Rational(1, 2)
    let square = try ActivationSlope.sigmoid.gaussianMoment(2)
    let typical = pow(square.value.squareRoot() / 0.25, 10)
    let saturated = pow(ActivationSlope.sigmoid(3) / 0.25, 10)
    return Finding(
      [
        Finding.Part(
          "sigma' = s (1 - s) is at most 1/4, and 1/4 at z = 0",
          isLargest && half * (1 - half) == quarter,
          "max sigma' = 1/4",
          by: .rational
        ),
        Finding.Part(
          "0.25^10 is what ten layers leave at z ~ N(0,1)",
          allowed.contains(typical),
          "N(0,1): \(Digits.short(typical)) of it",
          by: .quadrature
        ),
        Finding.Part(
          "0.25^10 is what ten layers leave at z = 3",
          allowed.contains(saturated),
          "z = 3: \(Digits.short(saturated)) of it",
          by: .floatingPoint
        ),
      ],
      working: [
        "Orthogonal W keeps lengths, so a layer multiplies the squared length"
          + " by E sigma'(z)^2 = \(Digits.short(square.value, digits: 8)), the"
          + " length by \(Digits.short(square.value.squareRoot())) and not"
          + " 0.25."
      ]
    )
  }

  /// G4: 2^−20 in decimals.
  static let tenSigmoidLayers = Claim(
    "G4",
    .tutorial,
    "0.25^10 is about 9.5e-7, a millionth",
    statement: "Through ten sigmoid layers the gradient falls to 0.25^10, about"
      + " 9.5e-7: a millionth.",
    reading: "The arithmetic is right. As in the recursion before it, it is the"
      + " most that can be left, not what is left.",
    expected: .true,
    control: Claim.Control("0.25^9 is about 9.5e-7, a millionth", .false)
  ) { variant, _ in
    let power = Rational(1, 4).power(variant == .printed ? 10 : 9)
    return Finding([
      Finding.Part(
        "rounds to 9.5e-7",
        PrintedNumber(95, tenTo: -8).agrees(with: power),
        Digits.short(power.doubleValue),
        by: .rational
      ),
      Finding.Part(
        "rounds to 1e-6",
        PrintedNumber(1, tenTo: -6).agrees(with: power),
        "",
        by: .rational
      ),
    ])
  }
}
