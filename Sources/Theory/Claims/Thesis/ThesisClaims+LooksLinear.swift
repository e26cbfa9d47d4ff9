import ExactArithmetic

/// Concatenated ReLU and nets that look linear.
extension ThesisClaims {
  private static func relu(_ x: [Rational]) -> [Rational] {
    x.map { max(0, $0) }
  }

  /// T28: the second block is relu(−x), not −relu(x).
  static let concatenatedReLU = Claim(
    "T28",
    .thesis,
    "CReLU(x) = [relu(x); -relu(x)], so that [W -W] CReLU(x) = W x",
    statement: "CReLU(x) stacks relu(x) on -relu(x), and [W -W] CReLU(x) = W"
      + " relu(x) - W relu(-x) = W x.",
    reading: "The second block should read relu(-x), as the middle of the"
      + " identity has it.",
    correction: "CReLU(x) = [relu(x); relu(-x)]",
    expected: .false,
    control: Claim.Control("CReLU(x) = [relu(x); relu(-x)]", .true)
  ) { variant, _ in
    let weights = RationalMatrix([[2, -1], [1, 3]])
    let mirrored = RationalMatrix([[2, -1, -2, 1], [1, 3, -1, -3]])
    let inputs: [[Rational]] = [[-1, -1], [2, 1], [-1, 2]]
    let parts = try inputs.map { x in
      let second =
        variant == .printed
        ? relu(x).map { -$0 } : relu(x.map { -$0 })
      let output = try mirrored * RationalMatrix(column: relu(x) + second)
      let linear = try weights * RationalMatrix(column: x)
      let show: (RationalMatrix) -> String = {
        "(\($0.column.map(\.description).joined(separator: ",")))"
      }
      return Finding.Part(
        "x = (\(x[0]),\(x[1]))",
        output == linear,
        "x = (\(x[0]),\(x[1])): \(show(output)), W x = \(show(linear))",
        by: .rational
      )
    }
    return Finding(parts)
  }

  /// T29: mirrored blocks cancel the kinks in every layer.
  static let looksLinear = Claim(
    "T29",
    .thesis,
    "Looks-linear initialisation: mirrored blocks [W -W] give a linear net",
    statement: "With CReLU and mirrored blocks [W -W] fully connected layers"
      + " behave perfectly linearly at initialisation, without discontinuities.",
    reading: "True with the right CReLU: the net is the product of its W, and"
      + " its gradient has no masks.",
    expected: .true,
    control: Claim.Control("The same with blocks [W W]", .false)
  ) { variant, _ in
    let sign: Rational = variant == .printed ? -1 : 1
    let layers = [
      RationalMatrix([[2, -1], [1, 3]]), RationalMatrix([[0, 1], [-1, 1]]),
      RationalMatrix([[1, 4], [-2, Rational(1, 2)]]),
    ]
    let product = try layers[2] * layers[1] * layers[0]
    let inputs: [[Rational]] = [
      [1, 0], [0, 1], [-1, 2], [3, -5], [-2, -7],
    ]
    let wrong = try inputs.count { x in
      var a = x
      for layer in layers {
        let mirrored = RationalMatrix(
          layer.rows.map { row in row + row.map { sign * $0 } }
        )
        let stacked = relu(a) + relu(a.map { -$0 })
        a = try (mirrored * RationalMatrix(column: stacked)).column
      }
      return try a != (product * RationalMatrix(column: x)).column
    }
    return Finding([
      Finding.Part(
        "three layers equal the product of their W",
        wrong == 0,
        "wrong at \(wrong) of \(inputs.count) inputs",
        by: .rational
      )
    ])
  }
}
