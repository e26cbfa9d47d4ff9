import ExactArithmetic

/// What the lemma is said to imply.
extension ThesisClaims {
  /// Steps of size δ on a grid of lengths that two vectors can have.
  private static func possibleSteps(size: Rational = 1) -> [GradientStep] {
    (3...8).flatMap { length in
      (1...5).map { change in
        GradientStep(
          length: Rational(length, 5),
          change: Rational(change, 5),
          size: size
        )
      }
    }
    .filter(\.isPossible)
  }

  /// T12: (2.5) does not compare what the primary terms contain.
  static let withoutError = Claim(
    "T12",
    .thesis,
    "Lemma (2.5): eps_1 - |v|/.. < eps_2 - |y|/.. implies primary_A < primary_B",
    statement: "If besides eps_1 < eps_2 also eps_1 - |v|/|delta_A u| < eps_2 -"
      + " |y|/|delta_B x|, the lemma holds with eps = 0; the text also uses the"
      + " condition eps_1 - |v|^2/|u|^2 < eps_2 - |y|^2/|x|^2.",
    reading: "Right in spirit: comparable lengths remove the error. The"
      + " condition that does it compares squares of every term.",
    correction: "primary_A < primary_B iff eps_1^2 - |v|^2/|delta_A u|^2 +"
      + " 1/delta_A^2 < eps_2^2 - |y|^2/|delta_B x|^2 + 1/delta_B^2",
    expected: .false,
    control: Claim.Control("With eps^2 - |v|^2/.. in the condition", .true)
  ) { variant, _ in
    let conditions = lengthConditions(isPrinted: variant == .printed)
    let steps =
      possibleSteps() + [
        GradientStep(length: Rational(6, 5), change: Rational(1, 2)),
        GradientStep(length: Rational(31, 20), change: Rational(9, 10)),
      ]
    let parts = conditions.map { name, condition in
      var applicable = 0
      var broken = 0
      for a in steps {
        for b in steps
        where a.epsilon < b.epsilon && condition(a) < condition(b) {
          applicable += 1
          if a.primary >= b.primary { broken += 1 }
        }
      }
      return Finding.Part(
        name,
        broken == 0,
        "\(name): \(broken) of \(applicable) pairs fail",
        by: .rational
      )
    }
    let a = steps[steps.count - 2]
    let b = steps[steps.count - 1]
    return Finding(
      parts,
      working: [
        "|v| = 1.2, |u-v| = 0.5 against |y| = 1.55, |x-y| = 0.9, |u| = |x| = 1:"
          + " primary terms \(Digits.short(a.primary.doubleValue)) and"
          + " \(Digits.short(b.primary.doubleValue))."
      ]
    )
  }

  /// The terms that a sufficient condition compares, by name.
  private static func lengthConditions(
    isPrinted: Bool
  ) -> [(String, (GradientStep) -> Rational)] {
    let plain: (GradientStep) -> Rational = {
      $0.epsilon - $0.relativeLength
    }
    let mixed: (GradientStep) -> Rational = {
      $0.epsilon - $0.relativeLength * $0.relativeLength
    }
    let squared: (GradientStep) -> Rational = {
      $0.epsilon * $0.epsilon - $0.relativeLength * $0.relativeLength
    }
    return isPrinted
      ? [("eps - |v|/|u|", plain), ("eps - |v|^2/|u|^2", mixed)]
      : [("eps^2 - |v|^2/|u|^2", squared)]
  }

  /// Pairs with ε_1 < ε_2 and equal relative lengths.
  private static func equalLengths(
    _ sizes: [(Rational, Rational)]
  ) -> [(GradientStep, GradientStep)] {
    sizes.flatMap { first, second in
      possibleSteps(size: first).flatMap { a in
        possibleSteps(size: second)
          .filter {
            a.epsilon < $0.epsilon && a.relativeLength == $0.relativeLength
          }
          .map { (a, $0) }
      }
    }
  }

  /// T13: half the gap of the squares.
  static let halfTheGap = Claim(
    "T13",
    .thesis,
    "Lemma: at equal norm ratios the primary terms differ by half of eps_2 - eps_1",
    statement: "If |v|/|delta_A u| = |y|/|delta_B x|, the distance between the"
      + " primary terms is one half of the gap eps_2 - eps_1.",
    reading:
      "Half of the gap between the squares, as the proof says itself; the"
      + " direction is right, at equal step sizes.",
    correction: "primary_B - primary_A = (eps_2^2 - eps_1^2)/2 at delta_A ="
      + " delta_B",
    expected: .false,
    control: Claim.Control("Half of eps_2^2 - eps_1^2", .true)
  ) { variant, _ in
    let power = variant == .printed ? 1 : 2
    let pairs = equalLengths([(1, 1)])
    let broken = pairs.count { a, b in
      b.primary - a.primary
        != (b.epsilon.power(power) - a.epsilon.power(power)) / 2
    }
    let a = GradientStep(length: 1, change: Rational(1, 5))
    let b = GradientStep(length: 1, change: Rational(2, 5))
    return Finding(
      [
        Finding.Part(
          "equal norm ratios, delta = 1",
          broken == 0,
          "\(broken) of \(pairs.count) pairs fail",
          by: .rational
        )
      ],
      working: [
        "eps = 0.2 and 0.4 at equal lengths: the terms differ by"
          + " \(b.primary - a.primary), half the gap is 1/10."
      ]
    )
  }

  /// T14: with different step sizes equal ratios are not equal lengths.
  static let angles = Claim(
    "T14",
    .thesis,
    "Lemma: at equal norm ratios the angle of u, v is below that of x, y",
    statement: "If |v|/|delta_A u| = |y|/|delta_B x| and eps_1 < eps_2 then the"
      + " angles satisfy theta_{u,v} < theta_{x,y}.",
    reading: "True for delta_A = delta_B, which the proof assumes.",
    correction: "true for delta_A = delta_B; with different step sizes either"
      + " angle may be the larger",
    expected: .partly,
    control: Claim.Control("... and delta_A = delta_B", .true)
  ) { variant, _ in
    let equal = equalLengths([(1, 1), (Rational(1, 2), Rational(1, 2))])
    let unequal = equalLengths([(1, Rational(1, 2)), (Rational(1, 2), 1)])
    let cases =
      [("delta_A = delta_B", equal)]
      + (variant == .printed ? [("different step sizes", unequal)] : [])
    let parts = cases.map { name, pairs in
      let broken = pairs.count { $0.0.cosine <= $0.1.cosine }
      return Finding.Part(
        name,
        broken == 0,
        "\(name): \(broken) of \(pairs.count) pairs fail",
        by: .rational
      )
    }
    let a = GradientStep(length: 1, change: Rational(3, 5))
    return Finding(
      parts,
      working: [
        "delta_A = 1, |v| = 1, |u-v| = 0.6 has cos = \(a.cosine); delta_B = 1/2,"
          + " y = x/2 has the same ratio, eps_2 = 1 > 0.6 and cos = 1."
      ]
    )
  }
}
