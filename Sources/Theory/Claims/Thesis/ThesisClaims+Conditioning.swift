import ExactArithmetic
import Foundation

/// Condition numbers.
extension ThesisClaims {
  /// A function of the plane with f(0) = 0, examined at 0.
  private struct PlaneFunction: Sendable {
    let value: @Sendable (Double, Double) -> Double

    private static let radius = 0x1p-40
    private static let directions = (0..<16).map { k in
      (cos(Double(k) * .pi / 8), sin(Double(k) * .pi / 8))
    }

    /// The partial derivatives, if the quotients from both sides agree.
    var partials: (Double, Double)? {
      let r = PlaneFunction.radius
      let right = (value(r, 0) / r, value(0, r) / r)
      let left = (-value(-r, 0) / r, -value(0, -r) / r)
      guard abs(right.0 - left.0) < 1e-6, abs(right.1 - left.1) < 1e-6
      else { return nil }
      return right
    }

    /// sup |f(h)|/|h|, over directions at a tiny radius.
    var quotient: Double {
      let r = PlaneFunction.radius
      return PlaneFunction.directions
        .map { abs(value(r * $0.0, r * $0.1)) / r }.max() ?? 0
    }

    /// sup |f(h) − J h|/|h|, which vanishes iff f is Fréchet differentiable.
    var remainder: Double {
      guard let (a, b) = partials else { return .infinity }
      let r = PlaneFunction.radius
      return PlaneFunction.directions
        .map { abs(value(r * $0.0, r * $0.1) / r - a * $0.0 - b * $0.1) }
        .max() ?? 0
    }

    /// Whether the absolute condition number is |J|.
    var isConditionedByItsJacobian: Bool {
      guard let (a, b) = partials else { return false }
      return abs(quotient - hypot(a, b)) < 1e-6
    }
  }

  private static let planeFunctions = [
    PlaneFunction { x, y in abs(x * y).squareRoot() },
    PlaneFunction { x, y in 3 * x + 3 * y + x * x },
    PlaneFunction { x, y in abs(x) + y },
  ]

  /// T1: √|xy| has a Jacobian at 0, and still another condition number.
  static let absoluteConditionNumber = Claim(
    "T1",
    .thesis,
    "The absolute condition number is |J_f(x)| if and only if J_f(x) exists",
    statement: "lim sup |f(x+h) - f(x)|/|h| equals the induced norm of the"
      + " Jacobian J_f(x) if and only if J_f(x) exists, which is guaranteed if"
      + " f is differentiable at x.",
    reading: "True if 'J_f(x) exists' means that f is differentiable at x in"
      + " Frechet's sense, as the text goes on to say; the matrix of partial"
      + " derivatives may exist without that.",
    correction: "if f is Frechet differentiable at x the equality holds;"
      + " partial derivatives alone do not give it",
    expected: .partly,
    control: Claim.Control("... if f is Frechet differentiable at x", .true)
  ) { variant, _ in
    let exists: (PlaneFunction) -> Bool = {
      variant == .printed ? $0.partials != nil : $0.remainder < 1e-6
    }
    let differentiable = planeFunctions.filter { $0.remainder < 1e-6 }
    let mismatches = planeFunctions.count {
      exists($0) != $0.isConditionedByItsJacobian
    }
    let corner = planeFunctions[0].quotient
    return Finding([
      Finding.Part(
        "differentiable functions have it",
        differentiable.allSatisfy(\.isConditionedByItsJacobian),
        "",
        by: .floatingPoint
      ),
      Finding.Part(
        "exactly the functions with a Jacobian have it",
        mismatches == 0,
        "sqrt|xy| at 0: J = 0, lim sup \(Digits.short(corner))",
        by: .floatingPoint
      ),
    ])
  }

  /// T3: the derivative of e^x is itself.
  static let relativeConditionNumber = Claim(
    "T3",
    .thesis,
    "The relative condition number of e^x is |x|: 1 at 1, 50 at 50",
    statement:
      "For e^x the relative condition number is |x|, in particular 1 at"
      + " x = 1 and 50 at x = 50.",
    reading: "True as printed.",
    expected: .true,
    control: Claim.Control("It is 2|x|", .false)
  ) { variant, _ in
    let factor = variant == .printed ? 1.0 : 2
    let h = 0x1p-30
    return Finding(
      [1.0, 50].map { x in
        // e^{x+h} − e^x = e^x (e^h − 1), and (e^h − 1)/h = 1 + h/2 + ….
        let quotient = expm1(h) / h * x
        return Finding.Part(
          "x = \(x)",
          abs(quotient - factor * x) <= 2 * h * x,
          "x = \(Digits.short(x)): \(Digits.short(quotient, digits: 8))",
          by: .floatingPoint
        )
      }
    )
  }
}
