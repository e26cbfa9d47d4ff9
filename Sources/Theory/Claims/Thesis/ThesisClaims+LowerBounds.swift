import ExactArithmetic

/// Difference quotients as lower bounds on a condition number.
extension ThesisClaims {
  /// A function with f(1) = 1, so that its relative condition number at 1 is
  /// |f'(1)|.
  private struct Scalar: Sendable {
    let name: String
    let condition: Rational
    let value: @Sendable (Rational) -> Rational

    /// |f(1 + h) − f(1)|/|h| − κ.
    func excess(_ h: Rational) -> Rational {
      (value(1 + h) - 1).magnitude / h.magnitude - condition
    }
  }

  private static let square = Scalar(name: "x^2", condition: 2) { $0 * $0 }

  /// 1 + t + |t|^{3/2} at t = x − 1, for steps that are powers of 1/4.
  private static let rough = Scalar(name: "1 + t + |t|^(3/2)", condition: 1) {
    let t = $0 - 1
    var root: Rational = 1
    while root * root > t.magnitude { root = root / 2 }
    return 1 + t + root * root * root
  }

  private static let reciprocal = Scalar(name: "1/x", condition: 1) { 1 / $0 }

  /// The largest excess at steps of ±ε, over ε^p, as ε runs through 4^{−k}.
  private static func ratios(_ f: Scalar, power: Int) -> [Rational] {
    (2...8).map { k in
      let epsilon = Rational(1, 4).power(k)
      return max(f.excess(epsilon), f.excess(-epsilon))
        / epsilon.power(power)
    }
  }

  /// The part "the excess is o(ε^p)": the ratio falls towards 0.
  private static func isSmall(_ f: Scalar, power: Int) -> Finding.Part {
    let ratios = ratios(f, power: power)
    let last = ratios.last ?? 0
    let falls = zip(ratios, ratios.dropFirst()).allSatisfy { $0 > $1 }
    return Finding.Part(
      "\(f.name): excess over the condition number",
      falls && last < Rational(1, 100),
      "\(f.name): excess"
        + (power == 0 ? "" : "/eps")
        + " \(Digits.short(ratios[0].doubleValue, digits: 3)) at 4^-2,"
        + " \(Digits.short(last.doubleValue, digits: 3)) at 4^-8",
      by: .rational
    )
  }

  /// T6: the remainder of a differentiable function, over the step, is o(1).
  static let differenceQuotient = Claim(
    "T6",
    .thesis,
    "kappa + o(eps) >= difference quotient in B_eps(x), f differentiable",
    statement:
      "If f is differentiable at x there is eps > 0 such that for every"
      + " p in B_eps(x): kappa_f(x) + o(eps) >= |f(p) - f(x)| |x| / (|p - x|"
      + " |f(x)|).",
    reading: "True with o(1) for o(eps): the remainder o(|p - x|) has been"
      + " divided by |p - x| already. It is O(eps) where the derivative is"
      + " Lipschitz. f(x) must not be 0.",
    correction: "kappa_f(x) + o(1) >= the quotient; O(eps) for a Lipschitz"
      + " derivative",
    expected: .false,
    control: Claim.Control("kappa + o(1) >= difference quotient", .true)
  ) { variant, _ in
    let power = variant == .printed ? 1 : 0
    return Finding(
      [square, rough].map { isSmall($0, power: power) },
      working: [
        "f(x) = x^2 at 1: the quotient is |2 + h|, so the excess over kappa = 2"
          + " is eps itself."
      ]
    )
  }

  /// T7: what is called a lower bound exceeds the condition number by O(ε).
  static let bestLowerBound = Claim(
    "T7",
    .thesis,
    "The largest sampled quotient is a lower bound on the condition number",
    statement: "The approximate best lower bound on kappa is the maximum of the"
      + " difference quotients over n samples in B_eps(x).",
    reading: "A lower bound up to O(eps) for functions with a Lipschitz"
      + " derivative, which the word approximate allows for; not below kappa.",
    correction: "it is at most kappa + O(eps)",
    expected: .false,
    control: Claim.Control("It is at most kappa + 4 eps", .true)
  ) { variant, _ in
    let slack: Rational = variant == .printed ? 0 : 4
    let epsilon = Rational(1, 1000)
    let steps = (-8...8).filter { $0 != 0 }.map { epsilon * Rational($0, 8) }
    return Finding(
      [square, reciprocal].map { f in
        let excess = steps.map { f.excess($0) }.max() ?? 0
        return Finding.Part(
          f.name,
          excess <= slack * epsilon,
          "\(f.name): kappa exceeded by"
            + " \(Digits.short(excess.doubleValue, digits: 3)) at eps = 0.001",
          by: .rational
        )
      }
    )
  }

  /// T18: the Hessian's norm for gradients; the same slip in the remainder.
  static let gradientConditionNumber = Claim(
    "T18",
    .thesis,
    "The gradient's condition number is |H| |w|/|h|, + o(eps) >= its quotients",
    statement: "The relative condition number of the gradient h with respect to"
      + " w is |H(w)| |w|/|h(w)|, and adding o(eps) it bounds the difference"
      + " quotients in B_eps; likewise with respect to x.",
    reading: "The formula is right wherever the loss is twice differentiable;"
      + " o(eps) should be o(1). In the version for x the ball is in the norm of"
      + " X.",
    correction: "kappa = |H| |w|/|h|, and kappa + o(1) bounds the quotients",
    expected: .partly,
    control: Claim.Control("... adding o(1)", .true)
  ) { variant, _ in
    // h = H w with H = diag(3, 1): quotients over a circle of rational points.
    let quotients = PlanarStep.directions.map { direction in
      9 * direction.cosine * direction.cosine
        + direction.sine * direction.sine
    }
    // L = x³/3 has the gradient x².
    return Finding([
      Finding.Part(
        "sup |H d|^2 = |H|^2 for H = diag(3, 1)",
        quotients.max() == 9,
        "",
        by: .rational
      ),
      isSmall(square, power: variant == .printed ? 1 : 0),
    ])
  }
}
