import ExactArithmetic
import Foundation

/// Residual connections as gradient highways.
extension TutorialClaims {
  /// A residual net of equal linear branches dF/da, and a bound on their norm.
  private struct Highway: Sendable {
    let name: String
    let branch: RationalMatrix
    let branchNorm: Rational
    let layers: Int

    /// |∏ (I + dF/da)ᵀ e_1|².
    func squaredRatio() throws -> Rational {
      let block = branch + .identity(2)
      let gradient = RationalMatrix(column: [1, 0])
      return try (block.transposed.power(layers) * gradient).squaredNorm
    }
  }

  private static let highways = [
    Highway(
      name: "F(a) = -a, one layer",
      branch: .identity(2, times: -1),
      branchNorm: 1,
      layers: 1
    ),
    Highway(
      name: "dF = -0.1 I, 100 layers",
      branch: .identity(2, times: Rational(-1, 10)),
      branchNorm: Rational(1, 10),
      layers: 100
    ),
    Highway(
      name: "dF = 0.1 of a quarter turn, 10 layers",
      branch: RationalMatrix([
        [0, Rational(-1, 10)], [Rational(1, 10), 0],
      ]),
      branchNorm: Rational(1, 10),
      layers: 10
    ),
  ]

  /// Whether (d(F(a) + a)/da)ᵀ g = (dF/da)ᵀ g + g, by exact differences of the
  /// branch F(a) = W leaky(a).
  static func skipTermIsAdditive() throws -> Bool {
    let net = LeakyNet(widths: [3, 3])
    let point = [Rational(1, 2), Rational(-2, 3), Rational(1, 5)]
    let step = Rational(1, 1000)
    let branch: ([Rational]) throws -> RationalMatrix = {
      try net.weights(1) * RationalMatrix(column: net.activation($0))
    }
    let start = try branch(point) + RationalMatrix(column: point)
    let block = RationalMatrix(
      try point.indices.map { i in
        var moved = point
        moved[i] += step
        let end = try branch(moved) + RationalMatrix(column: moved)
        return zip(end.column, start.column).map { ($0 - $1) / step }
      }
    ).transposed
    let inner = try net.weights(1) * net.derivative(point)
    return block == inner + .identity(3)
  }

  /// The parts of a lower bound on what the highways leave of a gradient.
  private static func highwayParts(
    _ bound: (Highway) -> Rational
  ) throws -> [Finding.Part] {
    try highways.map { highway in
      let square = try highway.squaredRatio()
      let stated = bound(highway)
      return Finding.Part(
        highway.name,
        square >= stated * stated,
        "\(highway.name): \(Digits.short(sqrt(square.doubleValue))) is left",
        by: .rational
      )
    }
  }

  /// G19: the identity may be cancelled by the branch.
  static let residualGradient = Claim(
    "G19",
    .tutorial,
    "Residual: dL/da^(l) = dL/da^(l+1) (dF/da + I), so that much arrives unchanged",
    statement: "With a^(l+1) = F(a^(l)) + a^(l) the gradient is dL/da^(l+1)"
      + " (dF/da + I); the identity ensures that at least that portion reaches"
      + " earlier layers unchanged.",
    reading: "The formula is right, and the term is there unchanged; but the"
      + " other term may point against it.",
    correction:
      "if |dF_l/da| <= eps < 1 in all L layers, the ratio of norms lies"
      + " in [(1-eps)^L, (1+eps)^L]",
    expected: .partly,
    control: Claim.Control("At least (1-eps)^L of the norm arrives", .true)
  ) { variant, _ in
    let isPrinted = variant == .printed
    let parts = try highwayParts { highway in
      isPrinted ? 1 : (1 - highway.branchNorm).power(highway.layers)
    }
    let ceiling = try highways.allSatisfy { highway in
      try highway.squaredRatio()
        <= (1 + highway.branchNorm).power(2 * highway.layers)
    }
    return Finding(
      [
        Finding.Part(
          "the formula",
          try skipTermIsAdditive(),
          "",
          by: .rational
        )
      ] + parts,
      repairs: [
        Finding.Part(
          "at most (1+eps)^L arrives",
          ceiling,
          "",
          by: .rational
        )
      ]
    )
  }

  /// G27: the additive term is there; no positive share of the gradient is
  /// guaranteed by it.
  static let highwayGuarantee = Claim(
    "G27",
    .tutorial,
    "Problem 5: the skip term bypasses F's Jacobian and prevents vanishing",
    statement:
      "dL/da^(l) contains the additive term dL/da^(l+1), which does not"
      + " pass through F's Jacobian; this guarantees that some gradient always"
      + " reaches all layers, preventing complete vanishing.",
    reading: "True where the branches are small, as the text has in mind: with"
      + " |dF/da| < 1 in every layer no gradient vanishes completely.",
    correction: "with |dF_l/da| <= eps < 1 at least (1-eps)^L arrives, which is"
      + " positive but may be small; F(a) = -a leaves nothing",
    expected: .partly,
    control: Claim.Control("... if |dF/da| < 1 in every layer", .true)
  ) { variant, _ in
    let cases = highways.filter {
      variant == .printed || $0.branchNorm < 1
    }
    let squares = try cases.map { try $0.squaredRatio() }
    return Finding([
      Finding.Part(
        "the term is additive",
        try skipTermIsAdditive(),
        "",
        by: .rational
      ),
      Finding.Part(
        "some gradient arrives",
        squares.allSatisfy { $0.signum > 0 },
        "left: "
          + squares.map { Digits.short(sqrt($0.doubleValue), digits: 3) }
          .joined(separator: ", "),
        by: .rational
      ),
    ])
  }
}
