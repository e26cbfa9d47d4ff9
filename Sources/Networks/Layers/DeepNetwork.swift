/// A network of blocks, all its numbers given: dense, convolutional or residual
/// layers with any activations.
///
///     a^{(0)} = x,   a^{(l)} = block_l(a^{(l−1)}),   l = 1, …, L
///
/// Everything here is the definition: a forward pass, the chain rule backward
/// (`DeepPass.backward`) and forward (`DeepPass.pushforward`). Vectors are
/// `ScaledVector`s, so that no depth overflows.
public struct DeepNetwork: Sendable {
  /// n₀.
  public let inputWidth: Int
  /// The blocks, the first first.
  public let blocks: [Block]

  /// The network of these blocks; throws if there is none or two neighbours do
  /// not fit.
  public init(_ blocks: [Block]) throws(NetworkError) {
    guard let first = blocks.first else {
      throw NetworkError(.malformed, "a network has no block: give it one")
    }
    for (l, (below, above)) in zip(blocks, blocks.dropFirst()).enumerated()
    where below.outputWidth != above.inputWidth {
      throw NetworkError(
        .malformed,
        "block \(l + 2) takes \(above.inputWidth) numbers where the one below"
          + " gives \(below.outputWidth)"
      )
    }
    inputWidth = first.inputWidth
    self.blocks = blocks
  }

  /// The network of plain layers.
  public init(layers: [Layer]) throws(NetworkError) {
    var blocks: [Block] = []
    for layer in layers { blocks.append(try .plain(layer)) }
    try self.init(blocks)
  }

  /// The width of the output a^{(L)}.
  public var outputWidth: Int { blocks[blocks.count - 1].outputWidth }

  /// How many weights and biases there are.
  public var parameterCount: Int {
    blocks.reduce(0) { sum, block in
      block.layers.reduce(sum) {
        $0 + $1.weights.parameters.count + $1.biases.count
      }
    }
  }

  /// The forward pass at `x`; throws unless it has `inputWidth` finite
  /// coordinates.
  public func forward(_ x: [Double]) throws(NetworkError) -> DeepPass {
    try check(x, count: inputWidth, "the input")
    var current = ScaledVector(x)
    current.normalize()
    var activations = [current]
    var passes: [[LayerPass]] = []
    for block in blocks {
      let (layers, output) = block.forward(current)
      current = output
      passes.append(layers)
      activations.append(output)
    }
    return DeepPass(network: self, activations: activations, passes: passes)
  }

  /// The network's output at `x`, as doubles.
  public func output(at x: [Double]) throws(NetworkError) -> [Double] {
    try forward(x).output.doubles
  }
}

/// Refuses a vector of another length, or with a coordinate that is not finite.
func check(
  _ vector: [Double],
  count: Int,
  _ what: String
) throws(NetworkError) {
  guard vector.count == count else {
    throw NetworkError(
      .malformed,
      "\(what) has \(vector.count) coordinates where the network has \(count)"
    )
  }
  if let bad = vector.first(where: { !$0.isFinite }) {
    throw NetworkError(
      .malformed,
      "\(what) has the coordinate \(bad), which is not finite"
    )
  }
}
