import Foundation
import Networks
import PathSums
import Sampling
import TestSupport
import Testing

@testable import Theory

/// Wrong formulas are found violated by a run of the usual size.
@Suite struct NegativeControlTests {
  /// Every mistake is a violation.
  ///
  /// One seed; ``mistakesAreFarOff(control:)`` has the power.
  @Test(arguments: NegativeControl.allCases.filter { $0 != .none })
  func mistakesAreViolations(control: NegativeControl) async throws {
    _ = CheckFamily.verdicts.spend(on: "control: \(control.rawValue)")
    let verdict = try await verdict(control)
    #expect(verdict == .violated)
  }

  /// Claims are z ≥ 9 standard errors off, by the exact variance.
  ///
  /// The logarithm of the e-value of such a test is about z²/2 with standard
  /// deviation z, and ln(2/level) = 15.2 of it is a violation: at z = 9 that is
  /// (40.5 − 15.2)/9 = 2.8 standard deviations below, a miss in 400 runs. An
  /// exponent 20 % too large is the hardest to see.
  @Test(arguments: NegativeControl.allCases.filter { $0 != .none })
  func mistakesAreFarOff(control: NegativeControl) throws {
    let moments = ExactMoments(try control.net.spec())
    let claim = try #require(try control.claim())
    let truth = try moments.logMoment(control.net.order).log
    let right = try #require(moments.relativeVariance(control.net.order)).value
    let ratio = exp(claim.logMean - truth)
    // The larger of the two variances is the one that the test works with.
    let variance = max(right, claim.relativeVariance * ratio * ratio)
    let z = abs(ratio - 1) / (variance / 100_000).squareRoot()
    #expect(z >= 9, "\(control): z = \(z)")
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
