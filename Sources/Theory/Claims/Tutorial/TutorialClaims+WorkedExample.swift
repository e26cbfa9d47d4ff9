import ExactArithmetic
import Foundation
import GSL

/// Example 1: five layers with z ~ N(0,1) and orthogonal weights.
extension TutorialClaims {
  /// G21: the numbers are right; a norm shrinks by the root mean square.
  static let sigmoidExample = Claim(
    "G21",
    .tutorial,
    "Example 1: E sigma'(z) = 0.207, 0.207^5 = 0.00038, so 0.038% survives",
    statement: "For z ~ N(0,1) E sigma'(z) is about 0.207; with orthogonal W"
      + " five layers leave 0.207^5 = 0.00038 of the gradient, 0.038%, and the"
      + " first layer learns 2600 times slower.",
    reading: "All the arithmetic is right (the exponent 5 is lost in print). An"
      + " orthogonal W keeps squared lengths, so a norm shrinks by the root mean"
      + " square of the slope rather than by its mean: 0.043%, 2300 times.",
    correction: "the gradient's norm keeps (E sigma'^2)^(5/2) = 4.26e-4",
    expected: .partly,
    control: Claim.Control(
      "sqrt(E sigma'^2) = 0.212, 0.043% survives, 2300 times slower",
      .true
    )
  ) { variant, _ in
    let printed = variant == .printed
    let slope = ActivationSlope.sigmoid
    let mean = try slope.gaussianMoment(1)
    let square = try slope.gaussianMoment(2)
    let rootMeanSquare = square.value.squareRoot()
    let factor = printed ? mean.value : rootMeanSquare
    let survives = pow(rootMeanSquare, 5)
    let digits = printed ? 207 : 212
    let fraction = PrintedNumber(printed ? 38 : 43, tenTo: -5)
    let power = Rational(digits, 1000).power(5)
    // 0.207^5 as printed, and 0.2117^5 to enough digits in the control.
    let slowdown = printed ? 1 / power.doubleValue : 1 / survives
    return Finding([
      Finding.Part(
        "the factor of a layer",
        PrintedNumber(digits, tenTo: -3).agrees(with: factor, error: 1e-12),
        "a layer \(Digits.short(factor, digits: 6))",
        by: .quadrature
      ),
      Finding.Part(
        "its fifth power",
        fraction.agrees(with: power),
        "0.\(digits)^5 = \(Digits.short(power.doubleValue, digits: 3))",
        by: .rational
      ),
      Finding.Part(
        "times slower",
        PrintedNumber(printed ? 26 : 23, tenTo: 2)
          .agrees(with: slowdown, error: 1e-6),
        "\(Digits.short(slowdown, digits: 4)) times slower",
        by: .floatingPoint
      ),
      Finding.Part(
        "the share of the norm that survives",
        fraction.agrees(with: survives, error: 1e-12),
        "of the norm \(Digits.short(100 * survives, digits: 3))% survives",
        by: .quadrature
      ),
    ])
  }

  /// G22: the same five layers with half of the ReLUs active.
  static let rectifierExample = Claim(
    "G22",
    .tutorial,
    "Example 1: ReLU keeps 0.5 a layer, 0.03125 after five, 82 times sigmoid's",
    statement: "With half-active ReLUs and the same orthogonal weights a layer"
      + " keeps 0.5 of the gradient: 0.5^5 = 0.03125, about 3%, 82 times more"
      + " than with sigmoid.",
    reading:
      "The arithmetic is right (the exponent 5 is lost in print), and 0.5"
      + " is what a layer keeps of the squared norm. The text gives three"
      + " answers: no decay, 1/2 a layer, and (1/2)^(1/2) a layer; the last is"
      + " right.",
    correction:
      "the norm keeps sqrt(1/2) a layer: 0.1768 after five layers, 415"
      + " times sigmoid's share",
    expected: .partly,
    control: Claim.Control(
      "sqrt(1/2) a layer, 0.1768 after five, 415 times sigmoid's",
      .true
    )
  ) { variant, _ in
    let printed = variant == .printed
    let layer = SignedPermutationNets(width: 2, depth: 1)
      .meanSquaredGradient()
    let truth = pow(layer.doubleValue, 2.5)
    let stated = printed ? 0.03125 : pow(0.5, 2.5)
    let sigmoid = pow(
      try ActivationSlope.sigmoid.gaussianMoment(2).value,
      2.5
    )
    let ratio = printed ? 0.03125 / pow(0.207, 5) : truth / sigmoid
    return Finding(
      [
        Finding.Part(
          "the ratio to sigmoid's share",
          PrintedNumber(printed ? 82 : 415, tenTo: 0)
            .agrees(with: ratio, error: 1e-6),
          "ratio \(Digits.short(ratio, digits: 4))",
          by: .floatingPoint
        ),
        Finding.Part(
          "five layers",
          abs(stated - truth) <= 1e-4 * truth,
          "five layers keep \(Digits.short(truth, digits: 4)) of the norm",
          by: .enumeration
        ),
      ],
      working: [
        "Mean squares over real nets with signed permutations: a layer keeps"
          + " \(layer) of the squared norm."
      ]
    )
  }
}
