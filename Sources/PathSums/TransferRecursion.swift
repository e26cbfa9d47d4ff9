import ExactArithmetic
import Networks

/// The exact K-th moment by carrying moments backward through the layers.
///
/// Let v be the row vector e_qᵀ D_d W^{(d)} ⋯ D_{j+1} W^{(j+1)}. By the sum over
/// paths its masks act as independent coins, so the state
///
///     a_λ = E m̃_λ(v²),   λ a partition of K
///
/// obeys, from the output down, a closed linear recursion: a coin mask
/// multiplies a_λ by ½ to the power of its length, and a layer of weights
/// applies its `TransferMatrix`, the factor n(n−1)⋯(n−len+1) choosing distinct
/// neurons and s^K = (2/n)^K scaling. At the input
///
///     E[Z_q^K] = Σ_λ K!/(∏ λ_i! ∏ mult!) a_λ,   E[Z_{p,q}^{2K}] = a_{(K)}/n₀.
struct TransferRecursion<Scalar: NonnegativeScalar> {
  /// K.
  let order: Int
  /// One matrix a layer, from the first layer on.
  let matrices: [TransferMatrix<Scalar>]

  /// The moment of `quantity` in a network of the given widths.
  func moment(
    _ architecture: Architecture,
    _ quantity: Quantity,
    outputActivation: OutputActivation
  ) -> Scalar {
    let partitions = matrices[0].partitions
    let last = architecture.depth - 1
    var state: [Scalar] = partitions.map { $0.length == 1 ? .one : .zero }
    var scale = ScaleFactor<Scalar>()
    for j in (0...last).reversed() {
      let isMasked = j < last || outputActivation == .relu
      let inputs = architecture.widths[j]
      if isMasked { mask(&state, &scale) }
      state = matrices[j].apply(to: state)
      scale.multiply(
        by: Rational(2).power(order)
          / (Rational(inputs).power(order) * matrices[j].denominator)
      )
      if j > 0 || quantity.input == nil {
        chooseNeurons(&state, among: inputs)
      }
    }
    switch quantity {
    case .entry: return scale.times(state[0])
    case .row: return scale.times(sumOfPowers(state))
    }
  }

  /// Independent fair masks: a_λ ← 2^{−len λ} a_λ, with 2^{−K} taken out.
  private func mask(_ state: inout [Scalar], _ scale: inout ScaleFactor<Scalar>)
  {
    for (i, partition) in matrices[0].partitions.enumerated() {
      let power = Rational(2).power(order - partition.length)
      state[i] = state[i] * Scalar(rational: power)
    }
    scale.multiply(by: Rational(2).power(-order))
  }

  private func chooseNeurons(_ state: inout [Scalar], among n: Int) {
    for (i, partition) in matrices[0].partitions.enumerated() {
      let length = partition.length
      state[i] =
        length > n
        ? .zero
        : state[i] * Scalar(rational: .fallingFactorial(n, length))
    }
  }

  /// E (Σ_p v_p²)^K from the state.
  private func sumOfPowers(_ state: [Scalar]) -> Scalar {
    var sum = Scalar.zero
    for (i, partition) in matrices[0].partitions.enumerated() {
      let arrangements =
        partition.parts.map { Rational.factorial($0) }.product()
        * partition.symmetry
      let count = Rational.factorial(order) / arrangements
      sum = sum + state[i] * Scalar(rational: count)
    }
    return sum
  }
}

extension TransferMatrix {
  /// The matrix times a state.
  fileprivate func apply(to state: [Scalar]) -> [Scalar] {
    entries.map { row in
      var sum = Scalar.zero
      for (entry, value) in zip(row, state)
      where !entry.isZero && !value.isZero {
        sum = sum + entry * value
      }
      return sum
    }
  }
}

/// A product of rationals that is kept aside until the end of a recursion, so
/// that the state stays integral and one reduction to lowest terms suffices.
private struct ScaleFactor<Scalar: NonnegativeScalar> {
  private var powers: [Rational: Int] = [:]

  mutating func multiply(by factor: Rational) {
    powers[factor, default: 0] += 1
  }

  func times(_ value: Scalar) -> Scalar {
    let factor = powers.keys.sorted().map { key in
      power(Scalar(rational: key), powers[key] ?? 0)
    }.reduce(.one, *)
    return value * factor
  }

  /// x^n, by squaring.
  private func power(_ x: Scalar, _ n: Int) -> Scalar {
    var result = Scalar.one
    for bit in String(n, radix: 2) {
      result = result * result
      if bit == "1" { result = result * x }
    }
    return result
  }
}
