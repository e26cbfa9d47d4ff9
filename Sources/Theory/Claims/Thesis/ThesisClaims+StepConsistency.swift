import ExactArithmetic
import Foundation

/// The theorem on step-consistent networks.
extension ThesisClaims {
  /// L = |w|²/2 at (1, 0).
  private static let bowl = PlaneLoss(
    coefficients: (1, 1, 0),
    weights: (1, 0)
  )

  /// L = 3 w_1 w_2 at (0, 1/3): a linear net of depth two.
  private static let saddle = PlaneLoss(
    coefficients: (0, 0, 3),
    weights: (0, Rational(1, 3))
  )

  /// T9: a definition, whose later form drops a factor.
  static let stepConsistency = Claim(
    "T9",
    .thesis,
    "Definition: step-consistency compares E[ |h - h'|/|alpha| ] of two nets",
    statement: "Network A has the higher gradient step-consistency if E[|h -"
      + " h'|/|alpha|] over its context is below that of network B, alpha ="
      + " delta h being the step.",
    reading: "A definition. When it is normalised later, the denominators"
      + " |alpha| have become |h|: that is the same only for equal step sizes.",
    correction: "a definition has no truth value; |h - h'|/|h| orders networks"
      + " in the same way if their step sizes are equal",
    expected: .notCheckable,
    control: nil
  ) { _, _ in
    let steep = PlaneLoss(coefficients: (2, 2, 0), weights: (1, 0))
    let byStep =
      bowl.squaredChange(Rational(1, 10))
      < steep.squaredChange(Rational(1, 100))
    let overGradient: (PlaneLoss, Rational) -> Rational = {
      $0.squaredChange($1) * $1 * $1
    }
    let byGradient =
      overGradient(bowl, Rational(1, 10))
      < overGradient(steep, Rational(1, 100))
    return Finding(
      [],
      repairs: [
        Finding.Part(
          "over |h| and with different step sizes the order may turn",
          byStep && !byGradient,
          "curvature 1 at delta = 0.1, curvature 2 at delta = 0.01",
          by: .rational
        )
      ]
    )
  }

  /// T15: what the hypotheses compare does not contain the curvature along the
  /// step.
  static let stepConsistentGain = Claim(
    "T15",
    .thesis,
    "Theorem: the step-consistent net's slope falls less, and it gains more a step",
    statement: "If A is more step-consistent than B and E[(|h-h'| -"
      + " |h'|)/|alpha|] is smaller for A, then the slope along the step falls"
      + " proportionally less for A, and its relative decrease in loss is"
      + " greater.",
    reading: "True when the gradient changes along itself only. In general what"
      + " counts is the change in the gradient's own direction, <h, h - h'>,"
      + " and the hypotheses measure the whole change.",
    correction:
      "both conclusions hold if <h, h-h'>/(delta |h|^2) is smaller for"
      + " A at every step up to delta",
    expected: .false,
    control: Claim.Control(
      "The same if <h, h-h'>/(delta |h|^2) is smaller for A",
      .true
    )
  ) { variant, _ in
    // √(1 + 9δ²) is rational: 13/12.
    let delta = Rational(5, 36)
    let criterion: (PlaneLoss) -> Rational = {
      variant == .printed
        ? $0.squaredChange(delta) : $0.slopeLoss(delta)
    }
    let isFirst = criterion(bowl) < criterion(saddle)
    let (a, b) = isFirst ? (bowl, saddle) : (saddle, bowl)
    let falls = (a.slopeLoss(delta), b.slopeLoss(delta))
    let gains = (a.gain(delta), b.gain(delta))
    return Finding(
      [
        Finding.Part(
          "the slope falls less for A",
          falls.0 < falls.1,
          "slope falls by \(falls.0) for A, \(falls.1) for B",
          by: .rational
        ),
        Finding.Part(
          "A gains more",
          gains.0 > gains.1,
          "gains \(gains.0) for A, \(gains.1) for B",
          by: .rational
        ),
      ],
      repairs: [secondHypothesis(delta)],
      working: [
        "A: L = |w|^2/2 at (1,0), h = (1,0). B: L = 3 w_1 w_2 at (0,1/3), h ="
          + " (1,0). |h-h'|/|alpha| is 1 for A and 3 for B; along h, A's slope"
          + " falls and B's does not."
      ]
    )
  }

  /// The second hypothesis: (|h − h'| − |h'|)/|δh| is smaller for the bowl.
  private static func secondHypothesis(_ delta: Rational) -> Finding.Part {
    let terms = [bowl, saddle].map { loss in
      let h = loss.h
      let after = loss.steppedGradient(delta)
      let change = PlaneLoss.difference(h, after)
      let lengths = [change, after, h].map {
        rationalRoot(PlaneLoss.inner($0, $0))
      }
      return (lengths[0] - lengths[1]) / (delta * lengths[2])
    }
    return Finding.Part(
      "the second hypothesis holds of A and B",
      terms[0] < terms[1],
      "\(terms[0]) < \(terms[1])",
      by: .rational
    )
  }

  /// √x for x the square of a fraction whose denominator divides 36.
  private static func rationalRoot(_ x: Rational) -> Rational {
    let root = Rational(Int((36 * x.doubleValue.squareRoot()).rounded()), 36)
    return root * root == x ? root : 0
  }

  /// T16: central differences of quadratics are exact.
  static let directionalDerivative = Claim(
    "T16",
    .thesis,
    "<grad f, v> = df(v), df(grad f) = |grad f|^2; the step's error is an integral",
    statement:
      "<grad f, v> = df(v), hence df(grad f) = |grad f|^2; and the error"
      + " of the linear projection is the integral of the slope's change along"
      + " the step.",
    reading: "True as printed (the denominators of the conclusion should read"
      + " dL for L).",
    expected: .true,
    control: Claim.Control("The same with df(grad f) = |grad f|", .partly)
  ) { variant, _ in
    let loss = PlaneLoss(
      coefficients: (2, -1, 3),
      weights: (Rational(1, 2), 2)
    )
    let step = Rational(1, 8)
    let slope: ((Rational, Rational)) -> Rational = { v in
      let w = loss.weights
      let ahead = loss.value((w.0 + step * v.0, w.1 + step * v.1))
      let behind = loss.value((w.0 - step * v.0, w.1 - step * v.1))
      return (ahead - behind) / (2 * step)
    }
    let v = (Rational(3), Rational(-5, 7))
    let square = PlaneLoss.inner(loss.h, loss.h)
    let along = slope(loss.h)
    let delta = Rational(1, 5)
    // The slope along the step is linear, so its mean is the midpoint's.
    let middle = PlaneLoss.inner(loss.h, loss.steppedGradient(delta / 2))
    let projected = delta * square
    let actual = loss.value(loss.weights) - loss.value(loss.stepped(delta))
    return Finding([
      Finding.Part(
        "<grad f, v> = df(v)",
        PlaneLoss.inner(loss.h, v) == slope(v),
        "df(v) = \(slope(v))",
        by: .rational
      ),
      Finding.Part(
        "df(grad f)",
        variant == .printed ? along == square : along * along == square,
        "df(grad f) = \(along)",
        by: .rational
      ),
      Finding.Part(
        "the error is an integral",
        projected - actual == delta * (square - middle),
        "",
        by: .rational
      ),
    ])
  }
}
