import ExactArithmetic
import Foundation
import Networks
import PathSums
import TestSupport
import Testing

@testable import Theory

/// P(Z = 0) = 1 − ½ ∏_{j<d} (1 − 2^{−n_j}): golden values and the test of it.
@Suite struct ZeroCheckTests {
  private func check(
    _ spec: NetworkSpec,
    _ zeros: Int,
    of samples: Int,
    level: Double = 1e-6,
    theoremHolds: Bool = true
  ) -> ZeroCheck {
    ZeroCheck(
      spec,
      zeros: zeros,
      samples: samples,
      theoremHolds: theoremHolds,
      level: level
    )
  }

  /// The golden values, and half of them alive with a linear output.
  @Test(arguments: [
    ("3,4,5,2", Rational(559, 1024)), ("2,6,6,6,6,1", nil),
    ("3,8,6,2", Rational(16703, 32768)), ("5,1", Rational(1, 2)),
    ("4,1,1", Rational(3, 4)),
  ])
  func goldenValues(widths: String, expected: Rational?) throws {
    let value = expected ?? Rational(17_801_471, 33_554_432)
    let check = check(try net(widths), 0, of: 10)
    #expect(check.exact == value)
    let probability = try #require(check.probability)
    #expect(abs(probability - value.doubleValue) <= 4 * probability.ulp)
    let linear = self.check(try net(widths, output: .linear), 0, of: 10)
    #expect(linear.exact == 2 * value - 1)
  }

  /// A bias changes nothing; atoms in the weights make it unknown.
  @Test func biasesDoNotMatterAtomsDo() throws {
    let biased = check(try net("3,4,5,2", bias: "gaussian"), 0, of: 10)
    #expect(biased.exact == Rational(559, 1024))
    let atoms = check(try net("3,4,5,2", "rademacher"), 0, of: 10)
    #expect(atoms.exact == nil && atoms.verdict == nil)
    let refused = check(try net("3,4,5,2"), 0, of: 10, theoremHolds: false)
    #expect(refused.exact == nil && refused.pValue == nil)
  }

  /// The p-value is the exact binomial one.
  @Test func pValuesAreBinomial() throws {
    let spec = try net("3,4,5,2")
    forAll("p-values of zero counts", .int(in: 0...400)) { zeros in
      let expected = binomialTail(
        zeros,
        trials: 400,
        probability: 559.0 / 1024
      )
      let p = check(spec, zeros, of: 400).pValue ?? -1
      try expectLaw(abs(p - expected) <= 1e-10 * expected, "\(p), \(expected)")
    }
  }

  /// Violated below the level and consistent above it.
  @Test func verdictsFollowTheLevel() throws {
    let spec = try net("5,1")
    for zeros in 0...40 {
      let check = check(spec, zeros, of: 40, level: 1e-3)
      let p = binomialTail(zeros, trials: 40, probability: 0.5)
      #expect(check.verdict == (p < 1e-3 ? .violated : .consistent))
      #expect(check.share == Double(zeros) / 40)
    }
  }

  /// Layers of any width: 1 − ½(1 − 2⁻ⁿ)^d to the last bits.
  @Test func wideAndDeepNetsKeepTheirDigits() throws {
    let wide = check(try net("2,5000,5000,1"), 0, of: 10)
    #expect(wide.exact == nil && wide.probability == 0.5)
    let deep = check(try net("1,1x40,1", output: .linear), 0, of: 10)
    #expect(deep.probability == 1 - 0x1p-40)
  }

  /// The Clopper–Pearson interval covers with at least its confidence,
  /// computed over all outcomes.
  @Test func intervalsCover() throws {
    let spec = try net("3,4,5,2")
    let p = 559.0 / 1024
    let law = BinomialLaw(trials: 60, probability: p)
    for confidence in [0.5, 0.95, 0.999] {
      let covered = (0...60).filter { zeros in
        let ends = check(spec, zeros, of: 60).interval(confidence: confidence)
        return ends.low <= p && p <= ends.high
      }
      let coverage = covered.reduce(0) { $0 + law.mass(at: $1) }
      #expect(coverage >= confidence - 1e-12)
    }
  }
}
