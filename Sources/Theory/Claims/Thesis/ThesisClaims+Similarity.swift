import ExactArithmetic

/// Metrics of how alike gradients are.
extension ThesisClaims {
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
    let estimates = GradientSet.examples.map {
      -(variant == .printed ? min($0.leastCosine, 0) : $0.leastCosine)
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
    let sets = GradientSet.examples.filter { $0.diversity != nil }
    let wrong = sets.count { set in
      let expanded = set.squares + share * set.mixed
      return expanded.isZero || set.squares / expanded != set.diversity
    }
    let bounded = sets.allSatisfy { ($0.diversity ?? 0) >= 1 / $0.count }
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
    let values = GradientSet.examples.map { set in
      let b: Rational = variant == .printed ? set.count : 1
      let mean = set.total.map { $0 / b }
      return set.gradients.map { GradientSet.inner(mean, $0) }.sum()
        / set.squares
    }
    let reciprocal = GradientSet.examples.allSatisfy { set in
      let square = GradientSet.inner(set.total, set.total)
      let coherence = square / (set.count * set.squares)
      return set.diversity.map { coherence * $0 * set.count == 1 } ?? true
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
}
