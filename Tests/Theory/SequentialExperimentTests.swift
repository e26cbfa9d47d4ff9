import Networks
import Sampling
import Testing
import Theory

/// Runs that the data may stop.
@Suite struct SequentialExperimentTests {
  private func experiment(_ samples: Int) throws -> Experiment {
    Experiment(
      try NetworkSpec(architecture: Architecture(parsing: "8,8,1")),
      moments: [1],
      samples: samples,
      streams: try Streams(seed: 4)
    )
  }

  /// It stops at the width, not at the limit, near where it was foretold.
  @Test func stopsAtTheWidth() async throws {
    let sequential = SequentialExperiment(try experiment(200_000), width: 0.5)
    let outcome = try #require(try await sequential.run().first)
    #expect(outcome.relativeWidth <= 0.5 && outcome.samples < 200_000)
    #expect(outcome.verdict == .consistent)
    let high = try #require(outcome.high)
    #expect(outcome.low <= outcome.mean && outcome.mean <= high)
    let foretold = try #require(
      sequential.samplesExpected(outcome.expectation)
    )
    #expect(Double(outcome.samples) <= 2 * foretold)
    #expect(Double(outcome.samples) >= foretold / 8)
  }

  /// The stream of running estimates ends with the run's outcomes, and grows by
  /// a quarter from one to the next.
  @Test func estimatesEndAsTheRun() async throws {
    let sequential = SequentialExperiment(try experiment(200_000), width: 0.5)
    var seen: [SequentialExperiment.Outcome] = []
    for try await outcomes in sequential.estimates { seen += outcomes }
    let last = try #require(try await sequential.run().first)
    #expect(seen.count > 1)
    #expect(seen.last?.samples == last.samples)
    #expect(seen.last?.low == last.low && seen.last?.mean == last.mean)
    for (a, b) in zip(seen, seen.dropFirst()) {
      #expect(Double(b.samples) >= 1.25 * Double(a.samples))
    }
  }

  /// Who stops listening stops the run; without a variance there is nothing to
  /// listen to.
  @Test func listenersMayLeave() async throws {
    let long = SequentialExperiment(try experiment(20_000_000), width: 1e-4)
    for try await outcomes in long.estimates {
      #expect(outcomes[0].samples >= 1000)
      break
    }
  }

  /// Without enough networks it says so.
  @Test func tooFewNetworksAreInconclusive() async throws {
    let outcome = try #require(
      try await SequentialExperiment(experiment(1_500), width: 0.01).run().first
    )
    #expect(outcome.samples == 1_500 && outcome.verdict == .inconclusive)
  }
}
