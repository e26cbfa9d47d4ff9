/// All claims, in the order in which they are printed.
///
///     if let claim = ClaimRegistry.claim("H6") {
///       print(claim.title)  // E[Z^2] <= exp(C beta) for some C > 0
///       let finding = try await claim.check(.printed, Laboratory())
///       if let truth = finding.truth { print(truth) }
///       // false
///     }
public enum ClaimRegistry {
  /// The probability that sampling makes any check of the registry find
  /// falsely.
  public static let falseAlarm = 1e-6

  /// All claims.
  public static let all: [Claim] =
    SlidesClaims.all
    + TutorialClaims.all
    + ThesisClaims.all
    + LiteratureClaims.all
    + HypothesesClaims.all

  /// The claim of that number, whatever the case of its letter.
  public static func claim(_ id: String) -> Claim? {
    all.first { $0.id.uppercased() == id.uppercased() }
  }
}
