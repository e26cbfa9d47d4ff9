import ExactArithmetic
import Foundation
import GSL

/// C. Jakub and M. Nica, "Depth degeneracy in neural networks: vanishing angles
/// in fully connected ReLU networks on initialization", JMLR 2024,
/// arXiv:2302.09712.
extension LiteratureClaims {
  /// L17: how fast small angles shrink at finite width.
  static let smallAngles = Claim(
    "L17",
    .literature,
    "small angles: ln sin^2 falls by rho(n) = ln((n+5)/(n-1)) - 10n/(n+5)^2 + 6n/(n-1)^2",
    statement: "Jakub and Nica, JMLR 2024 (arXiv:2302.09712), as quoted by"
      + " later authors: at small angles E ln sin^2 falls by rho(n) = ln((n+5)/(n-"
      + "1)) - 10n/(n+5)^2 + 6n/(n-1)^2 = 2/n + O(1/n^2) in each layer of width"
      + " n.",
    reading: "True to first order, 2/n; the formula may have suffered in"
      + " transcription.",
    correction:
      "The exact fall at small angles is E[psi(B/2) - psi((B-1)/2)], B ~"
      + " Bin(n,1/2) given B >= 2: 0.05575 at n = 40, where rho(n) = 0.1034.",
    expected: .partly,
    control: Claim.Control(
      "the same with E[psi(B/2) - psi((B-1)/2)] for rho(n)",
      .true
    )
  ) { variant, _ in
    func exact(_ n: Int) throws -> Double {
      let (sum, mass) = try (2...n).reduce((0.0, 0.0)) { total, b in
        let p = (Rational.binomial(n, b) / Rational(2).power(n)).doubleValue
        let x = Double(b) / 2
        let fall = try PolyGamma.value(0, x) - PolyGamma.value(0, x - 0.5)
        return (total.0 + p * fall, total.1 + p)
      }
      return sum / mass
    }
    func stated(_ n: Int) throws -> Double {
      if variant == .control { return try exact(n) }
      let n = Double(n)
      return log((n + 5) / (n - 1)) - 10 * n / pow(n + 5, 2)
        + 6 * n / pow(n - 1, 2)
    }
    let far = try stated(1000) * 1000
    let rows = try [20, 40, 100].map { ($0, try stated($0), try exact($0)) }
    let drawn = try ratioOfSquares(40)
    return Finding(
      [
        Finding.Part(
          "2/n to first order: n = 1000",
          abs(far - 2) <= 0.15,
          "1000 rho(1000) = \(Digits.short(far))",
          by: .floatingPoint
        )
      ]
        + rows.map { n, stated, exact in
          Finding.Part(
            "the fall at n = \(n), to one percent",
            abs(stated - exact) <= 0.01 * exact,
            "n = \(n): \(Digits.short(stated, digits: 4)) for"
              + " \(Digits.short(exact, digits: 4))",
            by: .floatingPoint
          )
        },
      repairs: [
        HypothesesClaims.close(
          "E ln of the ratio of chi^2_B to chi^2_{B-1}, B = 40, by quadrature",
          drawn.value,
          error: drawn.error,
          to: try PolyGamma.value(0, 20) - PolyGamma.value(0, 19.5)
        )
      ],
      working: [
        "Two inputs at a small angle have the same B active neurons. The image"
          + " of the first is a Gaussian B-vector of length^2 chi^2_B, and of the"
          + " second's part across it B-1 directions stay across: sin^2 is"
          + " multiplied by chi^2_{B-1}/chi^2_B."
      ]
    )
  }

  /// E ln χ²_b − E ln χ²_{b−1}, by quadrature of the densities.
  private static func ratioOfSquares(
    _ b: Int
  ) throws -> (value: Double, error: Double) {
    func logMean(_ degrees: Int) throws -> Quadrature.Result {
      let shape = Double(degrees) / 2
      let log0: Double = lgamma(shape)
      // ln(χ²/2) = t has the density exp(shape t − e^t)/Γ(shape).
      return try Quadrature.between(-30, 8) {
        $0 * exp(shape * $0 - exp($0) - log0)
      }
    }
    let (top, bottom) = (try logMean(b), try logMean(b - 1))
    return (top.value - bottom.value, top.error + bottom.error)
  }
}
