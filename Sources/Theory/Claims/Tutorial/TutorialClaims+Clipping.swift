import ExactArithmetic

/// Gradient clipping.
extension TutorialClaims {
  /// Gradients with rational lengths, and 0.
  private static let gradients: [(g: [Rational], length: Rational)] = [
    ([3, 4], 5), ([-20, 21], 29), ([2, -3, 6], 7), ([0, 0], 0),
    ([Rational(3, 10), Rational(2, 5)], Rational(1, 2)),
    ([-50, 0, 0], 50),
  ]

  /// The factor min(1, C/|g|^p), 1 for g = 0.
  private static func factor(
    _ length: Rational,
    _ threshold: Rational,
    power: Int = 1
  ) -> Rational {
    length.isZero ? 1 : min(1, threshold / length.power(power))
  }

  private static let thresholds: [Rational] = [Rational(1, 4), 1, 5]

  /// G10: by Cauchy and Schwarz c is the projection iff ⟨g − c, c⟩ = C|g − c|.
  static let clipping = Claim(
    "G10",
    .tutorial,
    "g min(1, C/|g|) has norm <= C, the same direction, and is the projection",
    statement: "Clipping g <- g min(1, C/|g|) brings the norm to at most C and"
      + " keeps the direction; Problem 4: it is the projection onto the l2 ball"
      + " of radius C.",
    reading: "True for every C > 0, with g = 0 left alone.",
    expected: .true,
    control: Claim.Control("The same of g min(1, C/|g|^2)", .partly)
  ) { variant, _ in
    let power = variant == .printed ? 1 : 2
    let trials = gradients.flatMap { gradient in
      thresholds.map { (gradient, $0) }
    }
    let inside = trials.allSatisfy { trial, c in
      trial.length * factor(trial.length, c, power: power) <= c
    }
    let parallel = trials.allSatisfy { trial, c in
      factor(trial.length, c, power: power) > 0
    }
    let projects = trials.allSatisfy { trial, c in
      let kept = factor(trial.length, c, power: power)
      let gap = trial.length * (1 - kept)
      return gap.isZero
        ? trial.length <= c : gap * kept * trial.length == c * gap
    }
    let counted = "\(trials.count) cases"
    return Finding([
      Finding.Part("the norm is at most C", inside, counted, by: .rational),
      Finding.Part("the direction is kept", parallel, "", by: .rational),
      Finding.Part("it is the projection", projects, "", by: .rational),
    ])
  }

  /// G11: the nearest point of a cube, found one coordinate at a time.
  static let valueClipping = Claim(
    "G11",
    .tutorial,
    "Value clipping brings each component to [-C, C]",
    statement: "g_i <- clip(g_i, -C, C) clips each component individually to"
      + " [-C, C].",
    reading: "True; it is the projection onto a cube and turns the gradient,"
      + " where norm clipping does not.",
    expected: .true,
    control: Claim.Control("It brings each component to [-C/2, C/2]", .false)
  ) { variant, _ in
    let share: Rational = variant == .printed ? 1 : Rational(1, 2)
    let bounded = gradients.allSatisfy { gradient in
      thresholds.allSatisfy { c in
        gradient.g.allSatisfy { min(max($0, -c), c).magnitude <= share * c }
      }
    }
    let clipped = [3, 4].map { min(max($0, -3), 3) as Rational }
    let turn = clipped[0] * 4 - clipped[1] * 3
    return Finding(
      [
        Finding.Part(
          "every component is within the bound",
          bounded,
          "\(gradients.count * thresholds.count) cases",
          by: .rational
        )
      ],
      repairs: [
        Finding.Part(
          "it turns (3, 4) at C = 3",
          !turn.isZero,
          "(3,4) -> (\(clipped[0]),\(clipped[1]))",
          by: .rational
        )
      ]
    )
  }

  /// G17: C/|g| is the factor, C is the cap.
  static let clippedSize = Claim(
    "G17",
    .tutorial,
    "Clipping would cap the gradient 1.1^100 at C/|g|",
    statement: "The gradient of the unrolled recurrent net is 1.1^100; gradient"
      + " clipping would cap this at C/|g|.",
    reading: "C/|g| is the factor that the gradient is multiplied by; the norm"
      + " it is capped at is C.",
    correction: "clipping caps the norm at C; C/|g| is the scale factor",
    expected: .false,
    control: Claim.Control("Clipping would cap it at C", .true)
  ) { variant, _ in
    let length = Rational(11, 10).power(100)
    return Finding(
      [1, 5, 10].map { threshold in
        let c = Rational(threshold)
        let stated = variant == .printed ? c / length : c
        let clipped = length * factor(length, c)
        return Finding.Part(
          "C = \(c)",
          clipped == stated,
          "C = \(c): |g| becomes \(clipped), C/|g| ="
            + " \(Digits.short((c / length).doubleValue, digits: 2))",
          by: .rational
        )
      }
    )
  }

  /// G23: 5/50.
  static let clippingExample = Claim(
    "G23",
    .tutorial,
    "Example 3: |g| = 50 clipped at C = 5 gives 0.1 g",
    statement:
      "With |g| = 50 and C = 5 the clipped gradient is 0.1 g: ten times"
      + " smaller, the same direction.",
    reading: "True as printed.",
    expected: .true,
    control: Claim.Control("With C = 10 it is 0.1 g", .false)
  ) { variant, _ in
    let kept = factor(50, variant == .printed ? 5 : 10)
    return Finding([
      Finding.Part(
        "the factor is 0.1",
        kept == Rational(1, 10),
        "factor \(kept)",
        by: .rational
      )
    ])
  }
}
