import ExactArithmetic
import Foundation
import Testing

@testable import Theory

/// The worked examples in data/conjectures, on families small enough for tests.
@Suite struct WorkedConjectureTests {
  private func conjecture(_ name: String) throws -> Conjecture {
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../data/conjectures/\(name).toml")
      .standardized
    return try Conjecture(toml: String(contentsOf: file, encoding: .utf8))
  }

  @Test(arguments: [
    ("universal-lower", nil), ("gaussian-upper", nil),
    ("printed-upper", "widths 1,8,1, gaussian, K = 2"),
    ("heavy-tails", "widths 1,1, laplace, K = 2"),
    ("log-normal-growth", "widths 1,1, student(13/2), K = 3"),
  ])
  func verdicts(name: String, smallest: String?) async throws {
    var conjecture = try conjecture(name)
    if conjecture.family.depths.count > 3 {
      conjecture.family.depths = [1, 2, 3]
    }
    let orders = conjecture.family.orders
    conjecture.family.orders = Array(orders.prefix(2))
    let hidden = conjecture.family.hidden
    conjecture.family.hidden = Array(hidden.prefix(9))
    let report = try await ConjectureCheck(conjecture).run()
    #expect(report.verdict == (smallest == nil ? .holds : .violated))
    #expect(report.counterexample?.member.name == smallest)
    #expect(report.count(.undecided) == 0)
  }
}
