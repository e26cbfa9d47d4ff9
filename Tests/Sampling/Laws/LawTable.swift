import CGSL
import Foundation

/// P(|X| > t), t ≥ 0, of laws in their natural form.
private enum Outside {
  static let gaussian = { @Sendable (t: Double) in erfc(t * 0.5.squareRoot()) }
  static let uniform = { @Sendable (t: Double) in max(0, 1 - t) }
  static let laplace = { @Sendable (t: Double) in exp(-t) }
  static let logistic = { @Sendable (t: Double) in 2 / (1 + exp(t)) }

  static func student(_ nu: Double) -> @Sendable (Double) -> Double {
    { 2 * gsl_cdf_tdist_Q($0, nu) }
  }

  static func power(_ b: Double) -> @Sendable (Double) -> Double {
    // An underflow to 0 is an answer, not a reason to abort.
    gsl_set_error_handler_off()
    return { gsl_sf_gamma_inc_Q(1 / b, pow($0, b)) }
  }

  /// 2B − 1 for B ~ Beta(a, a): the upper tail by symmetry is the lower one.
  static func beta(_ a: Double) -> @Sendable (Double) -> Double {
    { $0 >= 1 ? 0 : 2 * gsl_cdf_beta_P((1 - $0) / 2, a, a) }
  }
}

/// Γ((2r+1)/b)/Γ(1/b), the moment of order 2r of the density ∝ e^{−|x|^b}.
private func powerMoment(_ b: Double, _ r: Double) -> Double {
  exp(lgamma((2 * r + 1) / b) - lgamma(1 / b))
}

private func power(_ b: Double, _ spelling: String) -> ExactLaw {
  let variance = powerMoment(b, 1)
  return ExactLaw(
    "exppower(\(spelling))",
    deviation: variance.squareRoot(),
    kurtosis: powerMoment(b, 2) / (variance * variance),
    outside: Outside.power(b)
  )
}

/// E x² = 1/(2a+1), E x⁴ = 3/((2a+1)(2a+3)).
private func beta(_ a: Double, _ spelling: String) -> ExactLaw {
  ExactLaw(
    "beta(\(spelling))",
    deviation: (1 / (2 * a + 1)).squareRoot(),
    kurtosis: 3 * (2 * a + 1) / (2 * a + 3),
    outside: Outside.beta(a)
  )
}

/// E x² = ν/(ν−2), κ = 3(ν−2)/(ν−4).
private func student(_ nu: Double) -> ExactLaw {
  ExactLaw(
    "student(\(Int(nu)))",
    deviation: (nu / (nu - 2)).squareRoot(),
    kurtosis: 3 * (nu - 2) / (nu - 4),
    outside: Outside.student(nu)
  )
}

/// Laws with a continuous part; a new one is tested by adding it here.
let continuousLaws: [ExactLaw] = [
  gaussian,
  ExactLaw(
    "uniform",
    deviation: (1.0 / 3).squareRoot(),
    kurtosis: 9.0 / 5,
    outside: Outside.uniform
  ),
  ExactLaw(
    "laplace",
    deviation: 2.0.squareRoot(),
    kurtosis: 6,
    outside: Outside.laplace
  ),
  ExactLaw(
    "triangular",
    deviation: (1.0 / 6).squareRoot(),
    kurtosis: 12.0 / 5,
    outside: { max(0, 1 - $0) * max(0, 1 - $0) }
  ),
  ExactLaw(
    "arcsine",
    deviation: 0.5.squareRoot(),
    kurtosis: 3.0 / 2,
    outside: { 2 / .pi * acos(min(1, $0)) }
  ),
  ExactLaw(
    "semicircle",
    deviation: 0.5,
    kurtosis: 2,
    outside: Outside.beta(1.5)
  ),
  ExactLaw(
    "logistic",
    deviation: .pi / 3.0.squareRoot(),
    kurtosis: 21.0 / 5,
    outside: Outside.logistic
  ),
  student(5),
  student(10),
  power(3, "3"),
  power(0.5, "1/2"),
  beta(2, "2"),
  beta(2.0 / 3, "2/3"),
  ExactLaw(
    "sparse(1/10,gaussian)",
    deviation: 0.1.squareRoot(),
    kurtosis: 30,
    atoms: [.init(value: 0, mass: 0.9)],
    outside: { 0.1 * Outside.gaussian($0) }
  ),
  ExactLaw(
    "sparse(2/3,sparse(1/4,uniform))",
    deviation: (1.0 / 18).squareRoot(),
    kurtosis: 54.0 / 5,
    atoms: [.init(value: 0, mass: 5.0 / 6)],
    outside: { Outside.uniform($0) / 6 }
  ),
  ExactLaw(
    "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
    deviation: 1.8.squareRoot(),
    kurtosis: 3 * 9 / 3.24,
    outside: { 0.9 * Outside.gaussian($0) + 0.1 * Outside.gaussian($0 / 3) }
  ),
  ExactLaw(
    "mixture(1/2*rademacher(1)+1/2*gaussian(2))",
    deviation: 1.5.squareRoot(),
    kurtosis: 6.5 / 2.25,
    atoms: [.init(value: -1, mass: 0.25), .init(value: 1, mass: 0.25)],
    outside: { 0.5 * Outside.gaussian($0 / 2.0.squareRoot()) }
  ),
  ExactLaw(
    "exponential",
    deviation: 1,
    kurtosis: 9,
    above: { exp(-1 - $0) },
    below: { $0 < 1 ? -expm1($0 - 1) : 0 }
  ),
]

/// The standard normal law, the one whose tail is looked at most closely.
let gaussian = ExactLaw(
  "gaussian",
  deviation: 1,
  kurtosis: 3,
  outside: Outside.gaussian
)

/// Laws on finitely many points.
let discreteLaws: [ExactLaw] = [
  points("rademacher", [(-1, 0.5), (1, 0.5)]),
  points("threepoint(1/3)", [(-1, 1.0 / 6), (0, 2.0 / 3), (1, 1.0 / 6)]),
  points("sparse(1/2,rademacher)", [(-1, 0.25), (0, 0.5), (1, 0.25)]),
  points(
    "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
    [(-2, 0.1), (-1, 0.4), (1, 0.4), (2, 0.1)]
  ),
  points("discrete(-2:1/5,1/2:4/5)", [(-2, 0.2), (0.5, 0.8)]),
  // More points than are searched one by one.
  points(
    "discrete(\((1...20).map { "-\($0):1/40,\($0):1/40" }.joined(separator: ",")))",
    (1...20).flatMap { [(-Double($0), 0.025), (Double($0), 0.025)] }
  ),
]

/// Every law of the kernels.
let kernelLaws = continuousLaws + discreteLaws

private func points(
  _ spelling: String,
  _ atoms: [(value: Double, mass: Double)]
) -> ExactLaw {
  func moment(_ order: Double) -> Double {
    atoms.reduce(0) { $0 + $1.mass * pow(abs($1.value), order) }
  }
  return ExactLaw(
    spelling,
    deviation: moment(2).squareRoot(),
    kurtosis: moment(4) / (moment(2) * moment(2)),
    atoms: atoms.map { .init(value: $0.value, mass: $0.mass) },
    outside: { _ in 0 }
  )
}
