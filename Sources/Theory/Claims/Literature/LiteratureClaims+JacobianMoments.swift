import ExactArithmetic
import Measures
import Networks
import PathSums

/// B. Hanin, "Which neural net architectures give rise to exploding and
/// vanishing gradients?", NeurIPS 2018, arXiv:1801.03744.
extension LiteratureClaims {
  static let jacobianMoments = [fourthMoment, allMoments, quenchedVariance]

  private static func entry(_ widths: String, _ law: String) throws
    -> NetworkSpec
  {
    try ClaimNet.spec(widths, law, of: .entry(input: 0, output: 0))
  }

  /// L1: the explicit bounds on E Z_{p,q}⁴.
  static let fourthMoment = Claim(
    "L1",
    .literature,
    "2 exp(beta/2) <= n_0^2 E[Z_pq^4] <= 6 kappa exp(6 kappa beta)",
    statement: "Hanin, NeurIPS 2018: (2/n_0^2) exp(beta/2) <= E[Z_pq^4] <= (6"
      + " kappa/n_0^2) exp(6 kappa beta), kappa the largest kurtosis of the"
      + " weights.",
    reading: "True for every symmetric law without ties. The prefactor that the"
      + " slides leave out is there, and 6 is the best for kappa = 1. The exact"
      + " value is (6/n_0^2) prod (1 + 5/n_j) for Gaussian weights.",
    expected: .true,
    control: Claim.Control(
      "the same with 5 kappa before the exponential",
      .partly
    )
  ) { variant, _ in
    let factor: Rational = variant == .printed ? 6 : 5
    let laws = ["gaussian", "uniform", "laplace", "rademacher"]
    let parts = try laws.flatMap { law -> [Finding.Part] in
      let kurtosis = try MeasureParser.law(law).kurtosis.rational ?? 0
      func scaled(_ widths: String) throws -> (Rational, Rational) {
        let net = try entry(widths, law)
        let n = Rational(net.architecture.inputWidth)
        let moment = try ClaimNet.formula(2, net)
        return (moment * n * n, net.architecture.beta)
      }
      return [
        try forAll("lower bound, \(law)", family, by: .enclosure) {
          let (moment, beta) = try scaled($0)
          return Exponential(2, exp: beta / 2).isAtMost(moment) == true
        },
        try forAll("upper bound, \(law)", family, by: .enclosure) {
          let (moment, beta) = try scaled($0)
          let bound = Exponential(
            factor * kurtosis,
            exp: 6 * kurtosis * beta
          )
          return bound.isAtLeast(moment) == true
        },
      ]
    }
    return Finding(parts)
  }

  /// L2: all moments from both sides, with a prefactor.
  static let allMoments = Claim(
    "L2",
    .literature,
    "E[Z_pq^2K] n_0^K lies between exp(C' beta) and C exp(C beta)",
    statement: "Hanin, NeurIPS 2018: for K >= 2 there are constants with n_0^-K"
      + " exp(C' beta) <= E[Z_pq^(2K)] <= C n_0^-K exp(C beta), depending on K"
      + " and on moments of the weights only.",
    reading:
      "True; Gaussian weights have C' = ln(2^(K-1) (2K-1)!!), C = 5K(K-1)/2"
      + " in the exponent and the prefactor 2^(K-1) (2K-1)!!, for all K and all"
      + " widths.",
    expected: .true,
    control: Claim.Control(
      "the upper bound with 2K(K-1) for 5K(K-1)/2 in the exponent",
      .false
    )
  ) { variant, _ in
    let parts = try (2...6).map { order in
      let scale = Rational(2).power(order - 1) * .oddFactorial(order)
      let steps = order * (order - 1)
      let rate =
        variant == .printed ? Rational(5 * steps, 2) : Rational(2 * steps)
      return try forAll("K = \(order)", family, by: .enclosure) {
        let net = try entry($0, "gaussian")
        let n = Rational(net.architecture.inputWidth)
        let moment = try ExactMoments(net).moment(order).enclosure
        let value = moment * Enclosure(rational: n.power(order))
        let beta = net.architecture.beta
        let low = Exponential(1, exp: beta / 2).enclosure
        let high = Exponential(scale, exp: rate * beta).enclosure
        return Enclosure.isCertainlyAtMost(low, value)
          && Enclosure.isCertainlyAtMost(value, high)
      }
    }
    return Finding(parts)
  }

  /// L3: the empirical variance of one network's squared entries.
  static let quenchedVariance = Claim(
    "L3",
    .literature,
    "the empirical variance of one Jacobian's squared entries is exponential in beta",
    statement: "Hanin, NeurIPS 2018: the empirical variance V of the squared"
      + " entries of the input-output Jacobian is exponential in beta; E[V] <="
      + " (6 kappa/n_0^2) exp(6 kappa beta).",
    reading: "True. For Gaussian weights E[V] is known exactly, and grows as"
      + " exp(5 beta).",
    expected: .true,
    control: Claim.Control("E[V] <= (6 kappa/n_0^2) exp(kappa beta)", .partly)
  ) { variant, _ in
    let nets = ["3,4,5,2", "4,9x40,4", "2,6,6,6,6,1", "5,2x7,3", "9,30x60,2"]
    let rate: Rational = variant == .printed ? 18 : 3
    func scaled(_ widths: String) throws -> (Rational, Rational) {
      let net = try Architecture(parsing: widths)
      let n = Rational(net.inputWidth)
      return (QuenchedVariance.expected(net) * n * n, net.beta)
    }
    var parts = [
      try forAll("at most 18 exp(18 beta)", nets, by: .enclosure) {
        let (variance, beta) = try scaled($0)
        return Exponential(18, exp: rate * beta).isAtLeast(variance) == true
      },
      try forAll("at least exp(beta)", nets, by: .enclosure) {
        let (variance, beta) = try scaled($0)
        return Exponential(1, exp: beta).isAtMost(variance) == true
      },
    ]
    for (widths, input) in [
      ([1, 2, 2], [Rational(1)]), ([2, 1, 2], [1, 100]),
    ] {
      var net = FiniteNetwork(widths: widths, input: input)
      net.weights = [FiniteLaw.gaussianMoments]
      let truth = net.mean(degree: 4) { rows in
        let squares = rows.joined().map { $0 * $0 }
        let count = Rational(squares.count)
        let mean = squares.sum() / count
        return squares.map { $0 * $0 }.sum() / count - mean * mean
      }
      let formula = QuenchedVariance.expected(
        try Architecture(widths: widths)
      )
      parts.append(
        Finding.Part(
          "the exact E[V], real networks \(net.name)",
          truth == formula,
          "\(net.name): \(truth) for \(formula)",
          by: .enumeration
        )
      )
    }
    return Finding(parts)
  }
}
