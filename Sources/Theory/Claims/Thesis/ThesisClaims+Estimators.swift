import ExactArithmetic
import Foundation

/// Estimators of the gradient's condition number.
extension ThesisClaims {
  /// T19: the step's own length cancels one norm of h.
  static let oneStepEstimator = Claim(
    "T19",
    .thesis,
    "One step omega = -lr h estimates kappa by |h'-h| |w| / (lr |h|^2)",
    statement: "With one sample omega = -lr h the approximate best lower bound"
      + " is |h(w+omega) - h(w)| |w| / (lr |h(w)|^2).",
    reading: "True: |omega| = lr |h|.",
    expected: .true,
    control: Claim.Control("It is |h'-h| |w| / (lr |h|)", .false)
  ) { variant, _ in
    let power = variant == .printed ? 2 : 1
    let losses = [
      PlaneLoss(coefficients: (3, 1, 0), weights: (1, 1)),
      PlaneLoss(coefficients: (2, -1, 3), weights: (Rational(1, 2), 2)),
    ]
    let parts = losses.enumerated().map { index, loss in
      let rate = Rational(1, 10)
      let after = loss.steppedGradient(rate)
      let change = PlaneLoss.difference(after, loss.h)
      let omega = PlaneLoss.difference(loss.stepped(rate), loss.weights)
      let square = PlaneLoss.inner(loss.h, loss.h)
      let numerator =
        PlaneLoss.inner(change, change)
        * PlaneLoss.inner(loss.weights, loss.weights)
      let defined = numerator / (PlaneLoss.inner(omega, omega) * square)
      let estimate = numerator / (rate * rate * square.power(power))
      return Finding.Part(
        "quadratic loss \(index + 1)",
        defined == estimate,
        "kappa^2 >= \(Digits.short(defined)), formula"
          + " \(Digits.short(estimate))",
        by: .rational
      )
    }
    return Finding(parts)
  }

  /// T20: every neighbourhood of the best direction has positive measure.
  static let randomSampling = Claim(
    "T20",
    .thesis,
    "Random sampling matches or exceeds any bounded sampling method as n -> inf",
    statement: "Random directions are guaranteed to match or exceed the best"
      + " lower bound of any bounded sampling method as n -> infinity.",
    reading: "True almost surely in the limit, for a continuous gradient and"
      + " directions of full support.",
    expected: .true,
    control: Claim.Control("... with ten random directions", .false)
  ) { variant, _ in
    let samples = variant == .printed ? 1e6 : 10
    // h = diag(3, 1) w: a direction at the angle θ has |H d|² = 1 + 8 cos² θ.
    let gradient = PlaneLoss(coefficients: (3, 1, 0), weights: (1, 1)).h
    let square = PlaneLoss.inner(gradient, gradient)
    let targeted =
      (9 * gradient.0 * gradient.0 + gradient.1 * gradient.1) / square
    let targets = [("the gradient", targeted.doubleValue), ("the best", 9)]
    return Finding(
      targets.map { name, target in
        let excess = target - 1e-6 - 1
        let share = 2 / Double.pi * acos((excess / 8).squareRoot())
        let missed = exp(samples * log1p(-share))
        return Finding.Part(
          "to within 10^-6 of \(name) direction's",
          missed < 1e-9,
          "\(name): missed with probability"
            + " \(Digits.short(missed, digits: 2))",
          by: .floatingPoint
        )
      }
    )
  }

  /// T21: in m dimensions the two norms differ by up to √m.
  static let perturbationScale = Claim(
    "T21",
    .thesis,
    "Targeted samples eta h/|h|_inf have scale eta, as those by the 2-norm have",
    statement: "Single-input samples are eta h/|h|, and batch samples eta"
      + " h/|h|_inf, with the same scale eta = .001, both inside the ball of"
      + " radius epsilon.",
    reading: "True of the maximum norm. In the 2-norm of the condition number"
      + " the second kind may be sqrt(m) times longer.",
    correction:
      "|eta h/|h|_inf|_2 lies between eta and eta sqrt(m); dividing by"
      + " the 2-norm gives eta",
    expected: .false,
    control: Claim.Control("The same of eta h/|h|_2", .true)
  ) { variant, _ in
    let gradients: [[Rational]] = [
      [1, 0, 0, 0], [1, 1, 1, 1], [3, 4], Array(repeating: 1, count: 400),
    ]
    let lengths = gradients.map { h in
      let square = h.map { $0 * $0 }.sum()
      let largest = h.map { $0 * $0 }.max() ?? 1
      return square / (variant == .printed ? largest : square)
    }
    let longest = (lengths.max() ?? 0).doubleValue.squareRoot()
    return Finding(
      [
        Finding.Part(
          "the perturbation has the length eta",
          lengths.allSatisfy { $0 == 1 },
          "up to \(Digits.short(longest)) eta in 400 dimensions",
          by: .rational
        )
      ],
      working: [
        "With 7.5 million parameters the length may reach"
          + " \(Digits.short(0.001 * 7.5e6.squareRoot(), digits: 2)) at eta ="
          + " 0.001."
      ]
    )
  }
}
