import Measures
import Sampling

/// How often one neuron is at its kink, and how large Z then is: widths 2,2,1,
/// weights ±1, x = (1, 1), Gaussian biases.
enum TieCount {
  /// What the networks of one block come to.
  struct Block: Sendable {
    /// Networks in which neuron 0 of layer 1 has the pre-activation 0.
    var ties = 0
    /// Z of every network.
    var squares: [Double] = []
  }

  /// The networks of one block.
  static func block(
    _ count: Int,
    _ stream: BlockStream,
    biasScale: Double
  ) throws -> Block {
    var variates = try Variates(stream)
    // The fan-in is 2, so weights are ±1 exactly and their sums are exact.
    var net = DrawnNet(
      widths: [2, 2, 1],
      law: Rademacher(),
      biasScale: biasScale
    )
    let x = [1.0, 1.0]
    var block = Block()
    for _ in 0..<count {
      net.draw(from: &variates)
      let pass = net.forward(x)
      if net.preactivation(0, layer: 0, of: x) == 0 { block.ties += 1 }
      let gradient = net.gradients(of: [1], pass).input
      block.squares.append(dot(gradient, from: 0, gradient))
    }
    return block
  }
}
