import ExactArithmetic
import Networks
import PathSums

/// Parts 1 and 2 of the theorem: the mean, and the second moment from below.
extension SlidesClaims {
  /// Real networks without ties and one with ties, all with weights ±1.
  static func signNetworks(tied: Bool) -> [FiniteNetwork] {
    let tie = FiniteNetwork(widths: [2, 1], input: [1, 1])
    return [
      FiniteNetwork(widths: [1, 1, 1, 1], input: [1]),
      FiniteNetwork(widths: [1, 2, 2, 1], input: [1]),
      FiniteNetwork(widths: [2, 2, 1], input: [1, 100]),
      tied ? tie : tie.withGenericBiases,
    ]
  }

  /// H4: E Z = 1, of every network without ties.
  static let mean = Claim(
    "H4",
    .slides,
    "E[Z] = 1 for every depth and all widths",
    statement: "For every d and n, with the initialization of the slides,"
      + " E[Z] = 1, Z = |grad f|^2.",
    reading: "True for one output behind a ReLU, wherever no pre-activation"
      + " ties at 0 (H3); |J|_F^2 of n_d outputs has the mean n_d, and an output"
      + " without ReLU the mean 2.",
    correction: "E[Z_q] = 1 for every output q, every depth, all widths, every"
      + " input and every symmetric law of variance 2/n_{j-1}, if there are no"
      + " ties; with ties E[Z] can be 1/2.",
    expected: .partly,
    control: Claim.Control(
      "E[Z] = 1 where no pre-activation ties at 0",
      .true
    ),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    var parts = signNetworks(tied: variant == .printed).map { net in
      let mean = net.moment(1)
      return Finding.Part(
        "weights +-1, \(net.name)",
        mean == 1,
        "\(net.name): \(mean)",
        by: .enumeration
      )
    }
    let net = try ClaimNet.spec("3,4,5,2")
    let test = MeanTest(
      mean: 1,
      relativeVariance: try ClaimNet.formula(2, net).doubleValue - 1,
      falseAlarm: 5e-9,
      tolerance: 0.5
    )
    let draws = try await laboratory.logSquaredGradients(
      net,
      laboratory.count(quick: 10_000, paper: 2_000_000),
      study: "H4"
    )
    parts.append(test.part("Gaussian weights, widths 3,4,5,2", draws))
    return Finding(parts)
  }

  /// H5: 2 exp(β/2) ≤ E Z², in fact 2 · 2^β, of every network without ties.
  static let secondMomentLowerBound = Claim(
    "H5",
    .slides,
    "2 exp(beta/2) <= E[Z^2]",
    statement: "With the initialization of the slides,"
      + " E[Z^2] >= 2 exp((1/2) sum_{j<d} 1/n_j).",
    reading: "True for every symmetric law wherever no pre-activation ties at 0"
      + " (H3), and far from sharp.",
    correction: "Without ties E[Z^2] >= 2 prod_j (1 + min(5, 2 kappa_{j+1} -"
      + " 1)/n_j) >= 2 exp(ln2 beta), and ln 2 is the best constant for all"
      + " laws: weights +-1 and widths 1 attain it. For Gaussian weights it is"
      + " ln 6.",
    expected: .partly,
    control: Claim.Control(
      "the same where no pre-activation ties at 0",
      .true
    )
  ) { variant, _ in
    var parts = signNetworks(tied: variant == .printed).map { net in
      bound(net, constant: Rational(1, 2))
    }
    for law in ["gaussian", "uniform", "laplace", "rademacher"] {
      let nets = ["3,4,5,2", "7,1", "2,1x12,1", "5,1,50,1,50,1"]
      let values = try nets.map { try ClaimNet.spec($0, law) }
      let holding = try values.count {
        let bound = Exponential(2, exp: $0.architecture.beta / 2)
        return bound.isAtMost(try ClaimNet.formula(2, $0)) == true
      }
      parts.append(
        Finding.Part(
          "\(law) weights without ties, by the exact formula",
          holding == nets.count,
          "\(law): \(holding) of \(nets.count)",
          by: .enclosure
        )
      )
    }
    return Finding(parts, repairs: try sharpness())
  }

  private static func bound(
    _ net: FiniteNetwork,
    constant: Rational
  ) -> Finding.Part {
    let square = net.moment(2)
    let beta = net.widths.dropFirst().dropLast().map { Rational(1, $0) }.sum()
    return Finding.Part(
      "weights +-1, \(net.name)",
      Exponential(2, exp: constant * beta).isAtMost(square),
      "\(net.name): E Z^2 = \(square)",
      by: .enclosure
    )
  }

  /// The product bound, and that no constant above ln 2 or below it does.
  private static func sharpness() throws -> [Finding.Part] {
    var laws = ["threepoint(1/3)", "rademacher", "gaussian", "laplace"]
    laws.append("sparse(1/10,gaussian)")
    let products = try laws.flatMap { law in
      try ["3,4,5,2", "2,1x6,1", "4,1,30,1,30,1"].map { widths in
        let net = try ClaimNet.spec(widths, law)
        let kurtosis = net.weights[0].kurtosis.rational ?? 0
        let rate = min(5, 2 * kurtosis - 1)
        let product = net.architecture.hiddenWidths
          .map { 1 + rate / Rational($0) }.product()
        return try 2 * product <= ClaimNet.formula(2, net)
      }
    }
    let ones = FiniteNetwork(widths: [1, 1, 1, 1, 1], input: [1])
    let tooMuch = bound(ones, constant: Rational(7, 10)).outcome == .fails
    return [
      Finding.Part(
        "E[Z^2] >= 2 prod (1 + min(5, 2 kappa - 1)/n_j)",
        products.allSatisfy { $0 },
        "\(products.count { $0 }) of \(products.count) networks",
        by: .rational
      ),
      Finding.Part(
        "weights +-1 and widths 1 attain 2 exp(ln2 beta), so 0.7 is too much",
        ones.moment(2) == Rational(2).power(4) && tooMuch,
        "E[Z^2] = \(ones.moment(2)) for beta = 3",
        by: .enumeration
      ),
    ]
  }
}
