import ExactArithmetic

/// The lemma on step consistency.
extension ThesisClaims {
  /// T10: with a constant that may depend on the step sizes the error term says
  /// nothing, and with a uniform one the lemma fails.
  static let lemmaErrorTerm = Claim(
    "T10",
    .thesis,
    "Lemma: eps_1 < eps_2 implies primary_A < primary_B + eps + eps^2, eps = O(eps_2)",
    statement: "If |u-v|/|delta_A u| < |x-y|/|delta_B x| then (|u|^2 -"
      + " <u,v>)/|delta_A u|^2 < (|x|^2 - <x,y>)/|delta_B x|^2 + eps + eps^2"
      + " with 0 < eps in O(|x-y|/|delta_B x|).",
    reading: "True if the constant in O may depend on delta_A and delta_B: by"
      + " Cauchy and Schwarz eps = (1/delta_A + 1/delta_B) eps_2 will do. That"
      + " holds without any lemma, and diverges for small steps.",
    correction:
      "eps = (1/delta_A + 1/delta_B) eps_2; no constant serves all step"
      + " sizes",
    expected: .partly,
    control: Claim.Control("eps = (1/delta_A + 1/delta_B) eps_2", .true)
  ) { variant, _ in
    let uniform: Rational? = variant == .printed ? 100 : nil
    let grid = steps([1, Rational(1, 2), Rational(1, 10)])
    let broken = grid.count { a, b in !lemma(a, b, constant: nil) }
    let tiny = [2, 4, 6].map { k in
      let delta = Rational(1, 10).power(k)
      return (
        PlanarStep(
          change: delta / 10,
          direction: (1, 0),
          size: delta
        ),
        PlanarStep(
          change: delta * Rational(101, 1000),
          direction: (0, 1),
          size: delta
        )
      )
    }
    let failing = tiny.count { a, b in !lemma(a, b, constant: uniform) }
    return Finding(
      [
        Finding.Part(
          "with a constant for each pair of step sizes",
          broken == 0,
          "\(broken) of \(grid.count) fail",
          by: .rational
        ),
        Finding.Part(
          "with the constant 100 for all step sizes",
          failing == 0,
          "\(failing) of \(tiny.count) small steps fail",
          by: .rational
        ),
      ],
      working: [
        "u - v along u, x - y across x, delta = 10^-6, eps_1 = 0.1, eps_2 ="
          + " 0.101: primary_A = \(Digits.short(tiny[2].0.primary)),"
          + " primary_B = \(Digits.short(tiny[2].1.primary))."
      ]
    )
  }

  /// Whether the lemma's conclusion holds, with eps = C eps_2.
  private static func lemma(
    _ a: PlanarStep,
    _ b: PlanarStep,
    constant: Rational?
  ) -> Bool {
    let epsilon = (constant ?? (1 / a.size + 1 / b.size)) * b.epsilon
    return a.primary < b.primary + epsilon + epsilon * epsilon
  }

  /// Pairs of steps that satisfy the lemma's hypothesis.
  private static func steps(
    _ sizes: [Rational]
  ) -> [(PlanarStep, PlanarStep)] {
    let all = sizes.flatMap { size in
      PlanarStep.grid([1, 2, 6, 12, 18].map { Rational($0, 20) }, size: size)
    }
    return all.flatMap { a in
      all.filter { a.epsilon < $0.epsilon }.map { (a, $0) }
    }
  }

  /// T11: the difference of the two sides is known exactly.
  static let tightestBound = Claim(
    "T11",
    .thesis,
    "Lemma (2.4): the tightest bound adds ((|y|/..)^2 - (|v|/..)^2 + eps_2 - eps_1)/2",
    statement:
      "The tightest bound from eps_1 < eps_2 is primary_A < primary_B +"
      + " (|y|^2/|delta_B x|^2 - |v|^2/|delta_A u|^2 + eps_2 - eps_1)/2.",
    reading:
      "A bound, though not a tight one, at equal step sizes, to which the"
      + " text later restricts itself. In its derivation delta stands for"
      + " delta^2, and the last bracket has lost its squares and changed sign.",
    correction: "primary_A = primary_B + (|y|^2/|delta_B x|^2 - |v|^2/|delta_A"
      + " u|^2 + 1/delta_A^2 - 1/delta_B^2 + eps_1^2 - eps_2^2)/2, an identity",
    expected: .partly,
    control: Claim.Control("With 1/delta^2 and eps_1^2 - eps_2^2 added", .true)
  ) { variant, _ in
    let bound: (PlanarStep, PlanarStep) -> Rational = { a, b in
      let gap =
        variant == .printed
        ? b.epsilon - a.epsilon
        : 1 / (a.size * a.size) - 1 / (b.size * b.size)
          + a.epsilon * a.epsilon - b.epsilon * b.epsilon
      return b.primary + (b.squaredLength - a.squaredLength + gap) / 2
    }
    let equal = steps([1]) + steps([Rational(1, 10)])
    let unequal = steps([1, Rational(1, 10)]).filter { $0.0.size != $0.1.size }
    let brokenEqual = equal.count { $0.0.primary > bound($0.0, $0.1) }
    let brokenUnequal = unequal.count { $0.0.primary > bound($0.0, $0.1) }
    let slack = equal.map { bound($0.0, $0.1) - $0.0.primary }.min() ?? 0
    return Finding(
      [
        Finding.Part(
          "equal step sizes",
          brokenEqual == 0,
          "delta_A = delta_B: \(brokenEqual) of \(equal.count) fail",
          by: .rational
        ),
        Finding.Part(
          "different step sizes",
          brokenUnequal == 0,
          "different: \(brokenUnequal) of \(unequal.count) fail",
          by: .rational
        ),
        Finding.Part(
          "it is attained",
          slack.isZero,
          "the least slack is \(slack)",
          by: .rational
        ),
      ]
    )
  }
}
