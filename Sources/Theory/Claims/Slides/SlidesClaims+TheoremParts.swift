import ExactArithmetic
import Networks
import PathSums

/// The theorem on the moments of Z, part by part.
extension SlidesClaims {
  static let theoremParts = [
    mean, secondMomentLowerBound, secondMomentUpperBound, momentLowerBound,
    momentUpperBound,
  ]

  /// H6: without a prefactor the bound fails where β is small, since E[Z²] ≥ 2
  /// always while exp(Cβ) → 1.
  static let secondMomentUpperBound = Claim(
    "H6",
    .slides,
    "E[Z^2] <= exp(C beta) for some C > 0",
    statement: "There is C > 0 with E[Z^2] <= exp(C sum_{j<d} 1/n_j) for all"
      + " depths and widths.",
    reading: "True up to a prefactor: the exponent is right, and 5 is the best"
      + " constant for Gaussian weights.",
    correction: "E[Z^2] <= 2 (1 + 2/n_0) exp(5 beta) for Gaussian weights;"
      + " 2 (1 + max(2, kappa_1 - 1)/n_0) prod_j (1 + max(5, 2 kappa_{j+1} -"
      + " 1)/n_j) for any symmetric law",
    expected: .false,
    control: Claim.Control(
      "E[Z^2] <= 2 (1 + 2/n_0) exp(5 beta), Gaussian weights",
      .true
    )
  ) { variant, _ in
    // One wide net refutes each C up to 700; the gap grows without end as the
    // widths do, and depth 1 refutes every C at once.
    let constants: [Rational] = variant == .printed ? [5, 50, 500] : [5]
    let nets = try ["1000,1000,1", "10,1000000,1", "50x4,1", "7,1"].map {
      try NetworkSpec(architecture: Architecture(parsing: $0))
    }
    let parts = try constants.map { constant in
      let exceeded = try nets.count { net in
        let prefactor: Rational =
          variant == .printed
          ? 1
          : 2 * (1 + Rational(2, net.architecture.inputWidth))
        let bound = Exponential(
          prefactor,
          exp: constant * net.architecture.beta
        )
        return try ExactMoments(net).moment(2).rational
          .flatMap(bound.isAtLeast) == false
      }
      return Finding.Part(
        "C = \(constant)",
        exceeded == 0,
        "C = \(constant): exceeded by \(exceeded) of \(nets.count) nets",
        by: .enclosure
      )
    }
    return Finding(
      parts,
      working: [
        "Widths 1000,1000,1: E[Z^2] = 2 (1 + 2/1000)(1 + 5/1000) = 2.01402,"
          + " beta = 0.001, so C >= 700 would be needed; with width n it is"
          + " C >= n ln 2.",
        "Depth 1 has an empty sum: the printed bound reads E[Z^2] <= 1, and"
          + " E[Z^2] >= 2.",
      ]
    )
  }
}
