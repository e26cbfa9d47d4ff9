import ExactArithmetic

/// A few gradients of two weights, and how alike they are.
struct GradientSet: Sendable {
  /// The gradients, of rational lengths and not 0.
  let gradients: [[Rational]]

  /// ⟨a, b⟩.
  static func inner(_ a: [Rational], _ b: [Rational]) -> Rational {
    zip(a, b).map { $0 * $1 }.sum()
  }

  /// How many there are.
  var count: Rational { Rational(gradients.count) }

  /// Σ h_i.
  var total: [Rational] {
    (0..<2).map { i in gradients.map { $0[i] }.sum() }
  }

  /// Σ |h_i|².
  var squares: Rational {
    gradients.map { GradientSet.inner($0, $0) }.sum()
  }

  /// All ordered pairs of two different ones.
  private var pairs: [([Rational], [Rational])] {
    gradients.indices.flatMap { i in
      gradients.indices.filter { $0 != i }
        .map { (gradients[i], gradients[$0]) }
    }
  }

  /// Σ_{i≠j} ⟨h_i, h_j⟩.
  var mixed: Rational {
    pairs.map { GradientSet.inner($0, $1) }.sum()
  }

  /// The least cosine of a pair.
  var leastCosine: Rational {
    pairs.map { a, b in
      GradientSet.inner(a, b)
        / (GradientSet.length(a) * GradientSet.length(b))
    }
    .min() ?? 0
  }

  /// The length of a vector of integers, if it is an integer up to 40.
  private static func length(_ a: [Rational]) -> Rational {
    let square = inner(a, a)
    return (1...40).map { Rational($0) }.first { $0 * $0 == square } ?? 1
  }

  /// Σ|h_i|²/|Σh_i|², if the sum does not vanish.
  var diversity: Rational? {
    let square = GradientSet.inner(total, total)
    return square.isZero ? nil : squares / square
  }

  /// Sets that agree, oppose one another, and both.
  static let examples = [
    GradientSet(gradients: [[3, 4], [4, 3], [5, 12]]),
    GradientSet(gradients: [[3, 4], [-4, 3]]),
    GradientSet(gradients: [[3, 4], [-3, -4], [12, 5]]),
    GradientSet(gradients: [[1, 0], [1, 0], [1, 0]]),
    GradientSet(gradients: [[8, 15], [-8, 15], [0, -2]]),
    GradientSet(gradients: [[7, 24], [-3, -4], [1, 0], [0, 1]]),
  ]
}
