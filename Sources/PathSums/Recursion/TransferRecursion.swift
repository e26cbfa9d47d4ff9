import ExactArithmetic
import Networks

/// The exact K-th moment by carrying moments backward through the layers.
///
/// Let v be the row vector e_qᵀ D_d W^{(d)} ⋯ D_{j+1} W^{(j+1)}. By the sum over
/// paths its masks act as independent gates, so the state
///
///     a_λ = E m̃_λ(v²),   λ a partition of K
///
/// obeys, from the output down, a closed linear recursion: a mask multiplies
/// a_λ by ∏ m_{λ_i} (for ReLU ½ to the power of its length), and a layer of
/// weights applies its `TransferMatrix`, the factor n(n−1)⋯(n−len+1) choosing
/// distinct neurons and s^K = (m₁ n)^{−K} scaling. At the input
///
///     E[Z_q^K] = Σ_λ K!/(∏ λ_i! ∏ mult!) a_λ,   E[∏ Z_{p_i,q}^{2a_i}] = a_{(a_1, a_2, …)}
///
/// for given distinct inputs p_i. Every coefficient is non-negative.
struct TransferRecursion<Scalar: NonnegativeScalar> {
  /// Where the recursion ends.
  enum End {
    /// The squared norm over all inputs.
    case row
    /// Given powers of single entries, as a partition of K.
    case entries(Partition)
  }

  /// K.
  let order: Int
  /// The matrix of each distinct law, by the law's name.
  let matrices: [String: TransferMatrix<Scalar>]
  /// The law's name of each layer, from the first layer on.
  let laws: [String]
  /// What a mask does.
  let gate: Gate

  /// One layer of the recursion; equal layers need the same matrix.
  struct Layer: Hashable {
    let law: String
    let width: Int
    let isMasked: Bool
    let choosesNeurons: Bool
  }

  /// Equal layers in a row from which powers of one matrix pay.
  private static var powerThreshold: Int { 64 }

  /// The moment in a network of the given widths.
  func moment(
    _ architecture: Architecture,
    _ end: End,
    outputActivation: OutputActivation
  ) -> Scalar {
    let partitions = Partition.all(of: order)
    let last = architecture.depth - 1
    let isRow = if case .row = end { true } else { false }
    var steps = Steps(self, partitions)
    var state: [Scalar] = partitions.map { $0.length == 1 ? .one : .zero }
    var scale = ScaleFactor<Scalar>()
    var j = last
    while j >= 0 {
      let layer = layer(j, architecture, outputActivation, isRow)
      var run = 1
      while run <= j,
        self.layer(j - run, architecture, outputActivation, isRow) == layer
      {
        run += 1
      }
      let step = steps.step(layer)
      scale.multiply(by: step.constant, times: run)
      if run >= TransferRecursion.powerThreshold {
        state = step.matrix.power(run, appliedTo: state)
      } else {
        for _ in 0..<run { state = step.applied(to: state) }
      }
      j -= run
    }
    switch end {
    case .row: return scale.times(sumOfPowers(state, partitions))
    case .entries(let powers):
      let index = partitions.firstIndex(of: powers)
      return index.map { scale.times(state[$0]) } ?? .zero
    }
  }

  private func layer(
    _ j: Int,
    _ architecture: Architecture,
    _ activation: OutputActivation,
    _ isRow: Bool
  ) -> Layer {
    Layer(
      law: laws[j],
      width: architecture.widths[j],
      isMasked: j < architecture.depth - 1 || activation == .relu,
      choosesNeurons: j > 0 || isRow
    )
  }

  /// E (Σ_p v_p²)^K from the state.
  private func sumOfPowers(
    _ state: [Scalar],
    _ partitions: [Partition]
  ) -> Scalar {
    var sum = Scalar.zero
    for (value, partition) in zip(state, partitions) {
      let arrangements =
        partition.parts.map { Rational.factorial($0) }.product()
        * partition.symmetry
      let count = Rational.factorial(order) / arrangements
      sum = sum + value * Scalar(rational: count)
    }
    return sum
  }
}
