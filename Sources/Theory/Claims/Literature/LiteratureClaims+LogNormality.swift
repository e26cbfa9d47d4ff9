import ExactArithmetic
import Foundation
import Measures
import Networks
import PathSums

/// B. Hanin and M. Nica, "Products of many large random matrices and gradients
/// in deep neural networks", Commun. Math. Phys. 376 (2020), arXiv:1812.05994.
extension LiteratureClaims {
  static let logNormality = [logNormalLimit, momentRates, kurtosis, density]

  /// A network with a layer of n neurons n times and an input too wide to
  /// matter.
  private static func square(_ n: Int) throws -> NetworkSpec {
    try ClaimNet.spec("100000000,\(n)x\(n),1")
  }

  /// L4: the distance to the log-normal limit, and its true rate.
  static let logNormalLimit = Claim(
    "L4",
    .literature,
    "ln Z is Gaussian in the limit, at a distance of at most (sum 1/n_j^2)^(1/5)",
    statement: "Hanin and Nica, CMP 2020: ln(Z/2) given Z > 0 tends to N(-V/2,"
      + " V), V = 5 beta, with a Kolmogorov-Smirnov distance of the order of"
      + " (sum_j 1/n_j^2)^(1/5) at most.",
    reading: "True, and far from sharp: at beta = 1 the distance of square"
      + " networks is 0.9/n, where the bound is n^(-1/5).",
    expected: .true,
    control: Claim.Control("the same with the power 2 for 1/5", .partly),
    falseAlarm: 5e-9
  ) { variant, laboratory in
    let power = variant == .printed ? 0.2 : 2.0
    let widths = [8, 16, 32]
    let distances = try widths.map { n -> (n: Int, low: Double, high: Double) in
      let net = try square(n)
      let limit = try LogNormal(net.architecture, net.quantity)
      let distance = try LogLaw(net).distance(to: limit, tolerance: 1e-5)
      return (n, distance.low, distance.high)
    }
    var parts = distances.map { n, low, high in
      Finding.Part(
        "n = d - 1 = \(n), between certain bounds",
        high <= pow(1 / Double(n), power),
        "n = \(n): \(Digits.short(low, digits: 4))",
        by: .quadrature
      )
    }
    parts.append(try await medianPart(laboratory))
    let rates = distances.map {
      ($0.low * Double($0.n), $0.high * Double($0.n))
    }
    let sharp = Finding.Part(
      "the distance times n lies between 0.85 and 1.1",
      rates.allSatisfy { $0.0 >= 0.85 && $0.1 <= 1.1 },
      rates.map { Digits.short($0.0, digits: 4) }.joined(separator: ", "),
      by: .quadrature
    )
    return Finding(parts, repairs: [sharp])
  }

  /// The exact law's median, against drawn networks.
  private static func medianPart(
    _ laboratory: Laboratory
  ) async throws -> Finding.Part {
    let net = try ClaimNet.spec("6,8x6,1")
    let law = try LogLaw(net)
    let median = try law.median().value
    let test = ShareTest(
      probability: (1 + law.zeroProbability) / 2,
      falseAlarm: 5e-9,
      tolerance: 0.11
    )
    let draws = try await laboratory.logSquaredGradients(
      net,
      laboratory.count(quick: 4_000, paper: 400_000),
      study: "L4"
    )
    return test.part(
      "Z is below the exact law's median with probability 1/2 + P(Z = 0)/2,"
        + " networks 6,8x6,1",
      draws.count { $0 <= median },
      of: draws.count
    )
  }

  /// L5: the log-normal law's moments, to second order.
  static let momentRates = Claim(
    "L5",
    .literature,
    "E[Z^K] is the log-normal law's, exp((5K(K-1)/2) beta), up to O(sum 1/n_j^2)",
    statement: "Hanin and Nica, CMP 2020: the K-th moment of Z, apart from the"
      + " input's and output's factors, is that of exp(N(-V/2, V)) with V = 5"
      + " beta up to a factor exp(O_K(sum_j 1/n_j^2)).",
    reading: "True: each layer's exact factor is 1 + (5K(K-1)/2)/n + O(1/n^2).",
    expected: .true,
    control: Claim.Control("the same with K^2 for K(K-1)", .false)
  ) { variant, _ in
    let parts = (1...6).map { order in
      let steps = order * (variant == .printed ? order - 1 : order)
      let rate = Rational(5 * steps, 2)
      // n² (g_K(n) − 1 − rate/n) must stay bounded: compare two widths.
      let rests = [100, 10_000].map { n -> Double in
        let factor = GaussianMoments.layerFactor(order, width: n)
        let rest = factor - 1 - rate / Rational(n)
        return (rest * Rational(n * n)).magnitude.doubleValue
      }
      return Finding.Part(
        "K = \(order): n^2 times the rest is bounded, n = 100 and 10000",
        rests[1] <= 2 * rests[0] + 1e-9,
        "K = \(order): \(rests.map { Digits.short($0) }.joined(separator: ", "))",
        by: .rational
      )
    }
    return Finding(parts)
  }

