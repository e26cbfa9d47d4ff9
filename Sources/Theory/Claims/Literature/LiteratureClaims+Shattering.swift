import ExactArithmetic
import Foundation
import Measures

/// D. Balduzzi et al., "The shattered gradients problem", ICML 2017,
/// arXiv:1702.08591.
extension LiteratureClaims {
  static let shattering = [feedforwardCorrelation, residualCorrelation]

  /// E⟨∇f(x), ∇f(x′)⟩ and E‖∇f(x)‖² of a network 2,2,1 with weights ±1.
  ///
  /// With `areCoins` the masks at both inputs are independent fair coins, so
  /// that a neuron is active at both with probability 1/4.
  private static func products(
    _ x: [Rational],
    _ y: [Rational],
    areCoins: Bool
  ) -> (joint: Rational, own: Rational) {
    let coin = areCoins ? FiniteLaw.signs : FiniteLaw.constant(1)
    let laws =
      Array(repeating: FiniteLaw.signs, count: 6)
      + Array(repeating: coin, count: 6)
    func row(_ d: [Rational], _ x: [Rational], _ coins: Int) -> [Rational] {
      let z = [0, 1].map { d[2 * $0] * x[0] + d[2 * $0 + 1] * x[1] }
      let on = [0, 1].map {
        areCoins ? d[coins + $0].signum > 0 : z[$0].signum > 0
      }
      let last = [0, 1].map { on[$0] ? d[4 + $0] * z[$0] : 0 }.sum()
      let isOn = areCoins ? d[coins + 2].signum > 0 : last.signum > 0
      return [0, 1].map { p in
        isOn ? [0, 1].map { on[$0] ? d[4 + $0] * d[2 * $0 + p] : 0 }.sum() : 0
      }
    }
    func mean(_ value: ([Rational], [Rational]) -> Rational) -> Rational {
      FiniteLaw.mean(laws) { d in value(row(d, x, 6), row(d, y, 9)) }
    }
    return (
      mean { zip($0, $1).map(*).sum() },
      mean { row, _ in
        row.map { $0 * $0 }.sum()
      }
    )
  }

  /// L18: 2^{−L} needs neurons that are active at both inputs with probability
  /// 1/4 in every layer.
  static let feedforwardCorrelation = Claim(
    "L18",
    .literature,
    "feedforward ReLU networks: gradients at two inputs have the correlation 2^-L",
    statement: "Balduzzi et al., ICML 2017: in feedforward networks the"
      + " correlation of the gradients at two inputs decays exponentially, as"
      + " 2^-L, as each pair of inputs co-activates a neuron with probability"
      + " 1/4.",
    reading:
      "True where co-activation is 1/4 in every layer, as for independent"
      + " masks at both inputs. In He networks without biases two fixed inputs"
      + " draw together, and co-activation tends to 1/2.",
    correction:
      "The correlation is prod_l 2 c_l with the co-activation c_l; for"
      + " infinite width prod_l (1 - theta_l/pi), which decays as L^-3.",
    expected: .partly,
    control: Claim.Control(
      "the same with independent fair masks at the two inputs",
      .true
    )
  ) { variant, _ in
    let cases: [(String, Bool, [Rational], [Rational])] = [
      ("independent fair masks", true, [1, 100], [2, 100]),
      ("x = (1,100), x' = (2,100)", variant == .control, [1, 100], [2, 100]),
      (
        "x = (1,100), x' = (-60,100)", variant == .control, [1, 100],
        [-60, 100]
      ),
    ]
    let parts = cases.map { name, coins, x, y in
      let products = products(x, y, areCoins: coins)
      let correlation = products.joint / products.own
      return Finding.Part(
        "networks 2,2,1, weights +-1, \(name)",
        correlation == Rational(1, 4),
        "\(name): \(correlation)",
        by: .enumeration
      )
    }
    return Finding(parts, repairs: [cubicDecay()])
  }

  /// ∏ (1 − θ_l/π) from θ_0 = 1: eight times smaller at twice the depth.
  private static func cubicDecay() -> Finding.Part {
    var (theta, product) = (1.0, 1.0)
    var seen: [Int: Double] = [:]
    for l in 1...4000 {
      product *= 1 - theta / .pi
      theta = nextAngle(theta)
      if [10, 2000, 4000].contains(l) { seen[l] = product }
    }
    let ratio = (seen[2000] ?? 0) / (seen[4000] ?? 1)
    return Finding.Part(
      "infinite width, angle 1: the correlation decays as L^-3",
      abs(ratio - 8) <= 0.1,
      "L = 10: \(Digits.short(seen[10] ?? 0, digits: 3)), not"
        + " \(Digits.short(pow(2, -10), digits: 2)); L = 2000 to 4000: ratio"
        + " \(Digits.short(ratio))",
      by: .floatingPoint
    )
  }

  /// L19: with skips, (3/4)^L, and L^{−1/2} with growing streams.
  static let residualCorrelation = Claim(
    "L19",
    .literature,
    "with skip connections the correlation decays as (3/4)^L, rescaled as L^(-1/2)",
    statement:
      "Balduzzi et al., ICML 2017: with co-activation 1/4 the gradients"
      + " of a ResNet have the correlation (3/4)^L, and sublinear decay, as"
      + " L^(-1/2), if each block is scaled down as batch normalization does.",
    reading: "True in the model with independent fair masks and one neuron a"
      + " block.",
    expected: .true,
    control: Claim.Control("the same without the skip", .false)
  ) { variant, _ in
    let skip: Rational = variant == .printed ? 1 : 0
    let half = [Atoms.Atom(0, Rational(1, 2)), Atoms.Atom(1, Rational(1, 2))]
    let law = FiniteLaw.gaussianMoments
    func correlation(_ scales: [Rational]) -> Rational {
      // Blocks are independent: the means multiply.
      scales.map { scale -> Rational in
        // skip + √scale v m: odd powers of v have mean 0.
        func mean(_ f: ([Rational]) -> Rational) -> Rational {
          FiniteLaw.mean([law, half, half], of: f)
        }
        let joint = mean { d in skip + scale * d[0].power(2) * d[1] * d[2] }
        let own = mean { d in skip + scale * d[0].power(2) * d[1] }
        return joint / own
      }.product()
    }
    let five = correlation(Array(repeating: 1, count: 5))
    // Block l adds a variance 1 to a stream of variance l.
    let ramps = [250, 1000].map { depth in
      correlation((1...depth).map { Rational(1, $0) }).doubleValue
    }
    let ratio = ramps[0] / ramps[1]
    return Finding([
      HypothesesClaims.exact(
        "five blocks",
        five,
        is: Rational(3, 4).power(5)
      ),
      Finding.Part(
        "four times the depth halves the correlation, 250 to 1000 blocks",
        abs(ratio - 2) <= 0.01,
        "ratio \(Digits.short(ratio))",
        by: .rational
      ),
    ])
  }
}
