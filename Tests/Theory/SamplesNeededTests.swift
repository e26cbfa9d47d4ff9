import Estimation
import Foundation
import Networks
import TestSupport
import Testing

@testable import Theory

/// The number of networks that a moment takes, foretold and kept.
@Suite struct SamplesNeededTests {
  private func expectation(_ spec: NetworkSpec, _ order: Int)
    -> Theory.Expectation
  {
    Theory.Expectation(spec, order: order, hypotheses: Hypotheses(spec))
  }

  /// N = Var(Z^K)/(E[Z^K]² · 0.05²): for n = (8, 1), K = 1 it is 600.
  @Test func theNumberIsTheFormula() throws {
    let needed = try #require(expectation(net("8,1"), 1).samplesNeeded())
    #expect((600...601).contains(needed))
    let fine = expectation(try net("8,1"), 1).samplesNeeded(resolution: 0.01)
    #expect((15_000...15_001).contains(try #require(fine)))
  }

  /// The table for 2 % at widths 100 and 50: theory to two digits.
  @Test(arguments: [
    ("100,100x10,1", 1, 5.8e3), ("100,100x10,1", 2, 3.2e4),
    ("50,50x10,1", 1, 1.1e4), ("50,50x10,1", 2, 1.8e5),
    ("20,20x10,1", 2, 9.1e6), ("10,10x10,1", 2, 8.7e8),
  ])
  func publishedSizesAreMet(widths: String, order: Int, size: Double) throws {
    let needed = expectation(try net(widths), order)
      .samplesNeeded(resolution: 0.02)
    #expect(abs((try #require(needed)) / size - 1) < 0.1)
  }

  /// With N networks the standard error is at most the resolution; with one
  /// per cent fewer it is not.
  @Test(arguments: ["8,1", "4,8,1", "3,4,5,2", "6,6x4,1"])
  func theNumberIsSharp(widths: String) throws {
    for order in 1...3 {
      let expectation = expectation(try net(widths), order)
      let needed = Int(try #require(expectation.samplesNeeded()))
      let resolution = Experiment.resolution
      let enough = expectation.relativeStandardError(samples: needed)
      let short = expectation.relativeStandardError(samples: needed * 99 / 100)
      #expect((enough ?? 1) <= resolution * (1 + 1e-12))
      #expect((short ?? 0) > resolution)
    }
  }

  /// The verdict turns from inconclusive to resolved at that number.
  @Test func theVerdictTurnsThere() async throws {
    for (samples, isResolved) in [(300, false), (590, false), (610, true)] {
      let row = try await Experiment(
        net("8,1"),
        moments: [1],
        samples: samples,
        streams: .init(seed: 8)
      ).run().rows[0]
      guard row.verdict != .violated else { continue }
      #expect(row.verdict == (isResolved ? .consistent : .inconclusive))
      #expect((row.samplesNeeded == nil) == isResolved)
    }
  }

  /// The error that such runs really make is the one foretold, within a factor
  /// of 2: over 100 runs their mean square is close to χ²/100, which is off by
  /// the factor 4 with probability below e^{−31} on either side.
  @Test func theErrorIsTheOneForetold() async throws {
    let spec = try net("8,1")
    let needed = Int(
      try #require(expectation(spec, 1).samplesNeeded())
    )
    let logs = try await draws(spec, samples: 100 * needed)
    _ = CheckFamily.estimators.spend(on: "foretold errors")
    var squares = 0.0
    for run in 0..<100 {
      let values = logs[(run * needed)..<((run + 1) * needed)].map { exp($0) }
      let error = values.reduce(0, +) / Double(needed) - 1
      squares += error * error
    }
    let ratio = (squares / 100).squareRoot() / Experiment.resolution
    #expect(ratio > 0.5 && ratio < 2)
  }
}
