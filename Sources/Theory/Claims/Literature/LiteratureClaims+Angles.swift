import ExactArithmetic
import Foundation
import GSL
import PathSums

/// What becomes of lengths and angles.
extension LiteratureClaims {
  static let lengthsAndAngles = [expectedLength, angleMap, smallAngles]

  /// L15: the length of a curve's image.
  static let expectedLength = Claim(
    "L15",
    .literature,
    "expected length distortion does not grow: 1 - 5/(8n) a layer, exp(-(5/8) beta)",
    statement: "Hanin, Jeong and Rolnick, ICLR 2022 (arXiv:2102.10492): with"
      + " variance 2/fan-in the expected length distortion does not grow with"
      + " depth and decreases slightly.",
    reading: "True; for Gaussian weights each layer of width n multiplies it by"
      + " E sqrt((2/n) chi^2_B) = 1 - 5/(8n) + O(1/n^2), 1/sqrt(pi) for n = 1.",
    expected: .true,
    control: Claim.Control("the same with 3/8 for 5/8", .partly)
  ) { variant, _ in
    let rate = variant == .printed ? 0.625 : 0.375
    let widths = [1, 2, 5, 10, 50, 200, 1000]
    let factors = try widths.map {
      try ExpectedLength.enclosure(width: $0)
    }
    let rests = zip(widths, factors).map { n, factor in
      Double(n) * (1 - factor.doubleValue) - rate
    }
    let one = try Quadrature.between(0, 40) {
      $0 * exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot()
    }
    return Finding([
      Finding.Part(
        "a layer never lengthens on average, n = 1, ..., 1000",
        factors.allSatisfy { Enclosure.isCertainlyAtMost($0, .one) },
        "n = 1: \(Digits.short(factors[0].doubleValue))",
        by: .enclosure
      ),
      HypothesesClaims.close(
        "E relu(w), w ~ N(0,2), a layer of one neuron",
        one.value * 2.0.squareRoot(),
        error: 2 * one.error,
        to: factors[0].doubleValue
      ),
      Finding.Part(
        "n (1 - factor) = \(rate) + O(1/n)",
        zip(widths, rests).allSatisfy { abs($1) <= 0.5 / Double($0) },
        "n = 1000: \(Digits.short(rests[6] + rate))",
        by: .enclosure
      ),
    ])
  }

  /// cos θ′ = (sin θ + (π − θ) cos θ)/π, through 1 − cos, which keeps its digits
  /// at small angles.
  static func nextAngle(_ theta: Double) -> Double {
    let sine = sin(theta / 2)
    // π (1 − cos θ′) = 2π sin²(θ/2) − (sin θ − θ cos θ).
    let small = theta * theta * theta / 3 * (1 - theta * theta / 10)
    let lens = theta < 1e-3 ? small : sin(theta) - theta * cos(theta)
    let versine = 2 * sine * sine - lens / .pi
    return 2 * asin((versine / 2).squareRoot())
  }

  /// L16: the infinitely wide network's correlation map and its limit.
  static let angleMap = Claim(
    "L16",
    .literature,
    "infinite width: 1 - rho_l ~ 9 pi^2/(2 l^2) for the correlation of two inputs",
    statement:
      "Hayou, Doucet and Rousseau, ICML 2019 (arXiv:1902.06853):"
      + " in wide ReLU networks of variance"
      + " 2/fan-in the correlation of two inputs obeys cos theta' = (sin theta +"
      + " (pi - theta) cos theta)/pi, and 1 - rho_l ~ 9 pi^2/(2 l^2).",
    reading: "True as the width grows first; at fixed l/n a random limit takes"
      + " its place.",
    expected: .true,
    control: Claim.Control("the same with 2 pi^2 for 9 pi^2/2", .partly)
  ) { variant, _ in
    let maps = try [0.1, 1, 2, 3].map { theta -> Double in
      // 2 E relu(w.x) relu(w.x'): w's angle is uniform, E r² = 2.
      let mean = try Quadrature.between(theta - .pi / 2, .pi / 2) {
        cos($0) * cos($0 - theta) * 2 / .pi
      }
      return abs(mean.value - cos(nextAngle(theta)))
    }
    let depth = 20_000
    let limit = variant == .printed ? 4.5 : 2
    let ends = [0.3, 1, 3].map { start in
      var theta = start
      for _ in 0..<depth { theta = nextAngle(theta) }
      let sine = sin(theta / 2)
      return 2 * sine * sine * Double(depth * depth) / (.pi * .pi)
    }
    return Finding([
      Finding.Part(
        "the map, by quadrature at four angles",
        maps.allSatisfy { $0 <= 1e-9 },
        "within \(Digits.short(maps.max() ?? 0, digits: 2))",
        by: .quadrature
      ),
      Finding.Part(
        "l^2 (1 - rho_l)/pi^2 at l = \(depth), three angles",
        ends.allSatisfy { abs($0 - limit) <= 0.02 },
        ends.map { Digits.short($0) }.joined(separator: ", "),
        by: .floatingPoint
      ),
    ])
  }
}
