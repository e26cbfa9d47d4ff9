import ExactArithmetic

/// A quadratic loss of two weights, with its gradient and a step along it.
///
///     L(w) = (a w_1² + b w_2²)/2 + c w_1 w_2
struct PlaneLoss: Sendable {
  /// (a, b, c).
  let coefficients: (Rational, Rational, Rational)
  /// The weights w.
  let weights: (Rational, Rational)

  /// L(w).
  func value(_ w: (Rational, Rational)) -> Rational {
    let (a, b, c) = coefficients
    return (a * w.0 * w.0 + b * w.1 * w.1) / 2 + c * w.0 * w.1
  }

  /// The gradient at w.
  func gradient(_ w: (Rational, Rational)) -> (Rational, Rational) {
    let (a, b, c) = coefficients
    return (a * w.0 + c * w.1, c * w.0 + b * w.1)
  }

  /// The gradient h at the weights.
  var h: (Rational, Rational) { gradient(weights) }

  /// The weights after a step −δh.
  func stepped(_ delta: Rational) -> (Rational, Rational) {
    (weights.0 - delta * h.0, weights.1 - delta * h.1)
  }

  /// The gradient after the step.
  func steppedGradient(_ delta: Rational) -> (Rational, Rational) {
    gradient(stepped(delta))
  }

  /// ⟨p, q⟩.
  static func inner(
    _ p: (Rational, Rational),
    _ q: (Rational, Rational)
  ) -> Rational {
    p.0 * q.0 + p.1 * q.1
  }

  /// p − q.
  static func difference(
    _ p: (Rational, Rational),
    _ q: (Rational, Rational)
  ) -> (Rational, Rational) {
    (p.0 - q.0, p.1 - q.1)
  }

  /// |h − h'|²/|δh|².
  func squaredChange(_ delta: Rational) -> Rational {
    let change = PlaneLoss.difference(h, steppedGradient(delta))
    return PlaneLoss.inner(change, change)
      / (delta * delta * PlaneLoss.inner(h, h))
  }

  /// (dL_w(h) − dL_{w−δh}(h))/(δ dL_w(h)): by how much the slope along the
  /// step falls.
  func slopeLoss(_ delta: Rational) -> Rational {
    let square = PlaneLoss.inner(h, h)
    let after = PlaneLoss.inner(h, steppedGradient(delta))
    return (square - after) / (delta * square)
  }

  /// (L(w) − L(w − δh))/(δ dL_w(h)).
  func gain(_ delta: Rational) -> Rational {
    (value(weights) - value(stepped(delta)))
      / (delta * PlaneLoss.inner(h, h))
  }
}
