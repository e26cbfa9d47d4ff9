import ExactArithmetic

/// The harmonic, arithmetic and quadratic means of the hidden widths.
extension SlidesClaims {
  static let powerMeans = [meanInequality, equalityCase]

  /// The sums of d − 1 terms divided by `count`: the harmonic mean, the
  /// arithmetic mean, and the square of the quadratic mean.
  private static func means(
    _ widths: [Int],
    dividedBy count: Int
  ) -> (harmonic: Rational, arithmetic: Rational, square: Rational) {
    let count = Rational(count)
    return (
      count / widths.map { Rational(1, $0) }.sum(),
      widths.map { Rational($0) }.sum() / count,
      widths.map { Rational($0 * $0) }.sum() / count
    )
  }

  /// d as printed, for d − 1 hidden layers; d − 1 in the control.
  private static func divisor(_ widths: [Int], _ variant: Claim.Variant) -> Int
  {
    variant == .printed ? widths.count + 1 : widths.count
  }

  private static let profiles = [
    [10, 10], [7], [1, 1, 4, 4], [3, 50, 3], [100, 1, 100], [20, 10, 5, 2, 1],
    [64, 64, 64, 64], [2, 3],
  ]

  /// H12: d − 1 terms divided by d.
  static let meanInequality = Claim(
    "H12",
    .slides,
    "((1/d) sum 1/n_j)^-1 <= (1/d) sum n_j <= ((1/d) sum n_j^2)^(1/2), j < d",
    statement: "The power mean inequality with the factor 1/d before the sums"
      + " over j = 1, ..., d-1.",
    reading: "True with the factor 1/(d-1): there are d-1 hidden layers.",
    correction: "1/(d-1) in place of 1/d.",
    expected: .partly,
    control: Claim.Control("the same with 1/(d-1)", .true)
  ) { variant, _ in
    let means = profiles.map {
      SlidesClaims.means($0, dividedBy: divisor($0, variant))
    }
    let first = means.count { $0.harmonic <= $0.arithmetic }
    let second = means.count { $0.arithmetic.power(2) <= $0.square }
    return Finding(
      [
        Finding.Part(
          "harmonic <= arithmetic",
          first == means.count,
          "first: \(first) of \(means.count) profiles",
          by: .rational
        ),
        Finding.Part(
          "arithmetic <= quadratic",
          second == means.count,
          "second: \(second) of \(means.count) profiles",
          by: .rational
        ),
      ],
      working: [
        "d = 3, n_1 = n_2 = 10: ((1/3)(2/10))^-1 = \(means[0].harmonic) <="
          + " (1/3) 20 = \(means[0].arithmetic)?"
      ]
    )
  }

  /// H13: with the factor 1/d, equality is elsewhere.
  static let equalityCase = Claim(
    "H13",
    .slides,
    "equality in the power mean inequality iff all n_j are equal",
    statement: "Both inequalities are equalities exactly if the hidden widths"
      + " are all equal.",
    reading: "True with the factor 1/(d-1).",
    correction: "With 1/(d-1): equality exactly at equal widths. With 1/d equal"
      + " widths give no equality, and the widths 1,1,4,4 give one in the first.",
    expected: .false,
    control: Claim.Control("the same with the factor 1/(d-1)", .true)
  ) { variant, _ in
    let equalities = profiles.map { widths in
      let means = SlidesClaims.means(
        widths,
        dividedBy: divisor(widths, variant)
      )
      return (
        isEqual: Set(widths).count == 1,
        first: means.harmonic == means.arithmetic,
        second: means.arithmetic.power(2) == means.square
      )
    }
    let first = equalities.count { $0.isEqual == $0.first }
    let second = equalities.count { $0.isEqual == $0.second }
    return Finding(
      [
        Finding.Part(
          "the first is an equality iff the widths are equal",
          first == profiles.count,
          "first: \(first) of \(profiles.count) profiles",
          by: .rational
        ),
        Finding.Part(
          "the second is an equality iff the widths are equal",
          second == profiles.count,
          "second: \(second) of \(profiles.count) profiles",
          by: .rational
        ),
      ],
      working: [
        "Widths 1,1,4,4 with d = 5: ((1/5)(5/2))^-1 = 2 = (1/5) 10."
      ]
    )
  }
}
