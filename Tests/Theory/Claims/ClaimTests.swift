import Testing
import Theory

/// What every claim owes its reader, and what its check owes the claim.
@Suite struct ClaimTests {
  /// The check finds what the registry says, and the correction holds.
  @Test(arguments: ClaimRegistry.all)
  func findsWhatIsExpected(_ claim: Claim) async throws {
    let outcome = try await Verification([claim], in: Laboratory()).run()[0]
    #expect(outcome.failure == nil, "\(claim.id)")
    #expect(
      outcome.verdict == .asExpected,
      "\(claim.id): \(outcome.finding?.summary ?? "")"
    )
  }

  /// The same check, run on the flipped statement, finds otherwise.
  @Test(arguments: ClaimRegistry.all.filter { $0.control != nil })
  func theCheckCanFail(_ claim: Claim) async throws {
    let control = try #require(claim.control)
    #expect(control.expected != claim.expected, "\(claim.id)")
    let finding = try await claim.check(.control, Laboratory())
    #expect(
      finding.truth == control.expected,
      "\(claim.id): \(finding.summary)"
    )
  }

  /// Only what cannot be checked has no control; what is not true as printed
  /// has a correction.
  @Test(arguments: ClaimRegistry.all)
  func isWhole(_ claim: Claim) {
    #expect((claim.control == nil) == (claim.expected == .notCheckable))
    #expect(claim.expected == .true || claim.correction != nil)
    #expect(claim.title.count <= 90 && !claim.title.contains("\n"))
    for text in [claim.title, claim.statement, claim.reading] {
      #expect(!text.isEmpty)
    }
  }

  /// No two claims share a number.
  @Test func numbersAreUnique() {
    #expect(Set(ClaimRegistry.all.map(\.id)).count == ClaimRegistry.all.count)
  }

  /// The checks' false-alarm probabilities sum to at most the registry's.
  @Test func falseAlarmsAreWithinTheBudget() {
    let total = ClaimRegistry.all.reduce(0) { $0 + $1.falseAlarm }
    #expect(total <= ClaimRegistry.falseAlarm)
  }
}

extension Claim: CustomTestStringConvertible {
  public var testDescription: String { id }
}
