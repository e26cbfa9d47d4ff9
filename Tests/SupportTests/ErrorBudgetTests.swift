import Testing

@testable import TestSupport

@Suite struct ErrorBudgetTests {
  @Test func sharesAreEqual() {
    #expect(ErrorBudget.suite.share(of: 400).alpha == 1e-6 / 400)
    #expect(ErrorBudget.suite.criticalZ == criticalZ(1e-6))
  }

  /// The ledger balances; in whole parts of 10⁻⁹, so that no rounding helps.
  @Test func familiesKeepToTheBudget() {
    let total = CheckFamily.allCases.reduce(0) { $0 + $1.allotment }
    #expect(total <= 1_000)
    #expect(ErrorBudget.suite.alpha == 1_000 / 1e9)
  }

  @Test(arguments: CheckFamily.allCases)
  func everyFamilyHasAShare(family: CheckFamily) {
    #expect(family.allotment > 0)
    #expect(family.checks > 0)
    let spent = family.share.alpha * Double(family.checks)
    #expect(abs(spent / family.budget.alpha - 1) < 1e-15)
  }

  @Test func namesAreBookedOnce() {
    var ledger = CheckLedger()
    let family = CheckFamily.support
    let names = (0..<family.checks).map(String.init)
    let entries = (names + ["0"]).map { ledger.enter($0, in: family) }
    #expect(entries.allSatisfy { $0 })
    let (other, beyond) = (
      ledger.enter("0", in: .streams),
      ledger.enter("one too many", in: family)
    )
    #expect(other)
    #expect(!beyond)
  }
}
