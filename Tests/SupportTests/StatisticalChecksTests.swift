import Testing

@testable import TestSupport

@Suite struct StatisticalChecksTests {
  /// Exhaustive: the false alarms of the exact test never exceed α.
  @Test(arguments: [1e-9, 1e-4, 0.05, 0.5])
  func pValuesKeepTheirLevel(alpha: Double) {
    for (n, p) in [(1, 0.5), (30, 0.01), (100, 0.4), (1_000, 0.999)] {
      let law = BinomialLaw(trials: n, probability: p)
      let alarms = (0...n).filter { k in
        binomialTail(k, trials: n, probability: p) <= alpha
      }
      let level = alarms.reduce(0) { $0 + law.mass(at: $1) }
      #expect(level <= alpha * (1 + 1e-9))
    }
  }

  @Test func expectedCountsPass() {
    expectCount(500, of: 1_000, probability: 0.5, in: .support, "half")
    expectCount(0, of: 9, probability: 1e-12, in: .support, "never")
  }

  @Test func unexpectedCountsFail() {
    withKnownIssue {
      expectCount(620, of: 1_000, probability: 0.5, in: .support, "too many")
    }
    withKnownIssue {
      expectCount(1, of: 9, probability: 1e-12, in: .support, "one too many")
    }
  }

  @Test func normalStatisticsHaveALimit() {
    let limit = CheckFamily.support.share.criticalZ
    expectNormal(
      3 + 0.99 * limit,
      around: 3,
      standardError: 1,
      in: .support,
      "inside"
    )
    withKnownIssue {
      expectNormal(
        3 - 1.01 * limit,
        around: 3,
        standardError: 1,
        in: .support,
        "outside"
      )
    }
  }

  @Test(arguments: [(Double.nan, 1.0), (0, .nan), (0, 0), (0, -1)])
  func meaninglessStatisticsFail(value: Double, error: Double) {
    withKnownIssue {
      expectNormal(
        value,
        around: 0,
        standardError: error,
        in: .support,
        "meaningless"
      )
    }
  }
}
