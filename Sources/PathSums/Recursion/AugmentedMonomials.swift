import ExactArithmetic

/// Symmetric polynomials in the basis of augmented monomials.
///
/// For non-negative numbers y₁, y₂, … and a partition λ of length r,
///
///     m̃_λ(y) = Σ y_{i₁}^{λ₁} ⋯ y_{i_r}^{λ_r}   over distinct indices i₁, …, i_r.
///
/// The product of two of them is a sum over the partial matchings of their
/// parts, in which matched parts are added (they sit on the same index):
/// all coefficients are counts, so nothing here is ever negative.
struct AugmentedMonomials<Scalar: NonnegativeScalar>: Sendable {
  /// The coefficient of each m̃_λ.
  private(set) var coefficients: [Partition: Scalar]

  /// The constant 1.
  static var one: Self { Self(coefficients: [Partition([]): .one]) }

  init(coefficients: [Partition: Scalar]) { self.coefficients = coefficients }

  /// The product of two polynomials.
  static func * (x: Self, y: Self) -> Self {
    var product: [Partition: Scalar] = [:]
    for (a, p) in x.coefficients {
      for (b, q) in y.coefficients {
        let weight = p * q
        for (c, count) in matchings(a, b) {
          let term = weight * Scalar(rational: Rational(count))
          product[c] = product[c].map { $0 + term } ?? term
        }
      }
    }
    return Self(coefficients: product)
  }
}

/// How often each partition arises when parts of `b` are matched, each at most
/// once, with parts of `a`.
private func matchings(_ a: Partition, _ b: Partition) -> [Partition: Int] {
  struct Stage: Hashable {
    var free: [Int]
    var settled: [Int]
  }
  var stages: [Stage: Int] = [Stage(free: a.parts, settled: []): 1]
  for part in b.parts {
    var next: [Stage: Int] = [:]
    for (stage, count) in stages {
      next[
        Stage(free: stage.free, settled: stage.settled + [part]),
        default: 0
      ] += count
      for i in stage.free.indices {
        var matched = stage
        matched.settled.append(matched.free.remove(at: i) + part)
        matched.settled.sort()
        next[matched, default: 0] += count
      }
    }
    stages = next
  }
  var result: [Partition: Int] = [:]
  for (stage, count) in stages {
    result[Partition(stage.free + stage.settled), default: 0] += count
  }
  return result
}
