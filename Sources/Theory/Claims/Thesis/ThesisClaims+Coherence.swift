import ExactArithmetic

/// What the coherence of gradients means.
extension ThesisClaims {
  /// T33: the share of positive inner products is another number.
  static let decreasedShare = Claim(
    "T33",
    .thesis,
    "H_b is the mean fraction of elements whose loss a given gradient decreases",
    statement: "The coherence H_b is the average fraction of elements in the"
      + " batch, itself included, that a given element's gradient decreases the"
      + " loss for.",
    reading:
      "True when any two gradients are equal or orthogonal, the case it is"
      + " read off from; an average in general weighs by how much, not by how"
      + " many.",
    correction:
      "for unit gradients H_b is the mean of the cosines of all pairs;"
      + " the fraction counts those that are positive",
    expected: .false,
    control: Claim.Control(
      "... if the gradients are equal or orthogonal",
      .true
    )
  ) { variant, _ in
    // Gram matrices of unit gradients, by their cosines.
    let half = Rational(1, 2)
    let general: [[[Rational]]] = [
      [[1, half], [half, 1]], [[1, -half], [-half, 1]],
    ]
    let blocks: [[[Rational]]] = [
      [[1, 0], [0, 1]], [[1, 1], [1, 1]],
      [[1, 1, 0], [1, 1, 0], [0, 0, 1]],
    ]
    let grams = variant == .printed ? general + blocks : blocks
    let wrong = grams.count { metrics($0).0 != metrics($0).1 }
    let shown = metrics(general[0])
    return Finding(
      [
        Finding.Part(
          "coherence = fraction",
          wrong == 0,
          "differs for \(wrong) of \(grams.count) batches",
          by: .rational
        )
      ],
      working: [
        "Two unit gradients with cosine 1/2: H = \(shown.0), but each decreases"
          + " both losses: fraction \(shown.1)."
      ]
    )
  }

  /// H_b and the share of positive entries of a Gram matrix.
  private static func metrics(
    _ gram: [[Rational]]
  ) -> (Rational, Rational) {
    let b = gram.count
    let trace = gram.indices.map { gram[$0][$0] }.sum()
    let positive = gram.joined().count { $0.signum > 0 }
    return (
      gram.joined().sum() / (Rational(b) * trace), Rational(positive, b * b)
    )
  }

  /// T34: the gradient that shrinks by a step has a coherence above 1.
  static let weightCoherence = Claim(
    "T34",
    .thesis,
    "Weight-gradient coherence <h, h'>/|h'|^2 takes values between zero and one",
    statement: "The weight-gradient coherence sum <h(w), h(w+omega)> / sum"
      + " |h(w+omega)|^2 measures close to one; values between zero and one at"
      + " convergence go with a lower loss.",
    reading:
      "An observation from training, and true of it; it is no bound. Each"
      + " step down a quadratic bowl gives more than one.",
    correction: "the metric is unbounded: h' = h/2 gives 2; the cosine of h and"
      + " h' is at most 1",
    expected: .false,
    control: Claim.Control("The cosine <h,h'>/(|h| |h'|) is at most one", .true)
  ) { variant, _ in
    let bowl = PlaneLoss(coefficients: (1, 1, 0), weights: (3, 4))
    return Finding(
      [Rational(1, 1000), Rational(1, 2)].map { rate in
        let h = bowl.h
        let after = bowl.steppedGradient(rate)
        let mixed = PlaneLoss.inner(h, after)
        let square = PlaneLoss.inner(after, after)
        // The square of the cosine, or of the metric itself.
        let other = variant == .printed ? square : PlaneLoss.inner(h, h)
        let value = mixed * mixed / (square * other)
        return Finding.Part(
          "a step of rate \(rate)",
          mixed.signum >= 0 && value <= 1,
          "rate \(rate): \(Digits.short(value.doubleValue.squareRoot()))",
          by: .rational
        )
      }
    )
  }
}
