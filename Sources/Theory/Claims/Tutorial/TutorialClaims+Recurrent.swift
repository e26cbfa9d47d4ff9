import ExactArithmetic
import Foundation

/// The recurrent weight of a sigmoid unit.
extension TutorialClaims {
  /// h_t = σ(w h_{t−1} + u), differentiated by h_0.
  private struct ScalarRecurrence: Sendable {
    let weight: Double
    let drive: Double

    /// ln |∂h_T/∂h_0| = Σ ln(w σ'(z_t)).
    func logGradient(from start: Double, steps: Int) -> Double {
      var h = start
      var sum = 0.0
      for _ in 0..<steps {
        let z = weight * h + drive
        sum += log(weight * ActivationSlope.sigmoid(z))
        h = 1 / (1 + exp(-z))
      }
      return sum
    }
  }

  /// G30: a larger w saturates the sigmoid by more than it gains.
  static let recurrentWeight = Claim(
    "G30",
    .tutorial,
    "Quiz 5: h_t = sigmoid(w h_{t-1} + U x_t) over 1000 steps needs w > 4",
    statement: "For the gradient over T = 1000 steps to neither vanish nor"
      + " explode the recurrent weight must satisfy w > 4, to overcome sigmoid"
      + " saturation.",
    reading:
      "w >= 4 is necessary, since sigma' <= 1/4, and the explanation says"
      + " w about 4. Beyond 4 the state saturates unless the inputs hold z_t"
      + " where sigma'(z_t) = 1/w.",
    correction:
      "the product of w sigma'(z_t) must stay near 1: w = 4 with z_t = 0"
      + " at every step does it; no w > 4 does without inputs tuned to it",
    expected: .false,
    control: Claim.Control("w = 4 with z_t = 0 at every step", .true)
  ) { variant, _ in
    let printed = variant == .printed
    let weights = printed ? [4.1, 4.5, 5, 6, 8, 12, 20] : [4]
    let starts = printed ? [0.1, 0.5, 0.9] : [0.5]
    let drives: [(String, @Sendable (Double) -> Double)] = [
      ("no input", { _ in 0 }), ("U x = -w/2", { -$0 / 2 }),
    ]
    let parts = drives.suffix(printed ? 2 : 1).map { name, drive in
      let logs = weights.flatMap { w in
        let unit = ScalarRecurrence(weight: w, drive: drive(w))
        return starts.map { unit.logGradient(from: $0, steps: 1000) }
      }
      // Neither vanishing nor exploding is read generously: within 10^±3.
      let stable = logs.count { abs($0) <= 3 * log(10) }
      let closest = logs.min { abs($0) < abs($1) } ?? 0
      return Finding.Part(
        name,
        stable == logs.count,
        "\(name): \(stable) of \(logs.count) stable, the closest"
          + " 10^\(Digits.short(closest / log(10), digits: 3))",
        by: .floatingPoint
      )
    }
    return Finding(
      parts,
      repairs: [necessity],
      working: fixedPoints
    )
  }

  /// w σ' ≤ w/4 < 1 for every w < 4.
  private static var necessity: Finding.Part {
    let slopes = (0...100).map { s in
      Rational(s, 100) * (1 - Rational(s, 100))
    }
    return Finding.Part(
      "w sigma' <= w/4",
      slopes.allSatisfy { $0 <= Rational(1, 4) },
      "",
      by: .rational
    )
  }

  private static var fixedPoints: [String] {
    [4.0, 5, 8].map { w in
      var h = 0.9
      for _ in 0..<10_000 { h = 1 / (1 + exp(-w * h)) }
      let slope = w * h * (1 - h)
      return "No input, w = \(w): h settles at \(Digits.short(h)), where"
        + " w sigma' = \(Digits.short(slope, digits: 4));"
        + " 1000 steps leave"
        + " 10^\(Digits.short(1000 * log10(slope), digits: 4))."
    }
  }
}
