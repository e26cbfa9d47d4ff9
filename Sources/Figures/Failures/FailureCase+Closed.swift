import Foundation
import Measures
import Networks
import Sampling

/// Asymmetric laws, odd powers and dead layers, whose truth is a closed form.
extension FailureCase {
  /// F5 and F6, widths 1,1: Z = w² 1{w x + b > 0}, Var w = 2.
  static func closed() throws -> [FailureCase] {
    let e = exp(1.0)
    // E u^k 1{u > 0} = k!/e for u = Exp(1) − 1, E u² = 1 and E u⁴ = 9.
    let above = (mean: 2 * 2 / e, square: 4 * 24 / e)
    let below = (mean: 2 - above.mean, square: 4 * 9 - above.square)
    // E g^k 1{g > −t} for a standard Gaussian g.
    let t = 0.5.squareRoot()
    let density = exp(-t * t / 2) / (2 * Double.pi).squareRoot()
    let mass = erfc(-t / 2.0.squareRoot()) / 2
    let second = mass - t * density
    let fourth = 3 * mass - (t * t * t + 3 * t) * density
    return [
      try single("F5", "centred exponential, x = 1", 1, above),
      try single("F5", "centred exponential, x = −1", -1, below),
      try single("F6", "constant bias 1", nil, (2 * second, 4 * fourth)),
    ]
  }

  private static func single(
    _ claim: String,
    _ setting: String,
    _ x: Int?,
    _ moments: (mean: Double, square: Double)
  ) throws -> FailureCase {
    let laws: [any WeightMeasure] =
      x == nil ? [Gaussian()] : [CentredExponential()]
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [1, 1]),
      weights: laws,
      biases: [x == nil ? .constant(1) : .none],
      input: .values([x == -1 ? -1 : 1])
    )
    let sampler = try exactSampler(spec)
    return FailureCase(
      claim: claim,
      setting: setting,
      quantity: "E[Z]",
      truth: moments.mean,
      route: "closed form",
      formula: try formula(1, spec),
      variance: moments.square - moments.mean * moments.mean,
      sampler: sampler.name,
      draw: powers(sampler, 1)
    )
  }

  /// F8, one Gaussian weight of variance 2 an output, x = 1.
  ///
  /// Z_q = w_q 1{w_q > 0} has the mean 1/√π and the second moment 1.
  static func oddPowers() -> [FailureCase] {
    [1, 2].map { outputs in
      let truth = pow(1 / Double.pi.squareRoot(), Double(outputs))
      return FailureCase(
        claim: "F8",
        setting: outputs == 1 ? "odd power" : "two outputs",
        quantity: outputs == 1 ? "E[Zpq]" : "E[Zp1 Zp2]",
        truth: truth,
        route: "closed form",
        formula: 0,
        variance: 1 - truth * truth,
        sampler: DrawnNet.sampler.rawValue
      ) { count, stream in
        var variates = try Variates(stream)
        var net = DrawnNet(widths: [1, outputs])
        return (0..<count).map { _ in
          net.draw(from: &variates)
          return net.weights[0].reduce(1) { $0 * max($1, 0) }
        }
      }
    }
  }
}
