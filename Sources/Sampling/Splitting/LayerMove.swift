import Foundation
import GSL
import Networks

/// How one layer's weights and biases are drawn onto the particles.
///
///     z = W a + b,   a' = relu(z),   J' = 1{z > 0} W J
///
/// Shared by both ways to draw; they differ in `Kernel`.
struct LayerMove {
  /// The number of rows of W that are drawn.
  let rows: Int
  /// The layer, counted from 0.
  let layer: Int
  /// Whether every neuron passes its input on unchanged.
  let isLinear: Bool
  /// The scale of natural draws, and its logarithm.
  let scale: Double
  let logScale: Double
  /// The biases; nil if there are none.
  let biases: DrawTape?

  init(
    _ spec: NetworkSpec,
    layer: Int,
    rows: Int,
    particles: Int,
    variance: Double,
    from source: DrawSource
  ) {
    self.rows = rows
    self.layer = layer
    let depth = spec.architecture.depth
    isLinear = layer == depth - 1 && spec.outputActivation == .linear
    let inputs = Double(spec.architecture.widths[layer])
    scale = (2 / (inputs * variance)).squareRoot()
    logScale = log(scale)
    let bias = spec.biases[layer]
    biases =
      bias.isNone
      ? nil
      : source.numbers(
        longest: rows,
        expected: particles * rows,
        bias.fill
      )
  }

  /// The factors for activations of the given scale.
  ///
  /// Where activations are small, work at their true size; where they are
  /// large, bring the bias to theirs. Neither overflows.
  func placement(of activationScale: Double) -> Placement {
    let total = activationScale + logScale
    let isSmall = biases != nil && total < 0
    return Placement(
      input: isSmall ? exp(activationScale) * scale : 1,
      bias: isSmall ? 1 : exp(-total),
      logScale: isSmall ? 0 : total
    )
  }

  /// The factors of Wa and of b, and ln of the scale of their sum.
  struct Placement {
    let input: Double
    let bias: Double
    let logScale: Double
  }
}

/// The new activations and Jacobian rows of one particle, as they are made.
struct Draft {
  /// The active neurons so far.
  var rows = 0
  let activations: UnsafeMutablePointer<Double>
  let jacobian: UnsafeMutablePointer<Double>
}

/// A way to draw the rows of W onto a particle.
protocol Kernel: AnyObject {
  /// Gets ready to draw for children of particle `i`.
  func prepare(_ parents: Population, _ i: Int)
  /// Draws all rows for one child; `draft` has room for them.
  func draw(
    _ move: LayerMove,
    _ placement: LayerMove.Placement,
    into draft: inout Draft
  )
}
