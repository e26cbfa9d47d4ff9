import Estimation
import Networks
import TestSupport
import Testing

@testable import Theory

/// Failures that need no long run: no input, no output mask, no moment.
@Suite struct OtherFailureTests {
  /// F4: x = 0 without bias is dead for certain, and said to be.
  @Test func zeroInputsAreDead() async throws {
    let report = try await Experiment(
      net("2,3,1", at: "zeros"),
      moments: [1, 2],
      samples: 600,
      streams: .init(seed: 1)
    ).run()
    for row in report.rows {
      #expect(row.verdict == .refused)
      #expect(row.estimate?.mean.isZero == true)
      let alarms = row.alarms.joined()
      #expect(alarms.contains("the input is 0 and layer 1 has no bias"))
      #expect(alarms.contains("the estimate disagrees with the formula"))
    }
    #expect(report.zeros?.zeros == 600 && report.logarithms == nil)
  }

  /// F10: without the output's ReLU E[Z] = 2, which the formula of the theorem
  /// does not say and the product does.
  @Test func linearOutputsLeaveTheTheorem() async throws {
    let relu = try net("4,8,1")
    let linear = try net("4,8,1", output: .linear)
    let logs = try await draws(linear, samples: 20_000)
    for order in [1, 2] {
      let name = "F10, order \(order)"
      let level = CheckFamily.verdicts.spend(on: name).alpha
      let wrong = try formula(relu, order: order)
      let right = try formula(linear, order: order)
      #expect(abs(right.logMean - wrong.logMean - 0.6931471805599453) < 1e-13)
      #expect(logs.pValue(of: wrong, order: order, level: level) < level)
      #expect(logs.pValue(of: right, order: order, level: level) >= level)
    }
  }

  /// F12: E w^{2K} = ∞ makes E[Z^K] infinite; no number is printed for it.
  @Test func infiniteMomentsAreRefused() async throws {
    let report = try await Experiment(
      net("2,2,1", "student(4)"),
      moments: [1, 2],
      samples: 2_000,
      streams: .init(seed: 1)
    ).run()
    let (mean, square) = (report.rows[0], report.rows[1])
    #expect(mean.verdict == .inconclusive && mean.estimate == nil)
    #expect(mean.expectation.exact?.rational == 1)
    #expect(mean.expectation.hasInfiniteVariance)
    #expect(mean.samplesNeeded == nil)
    #expect(mean.alarms.joined().contains("variance of Z^1 is infinite"))
    #expect(square.verdict == .refused && square.estimate == nil)
    #expect(square.expectation.exact == nil)
    #expect(square.alarms.joined().contains("E[Z^2] is infinite"))
    #expect(square.alarms.joined().contains("student(4)"))
  }

  /// student(5) admits K ≤ 2 and is refused above, with a sentence.
  @Test func studentFiveAdmitsTwoMoments() throws {
    let spec = try net("2,2,1", "student(5)")
    let hypotheses = Hypotheses(spec)
    for order in 1...4 {
      let expectation = Theory.Expectation(
        spec,
        order: order,
        hypotheses: hypotheses
      )
      #expect((expectation.exact != nil) == (order <= 2))
      #expect((expectation.refusal == nil) == (order <= 2))
      if order > 2 {
        #expect(
          expectation.refusal?.contains("K can be at most 2") == true
        )
      }
    }
  }
}
