import ExactArithmetic

/// The outlook, and what is taken over from others.
extension ThesisClaims {
  /// T35: the batch's minimiser is a weighted average of the elements'.
  static let nearestMinimum = Claim(
    "T35",
    .thesis,
    "For parabolas the nearest element's minimum is nearer than the batch's",
    statement: "If every element's loss is a parabola along the step with its"
      + " minimum ahead, the nearest of the elements' minima is nearer than the"
      + " minimum of the batch's loss.",
    reading:
      "True: the batch's minimum is an average of the elements', weighted"
      + " by their curvatures. It is at the same place only if all of them are.",
    expected: .true,
    control: Claim.Control("The farthest of them is nearer", .false)
  ) { variant, _ in
    let places: [Rational] = [Rational(1, 2), 1, 3, 7]
    let curvatures: [Rational] = [Rational(1, 3), 1, 5]
    let elements = places.flatMap { t in curvatures.map { (t: t, c: $0) } }
    var broken = 0
    var count = 0
    for a in elements {
      for b in elements where a.t < b.t {
        // Minimise Σ c (s − t)²/2.
        let minimum = (a.c * a.t + b.c * b.t) / (a.c + b.c)
        count += 1
        if (variant == .printed ? a.t : b.t) >= minimum { broken += 1 }
      }
    }
    return Finding([
      Finding.Part(
        "batches of two parabolas",
        broken == 0,
        "\(broken) of \(count) fail",
        by: .rational
      )
    ])
  }

  /// T36: noise colours are a description; the decay of correlations is not.
  static let shatteredGradients = Claim(
    "T36",
    .thesis,
    "Gradients look like white noise in deep plain nets, brown in shallow or ResNets",
    statement:
      "As a function of the input the gradient resembles brown noise in"
      + " shallow nets and ResNets, white noise in deep feedforward nets without"
      + " skips (after Balduzzi et al., The shattered gradients problem,"
      + " arXiv:1702.08591).",
    reading: "A picture of a real effect: gradients at two inputs decorrelate"
      + " with depth, more slowly with skips.",
    correction:
      "in the model with co-activation probability 1/4 the correlation"
      + " is 2^-L in plain nets and (3/4)^L with skips",
    expected: .notCheckable,
    control: nil
  ) { _, _ in
    // Two inputs share a mask entry with probability 1/4 instead of 1/2; a
    // layer of variance 2/n keeps 2c, beside a skip (1 + 2c)/2.
    let together = Rational(1, 4)
    let plain = 2 * together
    let residual = (1 + 2 * together) / 2
    return Finding(
      [],
      repairs: [
        Finding.Part(
          "skips keep more of the correlation",
          plain < residual && plain.power(50) < residual.power(50),
          "after 50 layers \(Digits.short(plain.power(50).doubleValue)) and"
            + " \(Digits.short(residual.power(50).doubleValue))",
          by: .rational
        )
      ]
    )
  }
}
