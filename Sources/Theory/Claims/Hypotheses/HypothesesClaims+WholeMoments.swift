import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks
import PathSums

/// Moments that do not exist, and those of all outputs at once.
extension HypothesesClaims {
  /// F12: no fourth moment, no second moment of Z.
  static let heavyTails = Claim(
    "F12",
    .hypotheses,
    "Student weights of 4 degrees of freedom: E[Z] = 1 and E[Z^2] is infinite",
    statement: "If the weights have no moment of order 2K then E[Z^K] is"
      + " infinite: Student's t of 4 degrees of freedom has E[Z] = 1, and E[w^4]"
      + " grows by the same amount for every decade of the range of w.",
    reading: "The variance may be right and every estimate of E[Z^2] finite.",
    expected: .true,
    control: Claim.Control("the same for 5 degrees of freedom", .partly)
  ) { variant, _ in
    let law = try StudentT(nu: variant == .printed ? 4 : 5)
    func decade(_ k: Int) throws -> Double {
      let start = pow(10, Double(k))
      let part = try Quadrature.between(start, 10 * start) {
        pow($0, 4) * (law.density(at: $0) ?? 0)
      }
      return part.value
    }
    let (first, last) = (try decade(3), try decade(6))
    let square = try Quadrature.overTheLine {
      $0 * $0 * (law.density(at: $0) ?? 0)
    }
    let variance = law.standardDeviation * law.standardDeviation
    return Finding([
      close(
        "E[Z] = E[w^2] / Var w",
        square.value / variance,
        error: square.error / variance,
        to: 1
      ),
      Finding.Part(
        "the decade to 1e7 adds as much to E[w^4] as that to 1e4",
        last >= 0.999 * first,
        "ratio \(Digits.short(last / first))",
        by: .quadrature
      ),
      Finding.Part(
        "E[w^4] is infinite",
        !law.kurtosis.isFinite,
        "kurtosis \(Digits.short(law.kurtosis.doubleValue))",
        by: .rational
      ),
    ])
  }

  /// F14: all outputs at once.
  static let wholeJacobian = Claim(
    "F14",
    .hypotheses,
    "E|J|_F^2 = n_d, and E|J|_F^4 is less than n_d^2 E[Z^2]",
    statement: "The squared Frobenius norm of the whole Jacobian has the mean"
      + " n_d; its second moment is E (tr G)^2 = 2 n_d (1 + 2/n_0) P_5 + n_d (n_d"
      + " - 1)(a + 2r/n_0), not n_d^2 E[Z^2]: 1715/72 for 3,8,6,2 and Gaussian"
      + " weights.",
    reading: "Rows of one network are neither equal nor independent.",
    expected: .true,
    control: Claim.Control("E|J|_F^4 = n_d^2 E[Z^2]", .partly)
  ) { variant, _ in
    var net = FiniteNetwork(widths: [1, 2, 2], input: [1])
    net.weights = [FiniteLaw.gaussianMoments]
    func norm(_ rows: [[Rational]]) -> Rational {
      rows.joined().map { $0 * $0 }.sum()
    }
    func stated(_ widths: [Int]) throws -> Rational {
      let net = try Architecture(widths: widths)
      if variant == .printed { return SpectralMoments(net).traceSquared }
      let outputs = Rational(net.outputWidth)
      return try outputs.power(2)
        * ClaimNet.formula(2, NetworkSpec(architecture: net))
    }
    return Finding([
      exact("E|J|_F^2, \(net.name)", net.mean(degree: 2, of: norm), is: 2),
      exact(
        "E|J|_F^4, \(net.name), Gaussian moments",
        net.mean(degree: 4) { norm($0).power(2) },
        is: try stated(net.widths)
      ),
      exact(
        "the formula for 3,8,6,2",
        try stated([3, 8, 6, 2]),
        is: Rational(1715, 72)
      ),
    ])
  }
}
