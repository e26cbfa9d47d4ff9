import ExactArithmetic
import Foundation

/// Large singular values and exploding gradients.
extension TutorialClaims {
  /// G9: the largest singular value bounds the growth; a gradient away from its
  /// direction may still vanish.
  static let exploding = Claim(
    "G9",
    .tutorial,
    "|delta^(l)| ~ sigma_max(W)^L |delta^(L)|: gradients explode if sigma_max > 1",
    statement: "|delta^(l)| is about sigma_max(W)^L |delta^(L)|, so that"
      + " gradients explode once sigma_max(W) > 1.",
    reading: "An upper bound, reached when delta stays along the top singular"
      + " vector. A square Gaussian matrix of variance 1/n has sigma_max near"
      + " 2 and yet keeps E|W^T delta|^2 exactly.",
    correction: "|delta^(l)| <= sigma_max^L |delta^(L)| in a linear net; every"
      + " gradient explodes if the smallest singular value exceeds 1",
    expected: .false,
    control: Claim.Control(
      "At most sigma_max^L; all explode if sigma_min > 1",
      .true
    )
  ) { variant, _ in
    let printed = variant == .printed
    // "About" is read as within a factor of two, four for squares.
    let allowed: ClosedRange<Rational> = printed ? Rational(1, 4)...4 : 0...1
    let cases = growthCases
    let ratios = try cases.map { try $0.squaredGrowth(layers: 10) }
    let off = zip(cases, ratios).count { entry, ratio in
      let bound = entry.extremes.largest.power(10)
      return !allowed.contains(ratio / bound)
    }
    let vanishing = zip(cases, ratios).count { entry, ratio in
      let (smallest, largest) = entry.extremes
      return (printed ? largest : smallest) > 1 && ratio <= 1
    }
    return Finding(
      [
        Finding.Part(
          "sigma_max^10 is what ten layers do",
          off == 0,
          "wrong for \(off) of \(cases.count) gradients",
          by: .rational
        ),
        Finding.Part(
          "the gradient grows",
          vanishing == 0,
          "\(vanishing) do not grow",
          by: .rational
        ),
      ],
      working: [
        "W = diag(2, 1/10), delta = e_2: sigma_max = 2, and ten layers leave"
          + " |delta| = \(Digits.short(sqrt(ratios[0].doubleValue)))."
      ]
    )
  }

  /// A weight matrix D R, D diagonal and R a quarter turn or the identity, used
  /// in every layer.
  private struct GrowthCase: Sendable {
    let diagonal: [Rational]
    let turns: Bool
    let gradient: [Rational]

    /// The squares of the smallest and the largest singular value.
    var extremes: (smallest: Rational, largest: Rational) {
      let squares = diagonal.map { $0 * $0 }
      return (squares.min() ?? 0, squares.max() ?? 0)
    }

    /// |(Wᵀ)^L δ|² / |δ|².
    func squaredGrowth(layers: Int) throws -> Rational {
      let turn =
        turns ? RationalMatrix([[0, -1], [1, 0]]) : .identity(2)
      let weights = try RationalMatrix.diagonal(diagonal) * turn
      let delta = RationalMatrix(column: gradient)
      let back = try weights.transposed.power(layers) * delta
      return back.squaredNorm / delta.squaredNorm
    }
  }

  private static let growthCases = [
    GrowthCase(
      diagonal: [2, Rational(1, 10)],
      turns: false,
      gradient: [0, 1]
    ),
    GrowthCase(
      diagonal: [2, Rational(1, 10)],
      turns: true,
      gradient: [1, 0]
    ),
    GrowthCase(
      diagonal: [2, Rational(1, 10)],
      turns: false,
      gradient: [1, 0]
    ),
    GrowthCase(diagonal: [2, Rational(3, 2)], turns: true, gradient: [1, 3]),
    GrowthCase(
      diagonal: [Rational(1, 2), Rational(1, 3)],
      turns: false,
      gradient: [2, 5]
    ),
  ]

  /// G25: if all singular values are σ, W is σ times an orthogonal matrix.
  static let equalSingularValues = Claim(
    "G25",
    .tutorial,
    "Problem 2: all singular values sigma: stable gradients need sigma = 1",
    statement: "In a deep linear net of equal layers whose singular values are"
      + " all sigma, those of (W^T)^L are sigma^L: gradients neither vanish nor"
      + " explode only for sigma = 1.",
    reading: "True as printed: such a W is sigma times an orthogonal matrix.",
    expected: .true,
    control: Claim.Control("The same of eigenvalues all equal to sigma", .false)
  ) { variant, _ in
    let rotation = RationalMatrix([
      [Rational(3, 5), Rational(-4, 5)], [Rational(4, 5), Rational(3, 5)],
    ])
    let parts = try [Rational(9, 10), 1, Rational(11, 10)].map { sigma in
      let weights =
        variant == .printed
        ? try RationalMatrix.diagonal([sigma, sigma]) * rotation
        : RationalMatrix([[sigma, 1], [0, sigma]])
      let power = try weights.transposed.power(100)
      let square = try power.transposed * power
      let growth = sigma.power(100)
      return Finding.Part(
        "sigma = \(sigma)",
        square == .identity(2, times: growth * growth)
          && (sigma == 1) == (growth > Rational(1, 100) && growth < 100),
        "\(sigma)^100 = \(Digits.short(growth.doubleValue, digits: 3))",
        by: .rational
      )
    }
    return Finding(parts)
  }
}
