import Networks
import Sampling
import TestSupport
import Testing

@testable import Theory

/// Wrong formulas are found violated by a run of the usual size.
@Suite struct NegativeControlTests {
  /// Every mistake is a violation.
  ///
  /// One seed, and a power of 1 − 10⁻⁹ or more:
  /// the claims are at least twice as far off as the run can see.
  @Test(arguments: NegativeControl.allCases.filter { $0 != .none })
  func mistakesAreViolations(control: NegativeControl) async throws {
    _ = CheckFamily.verdicts.spend(on: "control: \(control.rawValue)")
    let verdict = try await verdict(control)
    #expect(verdict == .violated)
  }

  /// Without a mistake nothing is found.
  @Test func theTruthIsNoViolation() async throws {
    _ = CheckFamily.verdicts.spend(on: "control: none")
    let verdict = try await verdict(.none)
    #expect(verdict != .violated)
  }

  private func verdict(_ control: NegativeControl) async throws -> Verdict {
    let spec = try control.net.spec()
    return try await control.verdict(
      streams: Streams(seed: 77),
      samples: 100_000,
      sampler: SamplerKind.chiSquare.sampler(for: spec)
    )
  }
}
