import ExactArithmetic

/// A gradient u of length 1 and the gradient v after a step of size δ, by
/// their lengths alone.
///
///     ⟨u, v⟩ = (1 + |v|² − |u − v|²)/2
///
/// The lemma on step consistency speaks of nothing else.
struct GradientStep: Sendable {
  /// |v|, not 0.
  let length: Rational
  /// |u − v|.
  let change: Rational
  /// δ.
  let size: Rational

  /// The pair; two vectors have these lengths iff ``isPossible``.
  init(length: Rational, change: Rational, size: Rational = 1) {
    self.length = length
    self.change = change
    self.size = size
  }

  /// The triangle inequality.
  var isPossible: Bool {
    (1 - length).magnitude <= change && change <= 1 + length
  }

  private var inner: Rational {
    (1 + length * length - change * change) / 2
  }

  /// ε = |u − v|/|δu|.
  var epsilon: Rational { change / size }

  /// |v|/|δu|.
  var relativeLength: Rational { length / size }

  /// (|u|² − ⟨u, v⟩)/|δu|².
  var primary: Rational { (1 - inner) / (size * size) }

  /// cos of the angle between u and v.
  var cosine: Rational { inner / length }
}

/// The same pair as vectors of the plane: u = e_1 and v = u − |u − v| (c, s).
struct PlanarStep: Sendable {
  /// |u − v|.
  let change: Rational
  /// The unit vector (c, s) of u − v.
  let direction: (cosine: Rational, sine: Rational)
  /// δ.
  let size: Rational

  /// ε = |u − v|/|δu|.
  var epsilon: Rational { change / size }

  /// (|u|² − ⟨u, v⟩)/|δu|², from the coordinates.
  var primary: Rational { (1 - v.0) / (size * size) }

  /// |v|²/|δu|², from the coordinates.
  var squaredLength: Rational {
    (v.0 * v.0 + v.1 * v.1) / (size * size)
  }

  private var v: (Rational, Rational) {
    (1 - change * direction.cosine, -change * direction.sine)
  }

  /// Unit vectors with rational coordinates.
  static let directions: [(cosine: Rational, sine: Rational)] = [
    (1, 0), (Rational(4, 5), Rational(3, 5)),
    (Rational(5, 13), Rational(12, 13)), (0, 1),
    (Rational(-3, 5), Rational(4, 5)), (-1, 0),
  ]

  /// All pairs with these changes and directions at one step size.
  static func grid(
    _ changes: [Rational],
    size: Rational
  ) -> [PlanarStep] {
    changes.flatMap { change in
      directions.map {
        PlanarStep(change: change, direction: $0, size: size)
      }
    }
  }
}
