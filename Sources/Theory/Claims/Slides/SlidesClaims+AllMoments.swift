import ExactArithmetic
import Networks
import PathSums

/// Part 3 of the theorem: all moments, from both sides.
extension SlidesClaims {
  /// Wide, narrow, deep and shallow Gaussian networks.
  private static let family = [
    "50,1000000x2,1", "3,4,5,2", "7,9x30,1", "2,6,40,3,1", "5,2,2",
  ]

  /// H7: the lower bound contradicts E Z = 1 at K = 1; from K = 2 on it holds
  /// with a prefactor.
  static let momentLowerBound = Claim(
    "H7",
    .slides,
    "E[Z^K] >= exp(c_K beta) for some c_K > 0, for K < min n_j",
    statement: "For every K < min n_j there is c_K > 0 with"
      + " exp(c_K sum_{j<d} 1/n_j) <= E[Z^K].",
    reading: "True for every K >= 2.",
    correction: "For K >= 2, E[Z^K] >= (E[Z^2])^(K-1) >= 2^(K-1) exp((K-1) ln2"
      + " beta), for every symmetric law without ties and all widths. For K = 1"
      + " it contradicts E[Z] = 1.",
    expected: .partly,
    control: Claim.Control(
      "2^(K-1) exp((2/3)(K-1) beta) <= E[Z^K] for K >= 2",
      .true
    )
  ) { variant, _ in
    let orders = variant == .printed ? 1...5 : 2...5
    let parts = try orders.map { order in
      // As little as can be asked of c_1; any c_K below (K - 1) ln 2 will do.
      let rate =
        order == 1 ? Rational(1, 1_000_000) : Rational(2 * (order - 1), 3)
      let factor: Rational =
        variant == .printed ? 1 : Rational(2).power(order - 1)
      let holding = try family.count {
        let net = try ClaimNet.spec($0, "rademacher")
        let value = try ExactMoments(net).moment(order).enclosure
        let bound = Exponential(factor, exp: rate * net.architecture.beta)
        return Enclosure.isCertainlyAtMost(bound.enclosure, value)
      }
      return Finding.Part(
        "K = \(order), c_K = \(rate)",
        holding == family.count,
        "K = \(order): \(holding) of \(family.count) nets",
        by: .enclosure
      )
    }
    return Finding(
      parts,
      working: [
        "E[Z] = 1 is part 1 of the same theorem, and exp(c_1 beta) > 1 for"
          + " every c_1 > 0 as soon as there is a hidden layer.",
        "For K >= 2, s -> ln E[Z^s] is convex, is 0 at s = 1 and at least ln 2 +"
          + " beta ln 2 at s = 2.",
      ]
    )
  }

  /// H8: as H6, for all K ≥ 2.
  static let momentUpperBound = Claim(
    "H8",
    .slides,
    "E[Z^K] <= exp(C_K beta) for some C_K > 0, for K < min n_j",
    statement: "For every K, 2 <= K < min n_j, there is C_K > 0 with"
      + " E[Z^K] <= exp(C_K sum_{j<d} 1/n_j).",
    reading: "True up to a prefactor; trivially true for K = 1.",
    correction: "E[Z^K] <= 2^(K-1) prod_{i<K} (1 + 2i/n_0) exp((5K(K-1)/2)"
      + " beta) for Gaussian weights, all K and all widths; 5K(K-1)/2 is the"
      + " best constant.",
    expected: .false,
    control: Claim.Control(
      "the same with the prefactor 2^(K-1) prod_{i<K} (1 + 2i/n_0), Gaussian"
        + " weights",
      .true
    )
  ) { variant, _ in
    let parts = try (2...6).map { order in
      let rate =
        variant == .printed
        ? Rational(10_000) : Rational(5 * order * (order - 1), 2)
      let holding = try family.count {
        let net = try ClaimNet.spec($0)
        let factor =
          variant == .printed ? 1 : GaussianMoments.prefactor(order, of: net)
        let value = try ExactMoments(net).moment(order).enclosure
        let bound = Exponential(factor, exp: rate * net.architecture.beta)
        return Enclosure.isCertainlyAtMost(value, bound.enclosure)
      }
      return Finding.Part(
        "K = \(order), C_K = \(rate)",
        holding == family.count,
        "K = \(order): \(holding) of \(family.count) nets",
        by: .enclosure
      )
    }
    return Finding(
      parts,
      working: [
        "As the hidden widths grow, E[Z^K] -> 2^(K-1) prod_{i<K} (1 + 2i/n_0),"
          + " while exp(C_K beta) -> 1. Two hidden layers of a million neurons"
          + " refute every C_K up to half a million times (K-1) ln 2."
      ]
    )
  }
}

extension GaussianMoments {
  /// 2^{K−1} ∏_{i<K} (1 + 2i/n₀), for a row.
  static func prefactor(_ order: Int, of net: NetworkSpec) -> Rational {
    prefactor(
      order,
      inputWidth: net.architecture.inputWidth,
      quantity: net.quantity
    )
  }
}
