import ExactArithmetic
import Measures
import Networks

/// What the papers around the theorem say, by paper and result.
enum LiteratureClaims {
  static let all: [Claim] =
    jacobianMoments + logNormality + tangentKernels + activationLengths
    + priors + lengthsAndAngles + shattering + spectra + residualLengths

  /// Gaussian networks, wide and narrow, deep and shallow.
  static let family = [
    "3,4,5,2", "50,1000000x2,1", "7,9x30,1", "2,6,40,3,1", "8,1x6,1", "4,1",
  ]

  /// A part that says something of every network of a family.
  static func forAll(
    _ statement: String,
    _ nets: [String],
    by evidence: Finding.Evidence,
    _ holds: (String) throws -> Bool
  ) rethrows -> Finding.Part {
    let count = try nets.count(where: holds)
    return Finding.Part(
      statement,
      count == nets.count,
      "\(count) of \(nets.count) networks",
      by: evidence
    )
  }
}
