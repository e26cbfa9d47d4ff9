import ExactArithmetic

/// All bias-free ReLU nets whose weight matrices are signed permutations, run
/// forward and backward one by one.
///
/// A signed permutation is orthogonal, of norm 1. The group of all of them has
/// the second moments of the Haar measure on orthogonal matrices, so the mean
/// squared gradient over all such nets is also that of Haar weights.
struct SignedPermutationNets: Sendable {
  /// The width n of every layer.
  let width: Int
  /// The number d of layers.
  let depth: Int

  /// Row i of a matrix has `sign[i]` in column `column[i]`, and zeros beside it.
  private struct Matrix {
    let column: [Int]
    let sign: [Int]
  }

  /// The mean over all nets of |e_0ᵀ J|² at x = (1, 2, …, n), the output behind
  /// its ReLU like every layer.
  ///
  /// - Complexity: O((2^n n!)^d).
  func meanSquaredGradient() -> Rational {
    let x = Array(1...max(1, width))
    var alive = 0
    var nets = 0
    visit(activations: [x], weights: []) { isAlive in
      nets += 1
      alive += isAlive ? 1 : 0
    }
    return Rational(alive, max(1, nets))
  }

  private func visit(
    activations: [[Int]],
    weights: [Matrix],
    _ body: (Bool) -> Void
  ) {
    guard weights.count < depth, let last = activations.last else {
      body(gradientSurvives(activations, weights))
      return
    }
    for matrix in SignedPermutationNets.matrices(width) {
      let z = last.indices.map {
        matrix.sign[$0] * last[matrix.column[$0]]
      }
      visit(
        activations: activations + [z.map { max(0, $0) }],
        weights: weights + [matrix],
        body
      )
    }
  }

  /// Whether the one entry of ±1 in row 0 of the Jacobian passes every mask.
  private func gradientSurvives(
    _ activations: [[Int]],
    _ weights: [Matrix]
  ) -> Bool {
    var neuron = 0
    for (j, matrix) in weights.enumerated().reversed() {
      if activations[j + 1][neuron] <= 0 { return false }
      neuron = matrix.column[neuron]
    }
    return true
  }

  private static func matrices(_ n: Int) -> [Matrix] {
    permutations(n).flatMap { column in
      (0..<(1 << n)).map { bits in
        Matrix(
          column: column,
          sign: (0..<n).map { bits >> $0 & 1 == 0 ? 1 : -1 }
        )
      }
    }
  }

  private static func permutations(_ n: Int) -> [[Int]] {
    if n == 0 { return [[]] }
    return permutations(n - 1).flatMap { shorter in
      (0..<n).map { place in
        Array(shorter[..<place]) + [n - 1] + Array(shorter[place...])
      }
    }
  }
}
