import ExactArithmetic
import GSL
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Real residual networks, drawn and run forward and backward.
@Suite struct ResidualSimulationTests {
  /// Branches are weak, so that Z has light tails: with s² = 1/10 and 20,000
  /// networks the mean of Z^K is normal as far as the tolerance reaches.
  @Test(arguments: [
    ("uniform", "gaussian", "none"),
    ("rademacher", "uniform", "gaussian(1/4)"),
  ])
  func meanOfRealNetworks(inner: String, outer: String, bias: String) throws {
    let network = try ResidualNetwork(
      stream: 3,
      widths: [3, 2],
      weights: [MeasureParser.law(inner), MeasureParser.law(outer)],
      biases: [MeasureParser.bias(bias)],
      branchVariance: Rational(1, 10)
    )
    let moments = try ResidualMoments(network, .row(output: 1))
    let generator = try Generator(named: "mt19937", seed: 20_240_607)
    let x = network.input.coordinates(width: 3)
    let samples = 20_000
    var sums = [0.0, 0.0]
    for _ in 0..<samples {
      let row = ResidualNetwork.jacobianRow(
        network.draw(using: generator),
        output: 1,
        x: x
      )
      let z = row.reduce(0) { $0 + $1 * $1 }
      sums[0] += z
      sums[1] += z * z
    }
    for order in 1...2 {
      let mean = try rational(moments.moment(order)).doubleValue
      let square = try rational(moments.moment(2 * order)).doubleValue
      expectNormal(
        sums[order - 1] / Double(samples),
        around: mean,
        standardError: ((square - mean * mean) / Double(samples)).squareRoot(),
        in: .estimators,
        "residual \(inner) \(outer) \(bias) K = \(order)"
      )
    }
  }
}
