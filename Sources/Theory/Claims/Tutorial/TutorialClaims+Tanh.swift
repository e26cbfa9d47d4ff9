import ExactArithmetic
import Foundation
import GSL

/// The slope of tanh at random pre-activations.
extension TutorialClaims {
  /// G5: the mean of 1/cosh² under a standard Gaussian, by quadrature.
  static let tanhSlope = Claim(
    "G5",
    .tutorial,
    "tanh' <= 1, largest at 0; its mean at z ~ N(0,1) is about 0.3 to 0.5",
    statement: "tanh'(z) is at most 1, with its maximum at z = 0, and for"
      + " z ~ N(0,1) it is about 0.3 to 0.5 in expectation.",
    reading: "The bound is right. The geometric mean, 0.473, lies in the range,"
      + " but the expectation does not.",
    correction: "E tanh'(z) = 0.6057 for z ~ N(0,1); root mean square 0.6815,"
      + " geometric mean 0.4728",
    expected: .partly,
    control: Claim.Control("Its mean at z ~ N(0,1) is 0.6 to 0.62", .true)
  ) { variant, _ in
    let range = variant == .printed ? 0.3...0.5 : 0.6...0.62
    let grid = (-50...50).map { Rational($0, 51) }
    let mean = try ActivationSlope.tanh.gaussianMoment(1)
    let square = try ActivationSlope.tanh.gaussianMoment(2)
    let logarithm = try Quadrature.overTheLine { z in
      // ln tanh' without the underflow of tanh' itself.
      let slope = log(4) - 2 * abs(z) - 2 * log1p(exp(-2 * abs(z)))
      return slope * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }
    let isInside =
      range.contains(mean.value - mean.error)
      && range.contains(mean.value + mean.error)
    return Finding(
      [
        Finding.Part(
          "1 - t^2 <= 1, with equality only at t = tanh 0",
          grid.allSatisfy { (1 - $0 * $0 < 1) == !$0.isZero },
          "",
          by: .rational
        ),
        Finding.Part(
          "the mean lies in [\(range.lowerBound), \(range.upperBound)]",
          isInside,
          "E tanh' = \(Digits.short(mean.value, digits: 6))",
          by: .quadrature
        ),
      ],
      working: [
        "E tanh' = \(Digits.short(mean.value, digits: 12)), root mean square"
          + " \(Digits.short(square.value.squareRoot(), digits: 6)), geometric"
          + " mean \(Digits.short(exp(logarithm.value), digits: 6))."
      ]
    )
  }

  /// G6: the ratio of tanh's slope to sigmoid's, layer by layer and over ten.
  static let tanhHelps = Claim(
    "G6",
    .tutorial,
    "tanh helps only slightly against vanishing gradients",
    statement: "tanh is only slightly better than sigmoid: gradients still"
      + " vanish, just more slowly.",
    reading: "Gradients do vanish with both at z ~ N(0,1); but the gap between"
      + " the two is a factor a layer, and factors multiply.",
    correction: "at z ~ N(0,1) a tanh layer keeps 0.61 where a sigmoid layer"
      + " keeps 0.21; ten layers keep 47,000 times as much",
    expected: .false,
    control: Claim.Control(
      "tanh keeps more than twice as much a layer, 10^4 times over ten",
      .true
    )
  ) { variant, _ in
    // "Slightly" is read as less than twice a layer, ten times over ten.
    let printed = variant == .printed
    let perLayer = printed ? 0...2.0 : 2...Double.infinity
    let overTen = printed ? 0...10.0 : 1e4...Double.infinity
    let tanh = try ActivationSlope.tanh.gaussianMoment(1).value
    let sigmoid = try ActivationSlope.sigmoid.gaussianMoment(1).value
    let ratio = tanh / sigmoid
    let ten = pow(ratio, 10)
    return Finding(
      [
        Finding.Part(
          "a layer",
          perLayer.contains(ratio),
          "\(Digits.short(ratio, digits: 4)) times a layer",
          by: .quadrature
        ),
        Finding.Part(
          "ten layers",
          overTen.contains(ten),
          "\(Digits.short(ten, digits: 3)) times over ten",
          by: .quadrature
        ),
      ],
      working: [
        "Ten layers keep \(Digits.short(pow(tanh, 10), digits: 2)) with tanh,"
          + " \(Digits.short(pow(sigmoid, 10), digits: 2)) with sigmoid (means"
          + " of the slopes, as the text takes them)."
      ]
    )
  }

  /// G26: z − tanh z is the integral of tanh², not of 1 − tanh².
  static let uniformTanhSlope = Claim(
    "G26",
    .tutorial,
    "Problem 3: E tanh' = 0.518 at z uniform on [-2,2]; 0.0014 over ten layers",
    statement: "For z ~ U(-2,2), E[1 - tanh^2 z] = 2.072/4 = 0.518, and ten"
      + " layers leave 0.0014.",
    reading: "The set-up is right, and about a half a layer is right too. The"
      + " antiderivative of 1 - tanh^2 is tanh; z - tanh z belongs to tanh^2.",
    correction: "E tanh' = tanh(2)/2 = 0.4820; ten layers leave 6.77e-4. 0.518"
      + " is E tanh^2",
    expected: .false,
    control: Claim.Control("E tanh' = 0.482; ten layers leave 0.00068", .true)
  ) { variant, _ in
    let printed = variant == .printed
    let stated =
      printed ? PrintedNumber(518, tenTo: -3) : PrintedNumber(482, tenTo: -3)
    let ten =
      printed ? PrintedNumber(14, tenTo: -4) : PrintedNumber(68, tenTo: -5)
    let mean = try ActivationSlope.tanh.uniformMoment(1, upTo: 2)
    let left = pow(mean.value, 10)
    let closed = tanh(2.0) / 2
    return Finding(
      [
        Finding.Part(
          "E tanh'",
          stated.agrees(with: mean.value, error: mean.error),
          "E tanh' = \(Digits.short(mean.value, digits: 6))",
          by: .quadrature
        ),
        Finding.Part(
          "ten layers",
          ten.agrees(with: left, error: 20 * mean.error),
          "ten layers \(Digits.short(left, digits: 3))",
          by: .quadrature
        ),
      ],
      repairs: [
        Finding.Part(
          "quadrature gives tanh(2)/2",
          abs(mean.value - closed) <= mean.error + 2 * closed.ulp,
          "tanh(2)/2 = \(Digits.short(closed, digits: 12))",
          by: .quadrature
        )
      ]
    )
  }
}
