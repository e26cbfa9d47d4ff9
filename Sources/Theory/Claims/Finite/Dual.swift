import ExactArithmetic

/// A number together with its derivatives, in rational arithmetic.
///
/// Whatever is computed from them is differentiated by the definition, which
/// covers networks with shared weights and skip connections too.
struct Dual: Sendable {
  /// The number.
  let value: Rational
  /// Its derivative in every variable.
  let gradient: [Rational]

  /// The variables at the given point.
  static func variables(_ point: [Rational]) -> [Dual] {
    point.indices.map { i in
      Dual(
        value: point[i],
        gradient: point.indices.map { $0 == i ? 1 : 0 }
      )
    }
  }

  /// relu, with relu'(0) = 0.
  var relu: Dual { value.signum > 0 ? self : 0 * self }

  /// Σ (∂/∂x_p)².
  var squaredGradient: Rational { gradient.map { $0 * $0 }.sum() }

  static func + (x: Dual, y: Dual) -> Dual {
    Dual(
      value: x.value + y.value,
      gradient: zip(x.gradient, y.gradient).map { $0 + $1 }
    )
  }

  static func * (factor: Rational, x: Dual) -> Dual {
    Dual(value: factor * x.value, gradient: x.gradient.map { factor * $0 })
  }

  /// Leibniz's rule.
  static func * (x: Dual, y: Dual) -> Dual {
    y.value * Dual(value: x.value, gradient: x.gradient)
      + Dual(value: 0, gradient: (x.value * y).gradient)
  }
}
