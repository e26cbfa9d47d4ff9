import ExactArithmetic

/// Gradients of nets with orthogonal weights.
extension TutorialClaims {
  /// G13: backpropagation meets the last matrix first, so its transpose stands
  /// on the right.
  static let linearChain = Claim(
    "G13",
    .tutorial,
    "Orthogonal linear net: dL/da^(0) = W^(L)T ... W^(1)T dL/da^(L), equal norms",
    statement: "In a linear net with orthogonal weights dL/da^(0) ="
      + " (W^(L))^T ... (W^(1))^T dL/da^(L), and so its norm is that of"
      + " dL/da^(L).",
    reading: "The norms are equal in either order, which is the point of the"
      + " passage. The order of the factors is reversed in print.",
    correction: "dL/da^(0) = (W^(1))^T ... (W^(L))^T dL/da^(L)",
    expected: .partly,
    control: Claim.Control("dL/da^(0) = W^(1)T ... W^(L)T dL/da^(L)", .true)
  ) { variant, _ in
    let first = RationalMatrix([[0, -1, 0], [1, 0, 0], [0, 0, 1]])
    let second = RationalMatrix([[1, 0, 0], [0, 0, -1], [0, 1, 0]])
    let gradient = RationalMatrix(column: [1, 0, 0])
    // The definition: L = <gradient, W2 W1 a>, differentiated in a.
    let truth = RationalMatrix(
      column: try (0..<3).map { i in
        let unit = RationalMatrix(column: (0..<3).map { $0 == i ? 1 : 0 })
        let output = try second * first * unit
        return try (gradient.transposed * output).rows[0][0]
      }
    )
    let factors = [second.transposed, first.transposed]
    let stated = try RationalMatrix.product(
      (variant == .printed ? factors : factors.reversed()) + [gradient]
    )
    let show: (RationalMatrix) -> String = {
      "(\($0.column.map(\.description).joined(separator: ",")))"
    }
    return Finding(
      [
        Finding.Part(
          "the gradient",
          stated == truth,
          "product \(show(stated)), gradient \(show(truth))",
          by: .rational
        ),
        Finding.Part(
          "its norm",
          stated.squaredNorm == gradient.squaredNorm,
          "norm^2 \(stated.squaredNorm)",
          by: .rational
        ),
      ],
      working: [
        "W^(1) turns by 90 degrees about z, W^(2) about x, dL/da^(2) = e_1."
      ]
    )
  }

  /// G15: the geometric mean of all slopes is not what a gradient is multiplied
  /// by.
  static let geometricMean = Claim(
    "G15",
    .tutorial,
    "|dL/da^(0)| = (prod of all |f'(z_i^(l))|)^(1/d) |dL/da^(L)|, orthogonal W",
    statement: "With orthogonal weights of width d, |dL/da^(0)| = (prod_l"
      + " prod_i |f'(z_i^(l))|)^(1/d) |dL/da^(L)|.",
    reading: "The geometric mean over all directions: it is the d-th root of"
      + " the determinant, the factor of volumes, not of one vector. It predicts"
      + " 0 as soon as one ReLU is silent.",
    correction:
      "the ratio lies between prod_l min_i |f'| and prod_l max_i |f'|,"
      + " anywhere in between",
    expected: .false,
    control: Claim.Control(
      "It lies between prod_l min_i |f'| and prod_l max_i |f'|",
      .true
    )
  ) { variant, _ in
    let parts = try slopeCases.map { entry in
      let ratio = try entry.squaredRatio()
      let allowed = entry.bounds(isPrinted: variant == .printed)
      return Finding.Part(
        entry.name,
        allowed.contains(ratio),
        "\(entry.name): ratio^2 \(ratio), claimed"
          + (allowed.lowerBound == allowed.upperBound
            ? " \(allowed.lowerBound)"
            : " \(allowed.lowerBound) to \(allowed.upperBound)"),
        by: .rational
      )
    }
    return Finding(parts)
  }

  /// Layers of width 2: the slopes of each, behind a turn by (3, 4)/5 or none.
  private struct SlopeCase: Sendable {
    let name: String
    let slopes: [[Rational]]
    let turns: Bool

    /// The squared ratio of the gradients' lengths, for δ = e_1 at the output.
    func squaredRatio() throws -> Rational {
      let rotation = RationalMatrix([
        [Rational(3, 5), Rational(-4, 5)], [Rational(4, 5), Rational(3, 5)],
      ])
      var gradient = RationalMatrix(column: [1, 0])
      for layer in slopes.reversed() {
        gradient = try .diagonal(layer) * gradient
        if turns { gradient = try rotation.transposed * gradient }
      }
      return gradient.squaredNorm
    }

    /// The squared ratios that are claimed; (∏∏ |f'|)^{1/d} has the square
    /// ∏∏ |f'| at d = 2.
    func bounds(isPrinted: Bool) -> ClosedRange<Rational> {
      if isPrinted {
        let product = slopes.joined().product()
        return product...product
      }
      let smallest = slopes.map { $0.min() ?? 0 }.product()
      let largest = slopes.map { $0.max() ?? 0 }.product()
      return (smallest * smallest)...(largest * largest)
    }
  }

  private static let slopeCases = [
    SlopeCase(
      name: "slopes 1, 1/4",
      slopes: [[1, Rational(1, 4)]],
      turns: false
    ),
    SlopeCase(name: "ReLU, one silent", slopes: [[1, 0]], turns: true),
    SlopeCase(
      name: "three turned layers",
      slopes: [
        [Rational(1, 4), Rational(1, 5)], [Rational(1, 9), Rational(1, 4)],
        [Rational(1, 6), Rational(1, 8)],
      ],
      turns: true
    ),
  ]
}
