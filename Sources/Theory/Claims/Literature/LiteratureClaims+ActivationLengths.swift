import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks
import PathSums

/// B. Hanin and D. Rolnick, "How to start training: the effect of initialization
/// and architecture", NeurIPS 2018, arXiv:1803.01719; K. He et al., "Delving
/// deep into rectifiers", ICCV 2015, arXiv:1502.01852.
extension LiteratureClaims {
  static let activationLengths = [meanLength, lengthVariance, leakySlope]

  /// ½ E w² of a law with the density p and n₀ = 1: the mean factor a layer.
  private static func factor(
    _ range: ClosedRange<Double>,
    _ density: (Double) -> Double
  ) throws -> Quadrature.Result {
    try Quadrature.between(max(0, range.lowerBound), range.upperBound) {
      $0 * $0 * density($0)
    }
  }

  /// L10: the mean activation length of the usual initializations.
  static let meanLength = Claim(
    "L10",
    .literature,
    "mean activation length per layer: He 1, LeCun 1/2, U(+-1/sqrt n) 1/6, truncated He .7737",
    statement: "Hanin and Rolnick, NeurIPS 2018: the mean of |a^(j)|^2/n_j is"
      + " kept by weights of variance 2/fan-in, normal or uniform, and multiplied"
      + " by fan-in Var(w)/2 in each layer otherwise: 1/2 for variance 1/fan-in,"
      + " 1/6 for U(+-1/sqrt(fan-in)), 0.7737 for a normal of variance 2/fan-in"
      + " cut off at two standard deviations.",
    reading: "True for symmetric weights without biases, at any widths.",
    expected: .true,
    control: Claim.Control(
      "the same with the factors for variance 1/fan-in in place of 2/fan-in",
      .partly
    )
  ) { variant, _ in
    let sigma = variant == .printed ? 2.0.squareRoot() : 1
    let kept = erf(2.0.squareRoot())
    func normal(_ w: Double, _ sd: Double) -> Double {
      exp(-w * w / (2 * sd * sd)) / (sd * (2 * Double.pi).squareRoot())
    }
    let edge = sigma * 3.0.squareRoot()
    let rows: [(String, Quadrature.Result, Double)] = [
      ("He normal", try factor(0...(40 * sigma)) { normal($0, sigma) }, 1),
      ("He uniform", try factor(0...edge) { _ in 1 / (2 * edge) }, 1),
      ("LeCun normal", try factor(0...40) { normal($0, 1) }, 0.5),
      ("U(+-1/sqrt(fan-in))", try factor(0...1) { _ in 0.5 }, 1.0 / 6),
      (
        "truncated He normal",
        try factor(0...(2 * sigma)) { normal($0, sigma) / kept },
        // E g² 1{|g| < 2} = erf(√2) − 4 φ(2).
        1 - 4 * normal(2, 1) / kept
      ),
    ]
    let net = FiniteNetwork(widths: [2, 3, 2], input: [1, 100])
    let length = net.law().map { state, mass in
      mass * state.activations.map { $0 * $0 }.sum()
    }.sum()
    let mean = length * net.unit / 2
    return Finding(
      rows.map { name, value, stated in
        HypothesesClaims.close(
          name,
          value.value,
          error: value.error,
          to: stated
        )
      } + [
        HypothesesClaims.exact(
          "E|a|^2/n after two layers, \(net.name), weights +-1",
          mean,
          is: Rational(1 + 100 * 100, 2)
        )
      ]
    )
  }

  /// L11: the second moment of the activation length.
  static let lengthVariance = Claim(
    "L11",
    .literature,
    "E[M_d^2]/M_0^2 = prod_{j<=d} (1 + 5/n_j): lengths vary exponentially in sum 1/n_j",
    statement: "Hanin and Rolnick, NeurIPS 2018: the variance of the activation"
      + " length grows exponentially in the sum of the reciprocal widths, and is"
      + " bounded if that sum is.",
    reading: "True; for Gaussian weights E[M_d^2] = M_0^2 prod_{j=1}^{d} (1 +"
      + " 5/n_j), ln of which is 5 sum_j 1/n_j up to 12.5 sum_j 1/n_j^2.",
    expected: .true,
    control: Claim.Control("the same with 4 for 5", .false)
  ) { variant, _ in
    let rate: Rational = variant == .printed ? 5 : 4
    let parts = [[1, 2, 2], [1, 3, 1], [1, 1, 2]].map { widths in
      var net = FiniteNetwork(widths: widths, input: [1])
      net.weights = [FiniteLaw.gaussianMoments]
      let square = net.law().map { state, mass in
        mass * state.activations.map { $0 * $0 }.sum().power(2)
      }.sum()
      let outputs = Rational(widths[widths.count - 1])
      let truth = square * (net.unit / outputs).power(2)
      let formula = widths.dropFirst().map { 1 + rate / Rational($0) }.product()
      return HypothesesClaims.exact(
        "E[M_d^2], \(net.name), Gaussian moments",
        truth,
        is: formula
      )
    }
    let collapse = try forAll(
      "ln E[M_d^2] is 5 sum 1/n_j to 12.5 sum 1/n_j^2",
      ["9,30x60,5", "4,20,200,20,200,6", "7,500x99,50", "3,64,32,16,8,40"],
      by: .floatingPoint
    ) {
      let net = try Architecture(parsing: $0)
      let moment = ForwardActivations(net).moment(2, layer: net.depth)
      let inverses = net.widths.dropFirst().map { 1 / Double($0) }
      let first = rate.doubleValue * inverses.reduce(0, +)
      let second = inverses.reduce(0) { $0 + $1 * $1 }
      return abs(moment.logarithm - first) <= 12.5 * second
    }
    return Finding(parts + [collapse])
  }

  /// L12: leaky ReLUs.
  static let leakySlope = Claim(
    "L12",
    .literature,
    "leaky ReLU of slope a: Var w = 2/((1 + a^2) fan-in) keeps E[Z] = 1",
    statement: "He et al., ICCV 2015: with leaky ReLUs of slope a the variance"
      + " 2/((1 + a^2) fan-in) keeps the size of gradients.",
    reading: "True for the mean, E[Z] = 1 at every width, without ties; the"
      + " second moment's factor falls from 1 + 5/n at a = 0 to 1 + 2/n at a = 1.",
    expected: .true,
    control: Claim.Control("the same with the variance 2/fan-in", .false)
  ) { variant, _ in
    let law = FiniteLaw.gaussianMoments
    let net = try Architecture(widths: [1, 2, 1])
    let parts = [Rational(1, 10), Rational(1, 3), 1].flatMap { a in
      func leaky(_ z: Dual) -> Dual { z.value.signum > 0 ? z : a * z }
      func moment(_ order: Int) -> Rational {
        let mean = FiniteLaw.mean([law, law, law, law]) { d in
          let x = Dual.variables([1])[0]
          let hidden = [leaky(d[0] * x), leaky(d[1] * x)]
          let f = leaky(d[2] * hidden[0] + d[3] * hidden[1])
          return f.squaredGradient.power(order)
        }
        // Variances 2/(1 + a²) and half of it, for 2 and 2.
        let gain = variant == .printed ? 1 + a * a : 1
        return mean * (1 / (2 * gain * gain)).power(order)
      }
      return [
        HypothesesClaims.exact("E[Z], a = \(a)", moment(1), is: 1),
        HypothesesClaims.exact(
          "E[Z^2], a = \(a)",
          moment(2),
          is: MaskedSecondMoment.leaky(slope: a).value(net)
        ),
      ]
    }
    return Finding(parts)
  }
}
