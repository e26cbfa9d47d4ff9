import ExactArithmetic

/// What happens where a hypothesis of the theorem is missing.
///
/// F1, F2, …: the failures of each hypothesis, and what lies next to them. N1,
/// N2, …: failures by enumeration, in exact numbers.
enum HypothesesClaims {
  static let all: [Claim] =
    ties + asymmetry + [
      weightSharing, oddMoments, deadLayers, linearOutput, orthogonalWeights,
      heavyTails, identitySkip, wholeJacobian,
    ] + enumeratedTies + enumeratedAsymmetry + enumeratedGraphs
    + enumeratedSkips

  /// A part that says an exact value is the stated one.
  static func exact(
    _ what: String,
    _ value: Rational,
    is stated: Rational,
    formula: Rational? = nil
  ) -> Finding.Part {
    let comparison = formula.map { ", formula \(Digits.short($0))" } ?? ""
    return Finding.Part(
      "\(what) is \(Digits.short(stated))",
      value == stated,
      "\(what): \(Digits.short(value))\(comparison)",
      by: .enumeration
    )
  }

  /// A part that says a number is the stated one, to within its error bound.
  static func close(
    _ what: String,
    _ value: Double,
    error: Double,
    to stated: Double
  ) -> Finding.Part {
    Finding.Part(
      "\(what) is \(Digits.short(stated, digits: 7))",
      abs(value - stated) <= error + 1e-12 * abs(stated),
      "\(what): \(Digits.short(value, digits: 7))",
      by: .quadrature
    )
  }
}
