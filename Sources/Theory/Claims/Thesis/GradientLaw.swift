import ExactArithmetic

/// A finite law of scalar gradients, and batches drawn from it.
///
/// The losses are linear, L_i(w) = h_i w, so that a first-order statement about
/// a step is exact.
struct GradientLaw: Sendable {
  /// The values and their probabilities.
  let values: [(value: Rational, probability: Rational)]

  /// The law of these values.
  init(_ values: [(Rational, Rational)]) {
    self.values = values.map { (value: $0.0, probability: $0.1) }
  }

  /// The law of the mean of b independent gradients.
  func batch(_ b: Int) -> GradientLaw {
    var sums: [Rational: Rational] = [0: 1]
    for _ in 0..<b {
      var next: [Rational: Rational] = [:]
      for (sum, p) in sums {
        for entry in values {
          next[sum + entry.value, default: 0] += p * entry.probability
        }
      }
      sums = next
    }
    return GradientLaw(
      sums.sorted { $0.key < $1.key }.map { ($0.key / Rational(b), $0.value) }
    )
  }

  /// The expectation of a function.
  func mean(_ function: (Rational) -> Rational) -> Rational {
    values.map { $0.probability * function($0.value) }.sum()
  }

  /// E |g|².
  var meanSquare: Rational { mean { $0 * $0 } }

  /// The variance.
  var variance: Rational {
    let centre = mean { $0 }
    return meanSquare - centre * centre
  }

  /// E[|g − g'|/|g|] with g from this law, which has no value 0, and g'
  /// independently from the other.
  func dissonance(against other: GradientLaw) -> Rational {
    mean { g in other.mean { ($0 - g).magnitude } / g.magnitude }
  }

  /// E|batch mean|²/E|g|²: to first order, the decrease in loss that a batch
  /// step brings over what each element would have gained by itself.
  func efficiency(batch b: Int) -> Rational {
    batch(b).meanSquare / meanSquare
  }

  /// 1 or 3, each with probability 1/2.
  static let oneOrThree = GradientLaw([
    (1, Rational(1, 2)), (3, Rational(1, 2)),
  ])

  /// 1, or rarely 1/1000.
  static let rarelyTiny = GradientLaw([
    (1, Rational(99, 100)), (Rational(1, 1000), Rational(1, 100)),
  ])

  /// 1 or −1, each with probability 1/2.
  static let fairSign = GradientLaw([
    (1, Rational(1, 2)), (-1, Rational(1, 2)),
  ])

  /// 1 always.
  static let constant = GradientLaw([(1, 1)])
}
