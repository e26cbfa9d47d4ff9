import Networks
import TestSupport

/// A network run in dual numbers, along one coordinate of the input or one
/// parameter.
struct JetPass {
  /// What moves.
  enum Direction {
    case input(Int)
    case weight(block: Int, layer: Int, index: Int)
    case bias(block: Int, layer: Int, index: Int)
  }

  let direction: Direction
  let step: Double
  /// The output.
  private(set) var output: [Jet]

  /// Runs the net; a step h > 0 discards it if moving the input by h could cross
  /// a kink.
  init(
    _ net: LayeredCase,
    along direction: Direction,
    step: Double = 0
  ) throws(Discard) {
    self.direction = direction
    self.step = step
    output = net.input.enumerated().map { p, x in
      if case .input(p) = direction { Jet(x, slope: 1) } else { Jet(x) }
    }
    for (l, block) in net.blocks.enumerated() {
      var current = output
      for (j, layer) in block.layers.enumerated() {
        current = try run(layer, block: l, index: j, current)
      }
      output =
        block.isResidual ? zip(output, current).map { $0 + $1 } : current
    }
  }

  private func run(
    _ layer: LayeredCase.LayerCase,
    block: Int,
    index: Int,
    _ a: [Jet]
  ) throws(Discard) -> [Jet] {
    let z = (0..<layer.outputCount).map { z in
      let k = layer.bias(z)
      var sum = Jet(layer.biases[k])
      if case .bias(block, index, k) = direction {
        sum = Jet(layer.biases[k], slope: 1)
      }
      for (i, value) in a.enumerated() {
        guard let k = layer.weight(z, i) else { continue }
        var weight = Jet(layer.weights[k])
        if case .weight(block, index, k) = direction {
          weight = Jet(layer.weights[k], slope: 1)
        }
        sum = sum + weight * value
      }
      return sum
    }
    var result: [Jet] = []
    for piece in layer.activation.pieces {
      for value in z {
        let g = try (piece.isReflected ? -value : value)
          .through(piece.function, step: step)
        result.append(piece.isNegated ? -g : g)
      }
    }
    return result
  }
}
