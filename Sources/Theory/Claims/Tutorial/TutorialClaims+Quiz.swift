import ExactArithmetic
import Foundation

/// The quiz at the end of the text.
extension TutorialClaims {
  /// G28: 0.25^49 = 2^−98.
  static let quizSigmoid = Claim(
    "G28",
    .tutorial,
    "Quiz 1: 0.25^49 is about 2.5e-30; exploding needs sigma_max > 4",
    statement: "In a 50-layer sigmoid net with |W| = 1 the gradient at layer 1"
      + " is about 0.25^49, about 2.5e-30; exploding gradients would require"
      + " sigma_max(W) > 4.",
    reading:
      "The exponents are right, as an upper bound; the leading digits are"
      + " 3.2. A norm above 4 is necessary for growth, not sufficient.",
    correction:
      "0.25^49 = 2^-98 = 3.16e-30, and it is the most that can be left",
    expected: .partly,
    control: Claim.Control("0.25^49 is about 3.2e-30", .true)
  ) { variant, _ in
    let stated = PrintedNumber(variant == .printed ? 25 : 32, tenTo: -31)
    let power = Rational(1, 4).power(49)
    let slopes = (1..<100).map { s in
      Rational(s, 100) * (1 - Rational(s, 100))
    }
    let grows: (Rational) -> Bool = { w in slopes.contains { w * $0 > 1 } }
    return Finding([
      Finding.Part(
        "the number",
        stated.agrees(with: power),
        "0.25^49 = \(Digits.short(power.doubleValue))",
        by: .rational
      ),
      Finding.Part(
        "no slope grows at w = 4, one does at w = 4.1",
        !grows(4) && grows(Rational(41, 10)),
        "",
        by: .rational
      ),
    ])
  }

  /// G29: slope, clipping and skip term once more.
  static let quizFacts = Claim(
    "G29",
    .tutorial,
    "Quiz 2-4: ReLU' is exactly 1 for z > 0, clipping scales, skips add",
    statement: "ReLU's derivative is exactly 1 for positive inputs, so that"
      + " active paths are not attenuated; clipping scales to norm C and keeps"
      + " the direction; a skip adds the gradient to the branch's.",
    reading: "All true; that a skip adds a term does not mean that something"
      + " arrives (see G19).",
    expected: .true,
    control: Claim.Control("The same of a rectifier of slope 9/10", .partly)
  ) { variant, _ in
    let slope: Rational = variant == .printed ? 1 : Rational(9, 10)
    let rectify: (Rational) -> Rational = { slope * max(0, $0) }
    let step = Rational(1, 1000)
    let points = [Rational(1, 100), 1, 50]
    let slopes = points.map { (rectify($0 + step) - rectify($0)) / step }
    var along: Rational = 1
    for _ in 0..<100 { along = rectify(along) }
    let g = [Rational(30), 40]
    let clipped = g.map { $0 * min(1, Rational(5) / 50) }
    return Finding([
      Finding.Part(
        "the slope is 1",
        slopes.allSatisfy { $0 == 1 },
        "slopes \(slopes.map(\.description).joined(separator: ", "))",
        by: .rational
      ),
      Finding.Part(
        "an active path of 100 layers keeps its size",
        along == 1,
        "100 layers: \(Digits.short(along.doubleValue))",
        by: .rational
      ),
      Finding.Part(
        "clipping (30, 40) at 5 gives (3, 4)",
        clipped == [3, 4],
        "",
        by: .rational
      ),
      Finding.Part(
        "a skip adds the gradient to the branch's",
        try skipTermIsAdditive(),
        "",
        by: .rational
      ),
    ])
  }
}
