import Estimation
import Networks
import PathSums
import Sampling
import TestSupport
import Testing

@testable import Theory

/// The machinery of calibration, and the criterion that a verdict needs.
@Suite struct CoverageStudyTests {
  private static func expectation(
    _ net: CalibrationNet
  ) throws -> Theory.Expectation {
    let spec = try net.spec()
    return Theory.Expectation(
      spec,
      order: net.order,
      hypotheses: Hypotheses(spec)
    )
  }

  /// Every net of the panel has an exact value, and they are as various as they
  /// should be.
  @Test func thePanelIsVarious() throws {
    let panel = CalibrationNet.panel
    #expect(panel.count >= 12)
    #expect(Set(panel.map(\.order)) == [1, 2, 3])
    let betas = try panel.map { try $0.spec().architecture.beta.doubleValue }
    #expect((betas.min() ?? 1) <= 0.1 && (betas.max() ?? 0) >= 5)
    for net in panel {
      #expect(try Self.expectation(net).refusal == nil)
    }
  }

  /// The mean of the simplest net: Z is 0 or 2χ²_n/n with probability ½ each, so
  /// that E[Z^j]/E[Z]^j = 2^{j−1}(1+2/n)⋯(1+2(j−1)/n).
  @Test func theShapeIsTheFormula() throws {
    let shape = try #require(
      ExactMoments(try CalibrationNet("8,1").spec()).shape(1)
    )
    let expected = try #require(
      NormalApproximation(
        second: 2 * 1.25,
        third: 4 * 1.25 * 1.5,
        fourth: 8 * 1.25 * 1.5 * 1.75
      )
    )
    #expect(abs(shape.skewness / expected.skewness - 1) <= 1e-9)
    let kurtosis = shape.excessKurtosis - expected.excessKurtosis
    #expect(abs(kurtosis) <= 1e-9)
  }

  /// A small standard error is not enough for a verdict where the tail is heavy.
  @Test func heavyTailsTakeMoreThanPrecision() throws {
    let heavy = try Self.expectation(CalibrationNet("10,10x10,1"))
    let needed = try #require(heavy.samplesNeeded())
    let trusted = try #require(heavy.samplesToTrust())
    #expect(trusted > 2 * needed)
    #expect(!heavy.isNormal(samples: Int(needed), confidence: 0.95))
    #expect(heavy.isNormal(samples: Int(trusted), confidence: 0.95))
    let light = try Self.expectation(CalibrationNet("8,1"))
    #expect(light.samplesToTrust() == light.samplesNeeded())
  }

  /// Without a finite kurtosis no number of networks is known to be enough.
  @Test func infiniteKurtosisIsInconclusive() async throws {
    let net = CalibrationNet("4,8,1", "student(7)")
    let expectation = try Self.expectation(net)
    #expect(expectation.known != nil && expectation.samplesToTrust() == nil)
    let row = try await Experiment(
      net.spec(),
      moments: [1],
      samples: 20_000,
      streams: .init(seed: 3)
    ).run().rows[0]
    _ = CheckFamily.verdicts.spend(on: "no kurtosis")
    #expect(row.verdict == .inconclusive && row.estimate == nil)
    #expect(row.samplesNeeded == nil)
    #expect(row.alarms.contains { $0.contains("kurtosis") })
  }

  /// The share of covering intervals is a binomial number of nearly 95 %: the
  /// expansion allows for half a per cent, the check for all of the promise.
  @Test func intervalsCover() async throws {
    let runs = Replications(seed: 5, count: 400, threads: 2)
    let study = try CoverageStudy(
      CalibrationNet("8,1"),
      replications: runs,
      budget: 1e6
    )
    let cell = try await study.direct(samples: 600)
    #expect(cell.trials.count == 400)
    expectCount(
      cell.trials.covered,
      of: 400,
      probability: 0.95,
      in: .coverage,
      "direct intervals of (8, 1)"
    )
  }

  /// Repetitions do not depend on the number of threads.
  @Test func threadsChangeNothing() async throws {
    let bodies = try await [1, 3].asyncMap { threads in
      try await Replications(seed: 9, count: 20, threads: threads).map {
        $0.generator(block: 0).uniform()
      }
    }
    #expect(bodies[0] == bodies[1] && Set(bodies[0]).count == 20)
  }
}

extension Array {
  fileprivate func asyncMap<T>(
    _ transform: (Element) async throws -> T
  ) async rethrows -> [T] {
    var result: [T] = []
    for element in self { result.append(try await transform(element)) }
    return result
  }
}
