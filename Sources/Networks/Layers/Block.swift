import GSL

/// A chain of layers F, with or without an identity skip around it.
///
///     plain     a ↦ F(a)
///     residual  a ↦ a + F(a)
///
/// The identity residual block of K. He, X. Zhang, S. Ren, J. Sun, *Identity
/// Mappings in Deep Residual Networks*, arXiv:1603.05027, has any chain F; the
/// clean one is r + V φ(W r + b), with nothing random but its branch.
public struct Block: Sendable {
  /// The layers of F, the first first.
  public let layers: [Layer]
  /// Whether the input is added to F.
  public let isResidual: Bool

  /// The block of this chain.
  ///
  /// Throws if it is empty, two neighbours do not fit, or a residual chain does
  /// not end as wide as it began.
  public init(_ layers: [Layer], isResidual: Bool) throws(NetworkError) {
    guard let first = layers.first, let last = layers.last else {
      throw NetworkError(.malformed, "a block has no layer: give it one")
    }
    for (j, (below, above)) in zip(layers, layers.dropFirst()).enumerated()
    where below.outputWidth != above.inputWidth {
      throw NetworkError(
        .malformed,
        "layer \(j + 2) of a block takes \(above.inputWidth) numbers where the"
          + " one below gives \(below.outputWidth)"
      )
    }
    guard !isResidual || first.inputWidth == last.outputWidth else {
      throw NetworkError(
        .malformed,
        "a residual block takes \(first.inputWidth) numbers and its branch"
          + " gives \(last.outputWidth): they cannot be added"
      )
    }
    self.layers = layers
    self.isResidual = isResidual
  }

  /// The layer alone.
  public static func plain(_ layer: Layer) throws(NetworkError) -> Block {
    try Block([layer], isResidual: false)
  }

  /// a + F(a) for a branch F of layers.
  public static func residual(_ layers: Layer...) throws(NetworkError) -> Block
  {
    try Block(layers, isResidual: true)
  }

  /// The clean block r + V φ(W r + b).
  public static func clean(
    inner: Layer,
    outer v: Matrix
  ) throws(NetworkError) -> Block {
    try .residual(inner, Layer(v, activation: .linear))
  }

  /// Numbers taken.
  public var inputWidth: Int { layers[0].inputWidth }

  /// Numbers given.
  public var outputWidth: Int { layers[layers.count - 1].outputWidth }
}

extension Block {
  /// The forward pass of every layer, and the block's output.
  func forward(
    _ a: ScaledVector
  ) -> (passes: [LayerPass], output: ScaledVector) {
    var passes: [LayerPass] = []
    var current = a
    for layer in layers {
      let pass = layer.forward(current)
      current = pass.output
      passes.append(pass)
    }
    return (passes, isResidual ? a.adding(current) : current)
  }

  /// The derivative along `t` at a forward pass.
  func pushforward(_ t: ScaledVector, at passes: [LayerPass]) -> ScaledVector {
    var current = t
    for (layer, pass) in zip(layers, passes) {
      current = layer.pushforward(current, at: pass)
    }
    return isResidual ? t.adding(current) : current
  }

  /// The derivative with respect to the block's input, given that with respect
  /// to its output; `visit` sees every layer's δ on the way, the last first.
  func pullback(
    _ v: ScaledVector,
    at passes: [LayerPass],
    visit: (_ layer: Int, _ delta: ScaledVector) -> Void = { _, _ in }
  ) -> ScaledVector {
    var current = v
    for j in layers.indices.reversed() {
      let delta = layers[j].delta(current, at: passes[j])
      visit(j, delta)
      current = layers[j].pullback(delta)
    }
    return isResidual ? v.adding(current) : current
  }
}