  /// L6: the kurtosis enters through one layer only.
  static let kurtosis = Claim(
    "L6",
    .literature,
    "the weights' kurtosis enters V through one layer: 2 (kappa_d - 3)/n_{d-1}",
    statement:
      "Hanin and Nica, CMP 2020: the variance is V = 5 beta + 2 (kappa -"
      + " 3) |u|_4^4/n with the kurtosis of the one matrix that acts on the"
      + " localized vector u; for Z_q it is that of the last layer and u = e_q.",
    reading:
      "True to first order; in other layers the kurtosis adds 12 (kappa -"
      + " 3)/n^2.",
    expected: .true,
    control: Claim.Control(
      "the same for the kurtosis of a middle layer",
      .false
    )
  ) { variant, _ in
    let layer = variant == .printed ? 4 : 2
    let parts = try ["laplace", "rademacher", "uniform"].map { name in
      let law = try MeasureParser.law(name)
      let excess = 2 * ((law.kurtosis.rational ?? 0) - 3)
      func logMoment(_ other: any WeightMeasure, _ n: Int) throws -> Double {
        var laws: [any WeightMeasure] = Array(repeating: Gaussian(), count: 5)
        laws[layer] = other
        let net = try NetworkSpec(
          architecture: Architecture(parsing: "\(n)x5,1"),
          weights: laws
        )
        return try ExactMoments(net).moment(2).logarithm
      }
      let n = 100_000
      let rise = try logMoment(law, n) - logMoment(Gaussian(), n)
      let scaled = rise * Double(n)
      return Finding.Part(
        "\(name): n times the rise of ln E[Z^2] over Gaussian weights is"
          + " 2 (kappa - 3)",
        abs(scaled - excess.doubleValue) <= 1e-3 * excess.magnitude.doubleValue,
        "\(name): \(Digits.short(scaled, digits: 4)) for \(excess)",
        by: .rational
      )
    }
    return Finding(parts)
  }

  /// L7: masks of another density.
  static let density = Claim(
    "L7",
    .literature,
    "masks of density p: 3/p - 1 takes the place of 5",
    statement: "Hanin and Nica, CMP 2020: products of (p n)^(-1/2) D W with D"
      + " independent Bernoulli(p) masks and W of variance 1 have V = (3/p - 1)"
      + " sum_j 1/n_j to first order.",
    reading: "True; for Gaussian weights E[Z^2] = (1/p)(1 + 2/n_0) prod_j (1 +"
      + " (3/p - 1)/n_j) exactly.",
    expected: .true,
    control: Claim.Control("the same with 2/p + 1 for 3/p - 1", .partly)
  ) { variant, _ in
    let parts = [Rational(1, 4), Rational(1, 2), Rational(3, 4), 1].map { p in
      let rate = variant == .printed ? 3 / p - 1 : 2 / p + 1
      // One input, two hidden neurons, one output: Z = m w_1²...; the law has
      // the Gaussian's moments to the fifth, of variance 2.
      let mask = [Atoms.Atom(0, 1 - p), Atoms.Atom(1, p)]
      let law = FiniteLaw.gaussianMoments
      let square = FiniteLaw.mean([law, law, law, law, mask, mask]) { d in
        (d[0] * d[1] * d[4] + d[2] * d[3] * d[5]).power(4)
      }
      // Variance 1/(p n_{j−1}) for 2 in each layer; p for the output's mask.
      let scale = p * (1 / (2 * p)).power(2) * (1 / (4 * p)).power(2)
      let formula = 3 / p * (1 + rate / 2)
      return Finding.Part(
        "E[Z^2] of networks 1,2,1 with masks of density \(p)",
        square * scale == formula,
        "p = \(p): \(square * scale) for \(formula)",
        by: .enumeration
      )
    }
    return Finding(parts)
  }
}
