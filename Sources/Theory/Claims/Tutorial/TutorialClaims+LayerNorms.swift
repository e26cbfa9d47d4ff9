import ExactArithmetic
import Foundation
import GSL
import Networks
import PathSums

/// Gradient norms compared across layers.
extension TutorialClaims {
  /// G12: in He-initialised ReLU nets all layers' weight gradients have one
  /// law, up to the fan-in.
  static let layerNorms = Claim(
    "G12",
    .tutorial,
    "Healthy: gradient norms |dL/dW^(l)| are roughly similar across layers",
    statement: "In a healthy network the norms of the layers' weight gradients"
      + " are similar, within an order of magnitude.",
    reading: "A theorem at initialisation for ReLU nets without biases: divided"
      + " by the fan-in, the squared norms of all layers have one law. It needs"
      + " fan-ins within a factor of 100, and it holds for any gain, so it does"
      + " not show that the gain is right.",
    expected: .true,
    control: Claim.Control(
      "The mean squared norm halves from each layer to the one before",
      .false
    ),
    falseAlarm: 1.5e-8
  ) { variant, laboratory in
    let halving = variant == .control
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [8, 8, 8, 1])
    )
    let squares = try layerSquares(
      spec,
      laboratory.count(quick: 6000, paper: 1_000_000),
      laboratory.generator("tutorial G12")
    )
    let gradient = WeightGradient(spec.architecture)
    return Finding(
      (1...3).map { j in
        let mean = gradient.moment(1, layer: j).logarithm
        let square = gradient.moment(2, layer: j).logarithm
        let drop = pow(0.5, halving ? Double(4 - j) : 0)
        return MeanTest(
          mean: exp(mean) * drop,
          relativeVariance: exp(square - 2 * mean) - 1,
          falseAlarm: 5e-9,
          tolerance: 0.5
        ).part("layer \(j), fan-in 8", squares[j - 1])
      },
      working: [
        "|df/dW^(j)|^2 = |a^(j-1)|^2 |delta_j|^2 of real nets, widths 8,8,8,1,"
          + " against E = n_{j-1}/2.",
        "By Euler's identity <W^(j), df/dW^(j)> = f in every layer of a net"
          + " without biases, whatever its gain.",
      ]
    )
  }

  /// Draws of ln ‖∂f_0/∂W^(j)‖² for every layer j of real nets.
  private static func layerSquares(
    _ spec: NetworkSpec,
    _ count: Int,
    _ generator: Generator
  ) throws -> [[Double]] {
    let depth = spec.architecture.depth
    let x = spec.input.coordinates(width: spec.architecture.inputWidth)
    var network = Network(spec)
    var draws = Array(repeating: [Double](), count: depth)
    for _ in 0..<count {
      network.draw(using: generator)
      let squares = layerSquares(of: network, at: x)
      for j in 0..<depth { draws[j].append(log(squares[j])) }
    }
    return draws
  }

  /// |a^{(j−1)}|² |δ_j|² for every layer, forward and backward by definition.
  private static func layerSquares(
    of network: Network,
    at x: [Double]
  ) -> [Double] {
    var activations = [x]
    for (j, draws) in network.draws.enumerated() {
      let a = activations[j]
      let scale = exp(network.logScales[j])
      activations.append(
        (0..<(draws.count / a.count)).map { b in
          var sum = 0.0
          for i in a.indices { sum += draws[b * a.count + i] * a[i] }
          return max(0, sum * scale)
        }
      )
    }
    var squares: [Double] = []
    let outputs = activations[network.draws.count]
    var delta = outputs.indices.map { $0 == 0 && outputs[0] > 0 ? 1.0 : 0 }
    for (j, draws) in network.draws.enumerated().reversed() {
      let a = activations[j]
      squares.append(squaredLength(a) * squaredLength(delta))
      let scale = exp(network.logScales[j])
      delta = a.indices.map { i in
        var sum = 0.0
        for b in delta.indices { sum += delta[b] * draws[b * a.count + i] }
        return a[i] > 0 ? sum * scale : 0
      }
    }
    return squares.reversed()
  }

  private static func squaredLength(_ v: [Double]) -> Double {
    v.reduce(0) { $0 + $1 * $1 }
  }
}
