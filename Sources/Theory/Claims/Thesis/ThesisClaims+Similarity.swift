import ExactArithmetic

/// Metrics of how alike gradients are.
extension ThesisClaims {
  private typealias Gradients = [[Rational]]

  /// Sets of gradients with rational lengths.
  private static let gradientSets: [Gradients] = [
    [[3, 4], [4, 3], [5, 12]], [[3, 4], [-4, 3]],
    [[3, 4], [-3, -4], [12, 5]], [[1, 0], [1, 0], [1, 0]],
    [[8, 15], [-8, 15], [0, -2]], [[7, 24], [-3, -4], [1, 0], [0, 1]],
  ]

  private static func inner(_ a: [Rational], _ b: [Rational]) -> Rational {
    zip(a, b).map { $0 * $1 }.sum()
  }

  /// The length of a gradient of the sets, by its integers.
  private static func length(_ a: [Rational]) -> Rational {
    let square = inner(a, a)
    return (1...40).map { Rational($0) }.first { $0 * $0 == square } ?? 1
  }

  private static func total(_ gradients: Gradients) -> [Rational] {
    (0..<2).map { i in gradients.map { $0[i] }.sum() }
  }

  private static func pairs(_ gradients: Gradients) -> [(
    [Rational], [Rational]
  )] {
    gradients.indices.flatMap { i in
      gradients.indices.filter { $0 != i }
        .map { (gradients[i], gradients[$0]) }
    }
  }

  /// T30: the inner minimum with 0 makes it a number in [0, 1].
  static let confusion = Claim(
    "T30",
    .thesis,
    "The gradient confusion estimate -min(min cos, 0) lies in [0, 1]",
    statement: "The confusion bound estimate is minus the minimum of 0 and the"
      + " least cosine over the sampled pairs: the most negative cosine"
      + " similarity in size, from 0 to 1.",
    reading: "True. (The item on linear nets that the text then refers to as"
      + " (iv) is (vi).)",
    expected: .true,
    control: Claim.Control("The same of -min cos", .partly)
  ) { variant, _ in
    let estimates = gradientSets.map { gradients in
      let least =
        pairs(gradients)
        .map { inner($0, $1) / (length($0) * length($1)) }.min() ?? 0
      return -(variant == .printed ? min(least, 0) : least)
    }
    let shown = estimates.map(\.description).joined(separator: ", ")
    return Finding([
      Finding.Part(
        "at least 0",
        estimates.allSatisfy { $0 >= 0 },
        "estimates \(shown)",
        by: .rational
      ),
      Finding.Part(
        "at most 1",
        estimates.allSatisfy { $0 <= 1 },
        "",
        by: .rational
      ),
    ])
  }

  /// Σ|h_i|²/|Σh_i|², if the sum does not vanish.
  private static func diversity(_ gradients: Gradients) -> Rational? {
    let sum = total(gradients)
    let square = inner(sum, sum)
    return square.isZero
      ? nil : gradients.map { inner($0, $0) }.sum() / square
  }

  /// T31: the square of a sum.
  static let gradientDiversity = Claim(
    "T31",
    .thesis,
    "Gradient diversity: sum|h_i|^2/|sum h_i|^2, the square expanded",
    statement: "sum |h_i|^2 / |sum h_i|^2 = sum |h_i|^2 / (sum |h_i|^2 + sum_{i"
      + " != j} <h_i, h_j>).",
    reading: "True by bilinearity; the values lie in [1/n, infinity).",
    expected: .true,
    control: Claim.Control("The sum over i < j only", .false)
  ) { variant, _ in
    let share: Rational = variant == .printed ? 1 : Rational(1, 2)
    let sets = gradientSets.filter { diversity($0) != nil }
    let wrong = sets.count { gradients in
      let squares = gradients.map { inner($0, $0) }.sum()
      let mixed = pairs(gradients).map { inner($0, $1) }.sum()
      let expanded = squares + share * mixed
      return expanded.isZero || squares / expanded != diversity(gradients)
    }
    let bounded = sets.allSatisfy { gradients in
      (diversity(gradients) ?? 0) >= Rational(1, gradients.count)
    }
    return Finding(
      [
        Finding.Part(
          "the identity",
          wrong == 0,
          "wrong for \(wrong) of \(sets.count) sets",
          by: .rational
        )
      ],
      repairs: [
        Finding.Part("at least 1/n", bounded, "", by: .rational)
      ]
    )
  }

  /// b|h̄|²/Σ|h_i|².
  private static func coherence(_ gradients: Gradients) -> Rational {
    let sum = total(gradients)
    return inner(sum, sum)
      / (Rational(gradients.count) * gradients.map { inner($0, $0) }.sum())
  }

  /// T32: by Cauchy and Schwarz; the reciprocal of the diversity up to b.
  static let gradientCoherence = Claim(
    "T32",
    .thesis,
    "Gradient coherence H_b = sum <mean h, h_i> / sum |h_i|^2, a fraction in [0,1]",
    statement:
      "On a batch the coherence is sum_i <mean h, h_i> / sum_i |h_i|^2,"
      + " the change in loss as a fraction of the largest possible.",
    reading: "True: it is b |mean h|^2/sum |h_i|^2, from 0 to 1. On the same"
      + " gradients it is 1/(b times the diversity), so the two are one metric;"
      + " and uncorrelated gradients give 1/b on average rather than 0.",
    expected: .true,
    control: Claim.Control("The same with sum h for mean h", .partly)
  ) { variant, _ in
    let values = gradientSets.map { gradients in
      let b: Rational =
        variant == .printed ? Rational(gradients.count) : 1
      let mean = total(gradients).map { $0 / b }
      return gradients.map { inner(mean, $0) }.sum()
        / gradients.map { inner($0, $0) }.sum()
    }
    let reciprocal = gradientSets.allSatisfy { gradients in
      guard let diversity = diversity(gradients) else { return true }
      return coherence(gradients) * diversity * Rational(gradients.count) == 1
    }
    // Fair signs: H_b = (mean)², as Σ|h_i|² = b always.
    let floor = (2...4).allSatisfy { b in
      GradientLaw.fairSign.batch(b).meanSquare == Rational(1, b)
    }
    return Finding(
      [
        Finding.Part(
          "at least 0",
          values.allSatisfy { $0 >= 0 },
          "values \(values.map(\.description).joined(separator: ", "))",
          by: .rational
        ),
        Finding.Part(
          "at most 1",
          values.allSatisfy { $0 <= 1 },
          "",
          by: .rational
        ),
      ],
      repairs: [
        Finding.Part(
          "coherence x diversity x b = 1",
          reciprocal,
          "",
          by: .rational
        ),
        Finding.Part(
          "uncorrelated signs give 1/b on average",
          floor,
          "",
          by: .enumeration
        ),
      ]
    )
  }

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
