import Estimation
import ExactArithmetic
import Networks
import TestSupport
import Testing

@testable import Theory

/// Consistent, violated, inconclusive, refused: each is reached, and only so.
@Suite struct VerdictTests {
  private func report(
    _ spec: NetworkSpec,
    moments: [Int] = [1],
    samples: Int
  ) async throws -> Experiment.Report {
    try await Experiment(
      spec,
      moments: moments,
      samples: samples,
      streams: .init(seed: 31)
    ).run()
  }

  /// Enough networks and no contradiction: consistent, with the deviation that
  /// would have been seen.
  @Test func resolvedMomentsAreConsistent() async throws {
    let report = try await report(net("8,1"), samples: 1_000)
    let row = report.rows[0]
    let p = try #require(row.estimate?.pValue)
    let alpha = CheckFamily.verdicts.spend(on: "a consistent row").alpha
    #expect(p >= alpha)
    let level = Experiment.falseAlarm / 2
    #expect(row.verdict == (p < level ? .violated : .consistent))
    let deviation = try #require(row.detectableDeviation)
    #expect(deviation > 0.05 && deviation < 0.5)
    #expect(row.estimate?.method == .exactVariance)
    #expect(row.samplesNeeded == nil)
  }

  /// Too few networks: no number, but how many it would take.
  @Test func unresolvedMomentsAreInconclusive() async throws {
    let report = try await report(
      net("10,10x10,1"),
      moments: [1, 2],
      samples: 500
    )
    for row in report.rows where row.verdict != .violated {
      #expect(row.verdict == .inconclusive && row.estimate == nil)
      #expect((row.samplesNeeded ?? 0) > 500)
    }
    #expect(report.rows.contains { $0.verdict == .inconclusive })
  }

  /// Draws of another network than the one claimed: violated, at any level.
  @Test func wrongNetworksAreViolations() async throws {
    let claimed = try net("4,8,1")
    let drawn = try net("4,8,1", output: .linear)
    let logs = try await draws(drawn, samples: 20_000)
    let hypotheses = Hypotheses(claimed)
    for order in [1, 2] {
      _ = CheckFamily.verdicts.spend(on: "wrong network, order \(order)")
      let expectation = Theory.Expectation(
        claimed,
        order: order,
        hypotheses: hypotheses
      )
      let known = try #require(expectation.known)
      var sums = MomentAccumulator(
        order: order,
        test: CatoniTest(known, samples: logs.count, level: 1e-9)
      )
      for log in logs { sums.add(log) }
      let estimate = Estimate(sums, known: known, confidence: 0.95)
      let row = Row(expectation, estimate, level: 1e-9)
      #expect(row.verdict == .violated)
      #expect(row.alarms.joined().contains("the exact value is excluded"))
      #expect(row.estimate != nil && row.detectableDeviation == nil)
    }
  }

  /// A known moment that is off is a violation even where the networks are
  /// right: the test is not told what to find.
  @Test func wrongExpectationsAreViolations() async throws {
    let spec = try net("8,1")
    let other = try net("8,1", output: .linear)
    let logs = try await draws(spec, samples: 5_000)
    _ = CheckFamily.verdicts.spend(on: "wrong expectation")
    let expectation = Theory.Expectation(
      other,
      order: 1,
      hypotheses: Hypotheses(other)
    )
    let known = try #require(expectation.known)
    var sums = MomentAccumulator(
      order: 1,
      test: CatoniTest(known, samples: logs.count, level: 1e-9)
    )
    for log in logs { sums.add(log) }
    let estimate = Estimate(sums, known: known, confidence: 0.95)
    #expect(Row(expectation, estimate, level: 1e-9).verdict == .violated)
  }

  /// A missing hypothesis refuses the whole report.
  @Test func missingHypothesesAreRefused() async throws {
    let report = try await report(
      net("2,2,1", "rademacher", at: "1,1"),
      samples: 300
    )
    #expect(report.verdict == .refused)
    #expect(report.rows[0].expectation.samplesNeeded() == nil)
  }

  /// A sample whose variance falls far short of the exact one is pointed out.
  @Test func unseenTailsAreNamed() throws {
    let spec = try net("8,1")
    let expectation = Theory.Expectation(
      spec,
      order: 1,
      hypotheses: Hypotheses(spec)
    )
    var sums = MomentAccumulator(order: 1)
    for _ in 0..<1_000 { sums.add(0) }
    let estimate = Estimate(
      sums,
      known: expectation.known,
      confidence: 0.95
    )
    let row = Row(expectation, estimate, level: 1e-9)
    #expect(row.alarms.contains { $0.contains("the tail was not seen") })
  }
}
