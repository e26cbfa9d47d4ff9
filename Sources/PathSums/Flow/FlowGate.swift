import ExactArithmetic
import Networks

/// What a piecewise linear activation does to moments of symmetric numbers.
///
///     E φ(z)² = p₂ E z²,   E φ(z)⁴ = p₄ E z⁴
///
/// | activation | p₂ | p₄ |
/// |---|---|---|
/// | ReLU | 1/2 | 1/2 |
/// | leaky of slope a | (1 + a²)/2 | (1 + a⁴)/2 |
/// | linear, CReLU | 1 | 1 |
///
/// A CReLU pair [relu(z); relu(−z)] holds |z| and a 0, so that it loses nothing.
struct FlowGate: Sendable, Hashable {
  /// p₂.
  let square: Rational
  /// p₄.
  let fourth: Rational
  /// Activations a pre-activation.
  let pieces: Int

  static let linear = FlowGate(square: 1, fourth: 1, pieces: 1)
  static let relu = FlowGate(
    square: Rational(1, 2),
    fourth: Rational(1, 2),
    pieces: 1
  )

  init(square: Rational, fourth: Rational, pieces: Int) {
    self.square = square
    self.fourth = fourth
    self.pieces = pieces
  }

  /// The gate of an activation; nil if it is not one of the table.
  init?(_ activation: Activation) {
    if activation == .crelu {
      self.init(square: 1, fourth: 1, pieces: 2)
      return
    }
    guard activation == Activation(activation.pieces[0].function) else {
      return nil
    }
    switch activation.pieces[0].function {
    case .relu: self = .relu
    case .linear: self = .linear
    case .leaky(let slope):
      let square = slope * slope
      self.init(
        square: (1 + square) / 2,
        fourth: (1 + square * square) / 2,
        pieces: 1
      )
    case .sigmoid, .tanh: return nil
    }
  }

  /// Whether it sends everything negative to 0, so that a layer can be dead.
  var canDie: Bool { self == .relu }

  /// Whether its derivative does not depend on the pre-activation.
  var isLinear: Bool { self == .linear }
}
