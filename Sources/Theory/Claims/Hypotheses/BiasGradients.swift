import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks

/// K_b = Σ_j ‖∂f_0/∂b^{(j)}‖² of drawn networks, by definition.
struct BiasGradients {
  /// The network.
  let spec: NetworkSpec

  init(_ spec: NetworkSpec) { self.spec = spec }

  /// Draws of ln K_b; −∞ for 0.
  func logSquares(_ count: Int, using generator: Generator) -> [Double] {
    let x = spec.input.coordinates(width: spec.architecture.inputWidth)
    var network = Network(spec)
    return (0..<count).map { _ in
      network.draw(using: generator)
      return log(square(network, network.forward(x).masks))
    }
  }

  private func square(_ network: Network, _ masks: [[Bool]]) -> Double {
    let last = masks.count - 1
    var delta = masks[last].enumerated().map { $0 == 0 && $1 ? 1.0 : 0 }
    var sum = delta.reduce(0, +)
    for j in (1...last).reversed() {
      let scale = exp(network.logScales[j])
      let columns = masks[j - 1].count
      var next = Array(repeating: 0.0, count: columns)
      for b in delta.indices where delta[b] != 0 {
        for i in 0..<columns where masks[j - 1][i] {
          next[i] += delta[b] * network.draws[j][b * columns + i] * scale
        }
      }
      delta = next
      sum += delta.reduce(0) { $0 + $1 * $1 }
    }
    return sum
  }

  /// E K_b of a chain of d neurons with weights ±√2 at x = 1, by enumeration.
  ///
  /// The derivative in the bias of neuron j has d − j weights of square 2. With
  /// `isBiased` the biases are ±1/2, ±1/3, ±1/5, in units of the scale.
  static func meanOfChain(_ depth: Int, isBiased: Bool) -> Rational {
    let sizes = [2, 3, 5, 7].prefix(depth).map { Rational(1, $0) }
    let biases = sizes.map {
      isBiased ? FiniteLaw.plusMinus($0) : FiniteLaw.constant(0)
    }
    let weights = Array(repeating: FiniteLaw.signs, count: depth)
    return FiniteLaw.mean(weights + biases) { draws in
      let biases = Dual.variables(Array(draws.suffix(depth)))
      let start = Dual(value: 1, gradient: biases.map { _ in 0 })
      let f = zip(draws, biases).reduce(start) { y, layer in
        (layer.0 * y + layer.1).relu
      }
      return f.gradient.enumerated().map { j, slope in
        slope * slope * Rational(2).power(depth - 1 - j)
      }.sum()
    }
  }
}
