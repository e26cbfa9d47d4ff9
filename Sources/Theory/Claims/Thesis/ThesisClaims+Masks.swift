import ExactArithmetic

/// Random coordinate masks.
extension ThesisClaims {
  /// T8: picking coordinates is not a random projection.
  static let randomMasks = Claim(
    "T8",
    .thesis,
    "Random mappings keep inner products, so 5% coordinate masks do",
    statement: "Because random mappings on large vectors approximately preserve"
      + " distances and inner products, metrics can be computed on a random 5%"
      + " of each gradient's coordinates.",
    reading:
      "True on average, and closely so for vectors whose length is spread"
      + " over many coordinates. A mask is not a random projection: a vector"
      + " with few large coordinates is missed.",
    correction:
      "the rescaled squared length is unbiased, with relative variance"
      + " at most (1/rho - 1) |v|_4^4/|v|_2^4 at density rho",
    expected: .partly,
    control: Claim.Control(
      "The relative variance is at most (1/rho - 1) |v|_4^4/|v|_2^4",
      .true
    )
  ) { variant, _ in
    let size = 40
    let vectors: [(String, [Rational])] = [
      ("spread evenly", Array(repeating: 1, count: size)),
      ("one coordinate", [1] + Array(repeating: 0, count: size - 1)),
    ]
    let moments = vectors.map { maskedMoments($0.1) }
    let parts = zip(vectors, moments).map { vector, moment in
      let fourth = vector.1.map { $0.power(4) }.sum()
      let square = vector.1.map { $0 * $0 }.sum()
      // "Approximately" is read as a standard deviation of at most a half.
      let allowed =
        variant == .printed
        ? Rational(1, 4) : 19 * fourth / (square * square)
      return Finding.Part(
        vector.0,
        moment.relativeVariance <= allowed,
        "\(vector.0): relative variance \(moment.relativeVariance)",
        by: .enumeration
      )
    }
    return Finding(
      parts,
      repairs: [
        Finding.Part(
          "the rescaled squared length is unbiased",
          moments.allSatisfy { $0.relativeMean == 1 },
          "",
          by: .enumeration
        )
      ],
      working: [
        "All masks of 2 of 40 coordinates. One coordinate alone is missed with"
          + " probability 0.95."
      ]
    )
  }

  /// Mean and variance of 20 |v_S|²/|v|² over all masks S of two coordinates
  /// of forty.
  private static func maskedMoments(
    _ v: [Rational]
  ) -> (relativeMean: Rational, relativeVariance: Rational) {
    let square = v.map { $0 * $0 }.sum()
    var sums: (Rational, Rational, Int) = (0, 0, 0)
    for i in v.indices {
      for j in v.indices where j > i {
        let estimate = 20 * (v[i] * v[i] + v[j] * v[j]) / square
        sums.0 += estimate
        sums.1 += estimate * estimate
        sums.2 += 1
      }
    }
    let mean = sums.0 / Rational(sums.2)
    return (mean, sums.1 / Rational(sums.2) - mean * mean)
  }
}
