import ExactArithmetic
import Measures
import Networks
import PathSums

/// The law of outputs and of hidden activity at initialization.
extension LiteratureClaims {
  static let priors = [outputPrior, hypoactivation]

  /// L13: a mixture over the numbers of active units.
  static let outputPrior = Claim(
    "L13",
    .literature,
    "a finite ReLU network's prior is a mixture over the numbers of active units",
    statement: "Zavatone-Veth and Pehlevan, and Noci et al., NeurIPS 2021"
      + " (arXiv:2104.11734, 2106.06615): at one input the output of a Gaussian"
      + " ReLU network without output activation is a mixture, over binomial"
      + " numbers of active units in each layer, of deep linear networks of"
      + " those widths.",
    reading: "True; E f^(2K) = (2K-1)!! (2 M_0)^K prod_{j<d} g_K(n_j).",
    expected: .true,
    control: Claim.Control(
      "the same with exactly half of the units active",
      .partly
    )
  ) { variant, _ in
    let parts = [[1, 2, 1], [1, 2, 2, 1]].flatMap { widths in
      var net = FiniteNetwork(widths: widths, input: [1])
      net.weights = [FiniteLaw.gaussianMoments]
      net.isLinear = true
      return (1...2).map { order in
        let power =
          net.law().map { state, mass in
            mass * state.activations[0].power(2 * order)
          }.sum() * net.unit.power(order)
        let layers = widths.dropFirst().dropLast().map { n -> Rational in
          // E ((2/n) χ²_b)^K: a linear layer of b units.
          func linear(_ b: Int) -> Rational {
            (0..<order).map { Rational(2 * (b + 2 * $0), n) }.product()
          }
          if variant == .control { return linear(n / 2) }
          return (0...n).map {
            .binomial(n, $0) / Rational(2).power(n) * linear($0)
          }.sum()
        }
        let mixture =
          Rational.oddFactorial(order) * Rational(2).power(order)
          * layers.product()
        return HypothesesClaims.exact(
          "E f^\(2 * order), \(net.name), Gaussian moments",
          power,
          is: mixture
        )
      }
    }
    return Finding(parts)
  }

  /// L14: fewer than half of the ReLUs of a ResNet are active.
  static let hypoactivation = Claim(
    "L14",
    .literature,
    "in a ResNet fewer than half of the ReLUs are active",
    statement:
      "Li, Nica and Roy, NeurIPS 2021 (arXiv:2106.04013): in ResNets z +"
      + " W relu(z) fewer than half of the ReLUs are active at initialization.",
    reading: "True from the first block on: a neuron that is on also carries"
      + " its own weight's noise, which can only turn it off more often than a"
      + " neuron that is off is lifted. Without the ReLU exactly half are on.",
    expected: .true,
    control: Claim.Control("the same without the ReLU, z + W z", .false)
  ) { variant, _ in
    func fraction(blocks: Int) -> Rational {
      FiniteLaw.meanOverSigns(2 + 4 * blocks) { signs in
        var z = [signs[0], 3 * signs[1]]
        for block in 0..<blocks {
          let w = signs[(2 + 4 * block)..<(6 + 4 * block)].map { 10 * $0 / 7 }
          let y = variant == .printed ? z.map { max($0, 0) } : z
          z = [
            z[0] + w[0] * y[0] + w[1] * y[1],
            z[1] + w[2] * y[0] + w[3] * y[1],
          ]
        }
        return Rational(z.count { $0.signum > 0 }, 2)
      }
    }
    let shares = (1...2).map { fraction(blocks: $0) }
    return Finding(
      zip(1...2, shares).map { blocks, share in
        Finding.Part(
          "after \(blocks) block(s) of width 2, weights +-10/7, symmetric input",
          share < Rational(1, 2),
          "\(blocks) block(s): \(share)",
          by: .enumeration
        )
      }
    )
  }
}
