import Foundation
import Measures
import Networks
import Sampling
import TestSupport
import Testing

/// The networks that decide a moment, and an estimator without variance.
@Suite struct SizeBiasedLawTests {
  /// E[Z^K] of a Gaussian network:
  /// 2^{K−1} n_0^{−K} ∏_{i<K}(n_0 + 2i) ∏_j (2/n_j)^K E[B(B+2)⋯(B+2K−2)].
  static func logMoment(_ widths: [Int], _ order: Int) -> Double {
    func rising(_ b: Double) -> Double {
      (0..<order).reduce(1) { $0 * (b + 2 * Double($1)) }
    }
    let k = Double(order)
    let inputs = Double(widths[0])
    var sum = (k - 1) * log(2) - k * log(inputs) + log(rising(inputs))
    for n in widths.dropFirst().dropLast() {
      let law = BinomialLaw(trials: n, probability: 0.5)
      let mean = (0...n).reduce(0.0) {
        $0 + law.mass(at: $1) * rising(Double($1))
      }
      sum += k * log(2 / Double(n)) + log(mean)
    }
    return sum
  }

  /// Z^K times the likelihood ratio is E[Z^K], draw for draw.
  @Test(arguments: [[3, 4, 5, 2], [1, 1, 1], [10, 64, 64, 1], [7, 1]])
  func weightsAreTheMoment(widths: [Int]) throws {
    for order in [1, 2, 5] {
      let spec = try NetworkSpec(architecture: Architecture(widths: widths))
      let law = try #require(SizeBiasedLaw(spec, order: order))
      let stream = BlockStream(try Streams(seed: 5), block: order)
      let exact = Self.logMoment(widths, order)
      for draw in law.draws(200, from: stream) {
        #expect(abs(draw.logWeight - exact) <= 1e-9)
        #expect(draw.logZ.isFinite)
      }
    }
  }

  /// Entries: (2K−1)!! in place of n_0(n_0+2)⋯; linear outputs: twice as much.
  @Test func entriesAndLinearOutputs() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [3, 4, 5, 2]),
      outputActivation: .linear,
      quantity: .entry(input: 1, output: 1)
    )
    let law = try #require(SizeBiasedLaw(spec, order: 2))
    let draw = law.draws(1, from: BlockStream(try Streams(seed: 5), block: 1))[
      0
    ]
    // E[Zpq^4] = 3 with a ReLU on the output.
    #expect(abs(draw.logWeight - log(6)) <= 1e-12)
  }

  /// One layer, two inputs, K = 1: under the tilt Z is χ²_4.
  @Test func drawsHaveTheTiltedLaw() throws {
    // P(χ²_4 < 2) = 1 − 2/e.
    let spec = try NetworkSpec(architecture: Architecture(widths: [2, 1]))
    let law = try #require(SizeBiasedLaw(spec, order: 1))
    let draws = law.draws(
      4_000,
      from: BlockStream(try Streams(seed: 6), block: 1)
    )
    expectCount(
      draws.filter { $0.logZ < log(2) }.count,
      of: draws.count,
      probability: 1 - 2 / M_E,
      in: .estimators,
      "size-biased chi-square"
    )
  }

  /// Only Gaussian weights have this law, and only from K = 1 on.
  @Test func otherLawsAreRefused() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 1]),
      weights: [Uniform()]
    )
    #expect(SizeBiasedLaw(spec, order: 1) == nil)
    let gaussian = try NetworkSpec(architecture: Architecture(widths: [2, 1]))
    #expect(SizeBiasedLaw(gaussian, order: 0) == nil)
  }
}
