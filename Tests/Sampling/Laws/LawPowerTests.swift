import Foundation
import GSL
import TestSupport
import Testing

/// The checks of the laws can fail: a mutant of the normal kernel is rejected
/// with probability 0.99 and more by the check that is there for it, at the
/// size that the kernel itself is checked at.
///
/// Where the statistic's law under the mutant is known, the power is computed
/// from it; the mutants are run as well.
@Suite struct LawPowerTests {
  private static let alpha = CheckFamily.kernels.share.alpha

  /// Runs a mutant again and again; every run must be rejected.
  private func expectRejected(
    _ defect: LawDefect,
    runs: Int,
    _ check: (LawDraws) -> Finding
  ) throws {
    _ = CheckFamily.mutants.spend(on: "\(defect)")
    for run in 0..<runs {
      let finding = check(try defect.draws("run \(run)"))
      #expect(finding.pValue < Self.alpha, "\(defect), run \(run): \(finding)")
    }
  }

  /// A lost sign is seen in a hundred draws.
  @Test func lostSigns() throws {
    try expectRejected(.lostSign, runs: LawSizes.runs) {
      gaussian.sign($0.next(96))
    }
  }

  /// A sign that leans by 0.005: P(X > 0) = 0.505, binomial.
  @Test func leaningSigns() throws {
    let law = BinomialLaw(trials: LawSizes.signs, probability: 0.5)
    #expect(law.escape(alpha: Self.alpha, truth: 0.505) < 1e-10)
    #expect(law.escape(alpha: Self.alpha, truth: 0.495) < 1e-10)
    try expectRejected(.leaningSign, runs: 3) {
      gaussian.sign($0.next(LawSizes.signs))
    }
  }

  /// A variance of 1.01: nΣx² is normal enough, and the run is repeated.
  @Test func largeVariances() throws {
    try expectRejected(.largeVariance, runs: 3) {
      gaussian.variance($0.next(LawSizes.variance), alpha: Self.alpha)
    }
  }

  /// Ten per cent more beyond 4σ: the count there is binomial again.
  ///
  /// That the mutant is what the computation says is checked on its draws.
  @Test func heavyTails() throws {
    let mass = gaussian.outside(4)
    let law = BinomialLaw(trials: LawSizes.tail, probability: mass)
    #expect(law.escape(alpha: Self.alpha, truth: 1.1 * mass) <= 0.01)
    #expect(law.escape(alpha: Self.alpha, truth: 0.9 * mass) <= 0.01)
    let draws = try LawDefect.heavyTail.draws("tail")
    let far = FarDraws(beyond: 4, among: 1 << 22, of: draws)
    expectLikely(
      Finding(
        "the heavy tail is ten per cent heavier",
        binomialTail(
          far.values.count,
          trials: far.total,
          probability: 1.1 * mass
        )
      ),
      in: .mutants
    )
  }

  /// Two equal pairs of 2¹⁶ draws are too many; 24 bits make a hundred.
  @Test func shortLattices() throws {
    try expectRejected(.shortLattice, runs: LawSizes.runs) {
      RepeatedValues.finding("24 bits", $0.next(RepeatedValues.draws))
    }
  }

  /// Lost wedges: the counts in the cells are multinomial with known
  /// probabilities, and rejected in each of five hundred runs, so that the
  /// power exceeds 0.99 by a confidence of 99 %.
  @Test func lostWedges() throws {
    let cells = LawSizes.lostWedgeCells
    let even = Array(repeating: 1.0 / 64, count: 64)
    _ = CheckFamily.mutants.spend(on: "lost wedges, 500 runs")
    let generator = try blockStream(for: "lost wedges").generator()
    for run in 0..<500 {
      let counts = generator.multinomial(LawSizes.bulk, cells)
      #expect(
        cellTail(counts, probabilities: even) < Self.alpha,
        "run \(run)"
      )
    }
    let draws = try LawDefect.lostWedge.draws("cells").next(1 << 17)
    let counts = LawCells(gaussian, each: 32).counts(of: draws)
    expectLikely(
      Finding(
        "cells of the lost wedges",
        cellTail(counts, probabilities: cells)
      ),
      in: .mutants
    )
  }

  /// The same checks at the same sizes find nothing in sound draws made
  /// another way: GSL's polar method, one by one.
  @Test func soundDrawsPass() throws {
    let generator = try blockStream(for: "polar method").generator()
    let polar = LawDraws { count in
      var draws = Array(repeating: 0.0, count: count)
      generator.fill(&draws, from: .gaussian)
      return draws
    }
    let draws = polar.next(1 << 20)
    for finding in [
      gaussian.bulk(draws), gaussian.sign(draws),
      gaussian.variance(draws, alpha: Self.alpha),
      RepeatedValues.finding("polar", Array(draws.prefix(1 << 16))),
    ] {
      expectLikely(
        Finding("polar, \(finding.name)", finding.pValue),
        in: .kernels
      )
    }
  }
}

extension Generator {
  /// Counts of `trials` draws in cells of the given probabilities, by binomials
  /// one after the other.
  func multinomial(_ trials: Int, _ probabilities: [Double]) -> [Int] {
    var left = trials
    var mass = 1.0
    return probabilities.map { p in
      let count = binomial(left, min(1, p / mass))
      left -= count
      mass -= p
      return count
    }
  }

  /// Bin(n, p) by inversion from the middle, exactly enough for a mutant.
  private func binomial(_ n: Int, _ p: Double) -> Int {
    guard p < 1 else { return n }
    let law = BinomialLaw(trials: n, probability: p)
    let mode = Int(Double(n + 1) * p)
    var u = uniform()
    var (low, high) = (mode, mode + 1)
    var (below, above) = (law.mass(at: mode), law.mass(at: mode + 1))
    while low >= 0 || high <= n {
      if u < below { return low }
      u -= below
      if u < above { return high }
      u -= above
      let q = p / (1 - p)
      below *= Double(low) / (Double(n - low + 1) * q)
      low -= 1
      above *= Double(n - high) / Double(high + 1) * q
      high += 1
    }
    return mode
  }
}
