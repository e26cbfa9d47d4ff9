import Estimation
import Foundation
import Networks
import TestSupport
import Testing

@testable import Theory

/// Where a hypothesis fails the network leaves the formula, and the report
/// says which hypothesis it was.
///
/// Each case meets its own truth, in closed form or by enumeration, at the
/// level of the ledger, and rejects the formula. The truth lies at least twice
/// the detectable deviation from the formula, so that a correct sampler misses
/// the rejection with a probability below the level.
@Suite struct FailureCaseTests {
  /// One network, what it does, and the words for it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let widths: String
    let weights: String
    let bias: String
    let input: String
    let samples: Int
    /// E[Z] and E[Z²].
    let truth: (mean: Double, square: Double)
    let reason: String
    var testDescription: String { name }

    func spec() throws -> NetworkSpec {
      try net(widths, weights, bias: bias, at: input)
    }
  }

  /// E[Z] and E[Z²] of n = (1, 1), w ~ N(0, 2), bias ±1 towards the sign of t.
  private static func biased(_ t: Double) -> (mean: Double, square: Double) {
    let density = exp(-t * t / 2) / (2 * .pi).squareRoot()
    let below = erfc(-t / 2.0.squareRoot()) / 2
    return (
      2 * (below - t * density),
      4 * (3 * below - (t * t * t + 3 * t) * density)
    )
  }

  static let cases = [
    Case(
      name: "F1 Rademacher, (2,1), x = (1,1)",
      widths: "2,1",
      weights: "rademacher",
      bias: "none",
      input: "1,1",
      samples: 5_000,
      truth: (0.5, 1),
      reason: "no ties (H) fails"
    ),
    Case(
      name: "F1 Rademacher, (2,2,1), x = (1,1)",
      widths: "2,2,1",
      weights: "rademacher",
      bias: "none",
      input: "1,1",
      samples: 10_000,
      truth: (0.5, 1.75),
      reason: "no ties (H) fails"
    ),
    Case(
      name: "F3 atoms in weights and biases",
      widths: "1,1",
      weights: "rademacher",
      bias: "rademacher(2)",
      input: "1",
      samples: 5_000,
      truth: (0.5, 1),
      reason: "no ties (H) is not guaranteed"
    ),
    Case(
      name: "F5 centred exponential, x = 1",
      widths: "1,1",
      weights: "exponential",
      bias: "none",
      input: "1",
      samples: 40_000,
      truth: (4 / M_E, 96 / M_E),
      reason: "symmetry (S) fails"
    ),
    Case(
      name: "F5 centred exponential, x = -1",
      widths: "1,1",
      weights: "exponential",
      bias: "none",
      input: "-1",
      samples: 40_000,
      truth: (2 - 4 / M_E, 36 - 96 / M_E),
      reason: "symmetry (S) fails"
    ),
    Case(
      name: "F6 bias 1",
      widths: "1,1",
      weights: "gaussian",
      bias: "constant(1)",
      input: "1",
      samples: 150_000,
      truth: biased(0.5.squareRoot()),
      reason: "symmetry (S) fails"
    ),
    Case(
      name: "F6 bias -1",
      widths: "1,1",
      weights: "gaussian",
      bias: "constant(-1)",
      input: "1",
      samples: 150_000,
      truth: biased(-0.5.squareRoot()),
      reason: "symmetry (S) fails"
    ),
  ]

  /// The draws meet the truth and reject the formula E[Z] = 1.
  @Test(arguments: cases)
  func theEstimateDisagreesWithTheFormula(_ item: Case) async throws {
    let spec = try item.spec()
    let formula = try formula(spec, order: 1)
    #expect(formula.logMean == 0)
    let truth = KnownMoment(
      logMean: log(item.truth.mean),
      relativeVariance: item.truth.square / (item.truth.mean * item.truth.mean)
        - 1
    )
    let level = CheckFamily.verdicts.spend(on: item.name).alpha
    let detectable = CatoniTest.detectableDeviation(
      relativeVariance: formula.relativeVariance,
      samples: item.samples,
      level: level
    )
    #expect(abs(item.truth.mean - 1) >= 2 * detectable)
    let logs = try await draws(spec, samples: item.samples)
    #expect(logs.pValue(of: truth, order: 1, level: level) >= level)
    #expect(logs.pValue(of: formula, order: 1, level: level) < level)
  }

  /// The report refuses, names the hypothesis, and says that they disagree.
  @Test(arguments: cases)
  func theReportNamesTheHypothesis(_ item: Case) async throws {
    let report = try await Experiment(
      item.spec(),
      moments: [1],
      samples: item.samples,
      streams: .init(seed: 2026),
      threads: 2,
      confidence: 0.999999
    ).run()
    let row = try #require(report.rows.first)
    #expect(row.verdict == .refused && report.verdict == .refused)
    let alarms = row.alarms.joined(separator: "\n")
    #expect(alarms.contains(item.reason))
    #expect(alarms.contains("the estimate disagrees with the formula"))
    #expect(row.expectation.known == nil && row.expectation.bounds.isEmpty)
    #expect(row.estimate?.method == .sampleVariance)
    #expect(report.zeros?.verdict == nil)
  }

  /// The closed forms of F6 are 1.081109 and 0.918891.
  @Test func theClosedFormsAreTheirNumbers() {
    let (up, down) = (
      Self.biased(0.5.squareRoot()), Self.biased(-0.5.squareRoot())
    )
    #expect(abs(up.mean - 1.081109) < 1e-6)
    #expect(abs(down.mean - 0.918891) < 1e-6)
    #expect(abs(up.square + down.square - 12) < 1e-12)
  }
}
