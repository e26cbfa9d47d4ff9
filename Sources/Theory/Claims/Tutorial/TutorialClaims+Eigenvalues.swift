import ExactArithmetic

/// Eigenvalues of the factors do not decide about a product.
extension TutorialClaims {
  /// G2: eigenvalues below 1 leave room for growth, and above 1 for decay;
  /// singular values do not.
  static let eigenvalues = Claim(
    "G2",
    .tutorial,
    "Jacobians' eigenvalues below 1: gradients vanish; above 1: they explode",
    statement: "If the eigenvalues of the layers' Jacobians are consistently"
      + " below 1 the gradient vanishes; if they are above 1 it explodes.",
    reading: "True if all Jacobians commute and are normal, diagonal ones for"
      + " example; in general the singular values decide.",
    correction: "singular values all <= s < 1 make every gradient vanish, and"
      + " all >= s > 1 make every one explode; eigenvalues decide neither",
    expected: .false,
    control: Claim.Control("The same of the singular values", .true)
  ) { variant, _ in
    // The squared singular values of J are the eigenvalues of JᵀJ.
    let tested: (RationalMatrix) throws -> RationalMatrix = {
      variant == .printed ? $0 : try $0.transposed * $0
    }
    let pairs = jacobianPairs
    let small = try pairs.filter { pair in
      try pair.allSatisfy { try tested($0).eigenvaluesAreBelowOne }
    }
    let large = try pairs.filter { pair in
      try pair.allSatisfy { try tested($0).eigenvaluesAreAboveOne }
    }
    let surviving = try small.count { try pairPower($0).squaredNorm > 1 }
    let shrinking = try large.count { try !stretchesAll(pairPower($0)) }
    let first = try pairPower(jacobianPairs[0]).squaredNorm
    return Finding(
      [
        Finding.Part(
          "below 1: every product of 40 factors shrinks",
          surviving == 0,
          "below 1: \(surviving) of \(small.count) products grow",
          by: .rational
        ),
        Finding.Part(
          "above 1: every product of 40 factors stretches every vector",
          shrinking == 0,
          "above 1: \(shrinking) of \(large.count) shrink a vector",
          by: .rational
        ),
      ],
      working: [
        "A = [[0,2],[0,0]], B = A^T: all eigenvalues are 0, AB = diag(4,0) and"
          + " (AB)^20 has norm^2 \(Digits.short(first)).",
        "A = [[0,4],[-1/2,0]], B = [[0,1/2],[-4,0]]: all eigenvalues have"
          + " modulus sqrt 2, AB = diag(-16,-1/4) shrinks e_2 by 4 a pair.",
      ]
    )
  }

  /// Pairs of Jacobians that alternate along a deep net.
  private static let jacobianPairs: [[RationalMatrix]] = [
    [RationalMatrix([[0, 2], [0, 0]]), RationalMatrix([[0, 0], [2, 0]])],
    [
      RationalMatrix([[0, 4], [Rational(-1, 2), 0]]),
      RationalMatrix([[0, Rational(1, 2)], [-4, 0]]),
    ],
    [
      .diagonal([Rational(9, 10), Rational(-1, 2)]),
      .diagonal([Rational(1, 3), Rational(4, 5)]),
    ],
    [.diagonal([Rational(11, 10), 2]), .diagonal([-3, Rational(6, 5)])],
    [
      RationalMatrix([
        [Rational(1, 2), Rational(1, 5)], [0, Rational(1, 3)],
      ]),
      RationalMatrix([[0, Rational(3, 5)], [Rational(-4, 5), 0]]),
    ],
    [
      RationalMatrix([[3, Rational(1, 5)], [0, 2]]),
      RationalMatrix([[0, Rational(3, 2)], [-2, 0]]),
    ],
  ]

  /// (AB)^20.
  private static func pairPower(
    _ pair: [RationalMatrix]
  ) throws -> RationalMatrix {
    try RationalMatrix.product(pair).power(20)
  }

  /// Whether all singular values are above 1.
  private static func stretchesAll(_ matrix: RationalMatrix) throws -> Bool {
    try (matrix.transposed * matrix).eigenvaluesAreAboveOne
  }
}
