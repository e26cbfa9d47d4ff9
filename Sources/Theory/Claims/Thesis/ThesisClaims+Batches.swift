import ExactArithmetic

/// The theorem on batch dissonance, over finite laws of gradients.
extension ThesisClaims {
  /// T22: averaging changes the expectation of a ratio, and may reverse the
  /// order of two.
  static let batchAverages = Claim(
    "T22",
    .thesis,
    "Theorem: batch averages keep the order E|h_i-h_j|/|h_i| of two nets",
    statement: "If E[|h_i - h_j|/|h_i|] is smaller for A than for B, so it is"
      + " with a batch average for h_i, or for both: averaging does not modify"
      + " the expectation at all.",
    reading: "True for batches of one. Averaging keeps E h, but not the"
      + " expectation of a ratio: a rare tiny gradient dominates the single"
      + " ratios and vanishes from the averages.",
    correction: "the expectations change with the batch size and may change"
      + " their order",
    expected: .false,
    control: Claim.Control("... for batches of one", .true)
  ) { variant, _ in
    let sizes = variant == .printed ? [2, 4] : [1]
    let a = GradientLaw.oneOrThree
    let b = GradientLaw.rarelyTiny
    let single = [a, b].map { $0.dissonance(against: $0) }
    let parts = sizes.flatMap { size -> [Finding.Part] in
      let one = [a, b].map { $0.batch(size).dissonance(against: $0) }
      let both = [a, b].map { law in
        law.batch(size).dissonance(against: law.batch(size))
      }
      let kept = [a, b].map { law in
        law.batch(size).dissonance(against: law.batch(size))
          == law.dissonance(against: law)
      }
      return [
        order("batch of \(size) against one element", one),
        order("batches of \(size)", both),
        Finding.Part(
          "the expectation is not modified, b = \(size)",
          kept.allSatisfy { $0 },
          "",
          by: .enumeration
        ),
      ]
    }
    return Finding(
      parts,
      repairs: [order("hypothesis: single gradients", single)],
      working: [
        "A: gradients 1 or 3, half each. B: 1, or 0.001 in one of 100.",
        "Single: \(Digits.short(single[0].doubleValue)) <"
          + " \(Digits.short(single[1].doubleValue)).",
      ]
    )
  }

  private static func order(
    _ statement: String,
    _ values: [Rational]
  ) -> Finding.Part {
    Finding.Part(
      statement,
      values[0] < values[1],
      statement + ": "
        + values.map { Digits.short($0.doubleValue, digits: 4) }
        .joined(separator: " and "),
      by: .enumeration
    )
  }

  /// T23: what a batch step gains depends on |E h|²/E|h|² alone.
  static let batchGain = Claim(
    "T23",
    .thesis,
    "Theorem: the net of low dissonance loses less of each element's gain to batches",
    statement: "If E[|h_i - h_j|/|h_i|] is smaller for A, then the decrease in"
      + " loss by a batch step over that by each element's own step is greater"
      + " for A than for B.",
    reading: "True to first order with the right measure of dissonance: the"
      + " ratio is 1/b + (1-1/b) |E h|^2/E|h|^2. The proof puts E|mean h|^2 ="
      + " E|h|^2, against its own inequality before.",
    correction: "the ratio is 1/b + (1-1/b) |E h|^2/E|h|^2 to first order; its"
      + " order is that of |E h|^2/E|h|^2",
    expected: .false,
    control: Claim.Control("... if |E h|^2/E|h|^2 is greater for A", .true)
  ) { variant, _ in
    let alignment: (GradientLaw) -> Rational = { law in
      let mean = law.mean { $0 }
      return mean * mean / law.meanSquare
    }
    // Smaller is better, so the alignment enters with a minus sign.
    let criterion: (GradientLaw) -> Rational = {
      variant == .printed ? $0.dissonance(against: $0) : -alignment($0)
    }
    let laws = [GradientLaw.oneOrThree, .rarelyTiny]
      .sorted { criterion($0) < criterion($1) }
    let parts = [2, 4].map { b in
      let ratios = laws.map { $0.efficiency(batch: b) }
      return Finding.Part(
        "b = \(b): greater for A",
        ratios[0] > ratios[1],
        "b = \(b): \(Digits.short(ratios[0].doubleValue, digits: 4)) for A,"
          + " \(Digits.short(ratios[1].doubleValue, digits: 4)) for B",
        by: .enumeration
      )
    }
    let identity = [2, 3, 4].allSatisfy { b in
      laws.allSatisfy { law in
        let share = Rational(1, b)
        return law.efficiency(batch: b)
          == share + (1 - share) * alignment(law)
      }
    }
    return Finding(
      parts,
      repairs: [
        Finding.Part(
          "the ratio is 1/b + (1-1/b) |E h|^2/E|h|^2",
          identity,
          "",
          by: .enumeration
        )
      ]
    )
  }

  private static let laws = [
    GradientLaw.oneOrThree, .rarelyTiny, .fairSign, .constant,
  ]

  /// T24: between 1/b and 1.
  static let gainRatio = Claim(
    "T24",
    .thesis,
    "The gain of a batch step over the elements' own is between zero and one",
    statement: "The decrease in loss by a step along a batch's gradient, over"
      + " what each element would gain by its own step, lies between zero and"
      + " one.",
    reading: "True to first order; for independent batches it even lies in"
      + " [1/b, 1].",
    expected: .true,
    control: Claim.Control("It lies between 1/2 and one", .false)
  ) { variant, _ in
    let floor: Rational = variant == .printed ? 0 : Rational(1, 2)
    let ratios = laws.flatMap { law in
      (1...5).map { (b: $0, ratio: law.efficiency(batch: $0)) }
    }
    let least = ratios.map(\.ratio).min() ?? 0
    return Finding(
      [
        Finding.Part(
          "four laws, b = 1 to 5",
          ratios.allSatisfy { $0.ratio >= floor && $0.ratio <= 1 },
          "from \(least) to \(ratios.map(\.ratio).max() ?? 0)",
          by: .enumeration
        )
      ],
      repairs: [
        Finding.Part(
          "at least 1/b",
          ratios.allSatisfy { $0.ratio >= Rational(1, $0.b) },
          "",
          by: .enumeration
        )
      ]
    )
  }

  /// T25: variances of means fall like 1/b.
  static let batchVariance = Claim(
    "T25",
    .thesis,
    "The variance between batch-averaged gradients scales like 1/sqrt(b)",
    statement:
      "The variance between batch-averaged gradient estimates scales in"
      + " proportion with 1/sqrt(b).",
    reading: "True of the standard deviation, which is evidently meant.",
    correction: "the variance is 1/b of a single gradient's, the standard"
      + " deviation 1/sqrt(b)",
    expected: .false,
    control: Claim.Control("The variance scales like 1/b", .true)
  ) { variant, _ in
    let law = GradientLaw.oneOrThree
    return Finding(
      [2, 3].map { root in
        let b = root * root
        let stated = Rational(1, variant == .printed ? root : b)
        let ratio = law.batch(b).variance / law.variance
        return Finding.Part(
          "b = \(b)",
          ratio == stated,
          "b = \(b): \(ratio), claimed \(stated)",
          by: .enumeration
        )
      }
    )
  }
}
