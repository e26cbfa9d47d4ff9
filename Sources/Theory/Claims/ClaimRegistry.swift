/// All claims, in the order in which they are printed.
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
