import ExactArithmetic
import Measures

/// A residual network with clean skips at a fixed input.
///
///     r_0 = x,   r_j = r_{j−1} + V_j relu(W_j r_{j−1} + b_j),   j = 1, …, L
///
/// with a stream of N numbers, h_j neurons in branch j, and independent entries
/// in V_j (N × h_j) and W_j (h_j × N). Nothing follows the addition, so that
/// the theorem holds in spite of the identity skips.
public struct ResidualNetwork: Sendable {
  /// One block.
  public struct Block: Sendable {
    /// h, the neurons of the branch.
    public let width: Int
    /// The law of W.
    public let inner: any WeightMeasure
    /// Var W.
    public let innerVariance: Rational
    /// The law of V.
    public let outer: any WeightMeasure
    /// Var V.
    public let outerVariance: Rational
    /// The law of b.
    public let bias: BiasMeasure

    /// The block with these laws and variances.
    public init(
      width: Int,
      inner: any WeightMeasure = Gaussian(),
      innerVariance: Rational,
      outer: any WeightMeasure = Gaussian(),
      outerVariance: Rational,
      bias: BiasMeasure = .none
    ) {
      self.width = width
      self.inner = inner
      self.innerVariance = innerVariance
      self.outer = outer
      self.outerVariance = outerVariance
      self.bias = bias
    }
  }

  /// N.
  public let stream: Int
  /// The blocks, the first first.
  public let blocks: [Block]
  /// The input x.
  public let input: Input

  /// The network of these blocks; throws if it has none, a width or a variance
  /// is not positive, or the input does not have N coordinates.
  public init(
    stream: Int,
    blocks: [Block],
    input: Input = .generic
  ) throws(NetworkError) {
    // The widths alone obey the rules of any architecture.
    _ = try Architecture(widths: [stream] + blocks.map(\.width))
    for block in blocks {
      for variance in [block.innerVariance, block.outerVariance]
      where variance.signum <= 0 {
        throw NetworkError(
          .malformed,
          "the variance \(variance) of a residual branch is not positive"
        )
      }
    }
    if case .values(let values) = input, values.count != stream {
      throw NetworkError(
        .malformed,
        "the input has \(values.count) coordinates where the stream has"
          + " \(stream)"
      )
    }
    self.stream = stream
    self.blocks = blocks
    self.input = input
  }

  /// Branches of the given widths with Var W = 2/N and Var V = s²/h.
  ///
  /// Every block then multiplies the expected squared gradient by 1 + s². Laws
  /// are one for all matrices, two for W and V, or two a block, W first; biases
  /// are one, or one a block.
  public init(
    stream: Int,
    widths: [Int],
    weights: [any WeightMeasure] = [Gaussian()],
    biases: [BiasMeasure] = [.none],
    branchVariance: Rational = 1,
    input: Input = .generic
  ) throws(NetworkError) {
    let count = widths.count
    guard [1, 2, 2 * count].contains(weights.count) else {
      throw NetworkError(
        .malformed,
        "\(weights.count) weight laws were given for \(count) residual blocks:"
          + " give one, two for W and V, or two a block"
      )
    }
    guard [1, count].contains(biases.count) else {
      throw NetworkError(
        .malformed,
        "\(biases.count) bias laws were given for \(count) residual blocks:"
          + " give one, or one a block"
      )
    }
    // Refuses a stream or a branch of no neurons before dividing by it.
    _ = try Architecture(widths: [stream] + widths)
    let blocks = widths.indices.map { j in
      Block(
        width: widths[j],
        inner: weights[2 * j % weights.count],
        innerVariance: Rational(2, stream),
        outer: weights[(2 * j + 1) % weights.count],
        outerVariance: branchVariance / Rational(widths[j]),
        bias: biases[j % biases.count]
      )
    }
    try self.init(stream: stream, blocks: blocks, input: input)
  }
}

extension ResidualNetwork.Block {
  /// s² = N h Var V Var W / 2: the block multiplies E|gradient|² by 1 + s².
  public func gain(stream: Int) -> Rational {
    Rational(stream) * Rational(width) * innerVariance * outerVariance
      / Rational(2)
  }
}
