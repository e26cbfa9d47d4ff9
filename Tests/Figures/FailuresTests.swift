import Foundation
import GSL
import Sampling
import TestSupport
import Testing

@testable import Figures

/// The figure of failures, recomputed by other routes.
@Suite struct FailuresTests {
  /// Worked out by hand.
  static let truths = [
    0.5, 7.0 / 4, 4, 0.5, 0, 4 / exp(1.0), 2 - 4 / exp(1.0), 1.081109, 24, 144,
    1457.0 / 1024, 0.564190, 0.318310,
  ]

  static let formulas = [
    1, 4, 4, 1, 1, 1, 1, 1, 19, 109, 1.5, 0, 0,
  ].map { Double($0) }

  @Test func truthsAndFormulas() throws {
    let cases = try FailureCase.all()
    #expect(cases.count == Self.truths.count)
    for (one, truth) in zip(cases, Self.truths) {
      #expect(abs(one.truth - truth) < 5e-7, "\(one.claim)")
    }
    for (one, formula) in zip(cases, Self.formulas) {
      #expect(abs(one.formula - formula) < 1e-12, "\(one.claim)")
    }
  }

  /// E Z² of F5 and F6 by quadrature: Z = 2u² for u = Exp(1) − 1, or a Gaussian
  /// above −1/√2.
  @Test func variancesByQuadrature() throws {
    let cases = try FailureCase.all().filter {
      ["F5", "F6"].contains($0.claim)
    }
    let above = try Quadrature.between(0, 200) {
      4 * pow($0, 4) * exp(-$0 - 1)
    }
    let below = try Quadrature.between(-1, 0) {
      4 * pow($0, 4) * exp(-$0 - 1)
    }
    let biased = try Quadrature.between(-0.5.squareRoot(), 40) {
      4 * pow($0, 4) * exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot()
    }
    for (one, square) in zip(cases, [above, below, biased]) {
      let variance = square.value - one.truth * one.truth
      #expect(abs(one.variance - variance) <= square.error + 1e-12 * variance)
    }
  }

  /// A χ²_2 has the density e^{−x/2}/2: F7's moments by two quadratures.
  @Test func sharedFiltersByQuadrature() throws {
    for (one, layers) in zip(FailureCase.sharedWeights(), [1.0, 2]) {
      func moment(_ order: Double) throws -> Double {
        let readout = try Quadrature.between(0, 200) {
          pow($0, order) * exp(-$0 / 2) / 2
        }
        let filter = try Quadrature.between(0, 40) {
          pow(2 * $0 * $0, order) * exp(-$0 * $0 / 2)
            / (2 * Double.pi).squareRoot()
        }
        return 0.5 * readout.value * pow(filter.value, layers)
      }
      let (mean, square) = (try moment(2), try moment(4))
      #expect(abs(one.truth - mean) < 1e-8 * mean)
      #expect(abs(one.variance - (square - mean * mean)) < 1e-8 * square)
    }
  }

  /// What is drawn at (1,1) and no bias: half of the neurons tie; with any bias
  /// none does.
  @Test func ties() async throws {
    let settings = GallerySettings(level: .quick, seed: 21)
    for bias in [0, 1e-12] {
      let study = try settings.study("ties of \(bias)", samples: 2_000)
      var ties = 0
      try await study.run {
        try TieCount.block($0, $1, biasScale: bias)
      } consume: {
        ties += $0.ties
      }
      let truth = try Failures.tieTruth(bias)
      if bias > 0 {
        #expect(ties == 0 && truth == (0, 1))
      } else {
        #expect(truth == (0.5, 0.5))
        expectCount(
          ties,
          of: 2_000,
          probability: truth.ties,
          in: .masks,
          "ties of the figure of failures"
        )
      }
    }
  }

  /// Every case has its label, and its draws are of its quantity.
  @Test func everyCaseIsDrawn() throws {
    let cases = try FailureCase.all()
    let panels = Dictionary(grouping: cases, by: \.panel).mapValues(\.count)
    #expect(panels == ["ties": 5, "others": 6, "odd": 2])
    for one in cases {
      let stream = BlockStream(
        try GallerySettings(level: .quick).streams(one.setting),
        block: 0
      )
      let draws = try one.draw(50, stream)
      #expect(draws.count == 50)
      #expect(draws.allSatisfy { $0 >= 0 && $0.isFinite })
      #expect(one.truth == 0 || draws.contains { $0 > 0 })
    }
  }
}
