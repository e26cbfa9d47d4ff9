import Foundation
import TestSupport
import Testing

/// Planned sample sizes give the power they promise, and not much more.
@Suite struct PowerPlanTests {
  private let plan = PowerPlan(alpha: 1e-10, beta: 0.01)

  /// Quantiles to be added: 6.46695 for 10⁻¹⁰ two-sided, 2.32635 for 1 %.
  @Test func theReachIsASumOfQuantiles() {
    #expect(abs(plan.reach - 8.7932989612813573) <= 8 * plan.reach.ulp)
    #expect(plan.draws(effect: 1) == 78)
    #expect(plan.draws(effect: 0.01) == 773_222)
  }

  /// Counts: the chance of escape, summed by itself, is β or little less, and with two thirds
  /// of the trials it is above ten times that.
  @Test(arguments: [(0.5, 0.01), (0.125, -0.03), (6.3e-5, 0.1), (0.9, 0.02)])
  func countsHaveTheirPower(p: Double, change: Double) {
    let trials = plan.trials(probability: p, change: change)
    func escape(_ trials: Int, truth: Double) -> Double {
      BinomialLaw(trials: trials, probability: p)
        .escape(alpha: plan.alpha, truth: truth)
    }
    #expect(escape(trials, truth: p * (1 + change)) <= plan.beta)
    #expect(escape(trials, truth: p * (1 + change)) > 0.5 * plan.beta)
    #expect(escape(2 * trials / 3, truth: p * (1 + change)) > 10 * plan.beta)
    #expect(escape(trials, truth: p) > 1 - plan.alpha)
  }

  /// The chance of escape is the sum of the masses of the counts that
  /// `binomialTail` lets pass, but for those it rejects on the far side.
  @Test func escapesAreSumsOverAcceptedCounts() {
    for (p, truth) in [(0.3, 0.5), (0.01, 0.2), (0.9, 0.5), (0.5, 0.49)] {
      let law = BinomialLaw(trials: 60, probability: p)
      let other = BinomialLaw(trials: 60, probability: truth)
      let sum = (0...60).reduce(0) {
        let isFar = truth > p ? Double($1) < 60 * p : Double($1) > 60 * p
        let tail = binomialTail($1, trials: 60, probability: p)
        return tail < 0.01 && !isFar ? $0 : $0 + other.mass(at: $1)
      }
      #expect(abs(law.escape(alpha: 0.01, truth: truth) - sum) < 1e-12)
    }
  }

  /// Distances: at the planned n the distance stays below the threshold with
  /// probability at most β, by a binomial tail at the point of the defect.
  @Test(arguments: [0.5, 0.1, 0.01])
  func distancesHaveTheirPower(distance: Double) {
    let n = plan.draws(distance: distance)
    let threshold = (log(2 / plan.alpha) / Double(2 * n)).squareRoot()
    // The true probability of a point that should have 1/2 − D/2.
    let truth = BinomialLaw(trials: n, probability: 0.5 + distance / 2)
    let least = (0.5 - distance / 2 + threshold) * Double(n)
    let miss = truth.tail(atMost: Int(least.rounded(.up)) - 1)
    #expect(miss <= plan.beta)
    #expect(miss > 1e-4 || distance > 0.4)
  }

  /// Two samples: a share D of the second is moved beyond the first.
  ///
  /// Their laws are D apart. Planned for an escape of 10⁻⁹, every one of twenty
  /// runs is rejected; of a fifth as many draws hardly any.
  @Test(arguments: [0.5, 0.2])
  func twoSamplesHaveTheirPower(distance: Double) {
    let plan = PowerPlan(alpha: 1e-10, beta: 1e-9)
    let n = plan.draws(distanceOfTwo: distance)
    var words = SplitMix64(seed: 5)
    func uniform() -> Double { Double(words.next() >> 11) * 0x1p-53 }
    func pValue(_ n: Int) -> Double {
      twoSampleTail(
        (0..<n).map { _ in uniform() },
        (0..<n).map { _ in uniform() < distance ? 2 : uniform() }
      )
    }
    let full = (0..<20).map { _ in pValue(n) }
    let fifth = (0..<20).map { _ in pValue(n / 5) }
    #expect(full.count { $0 < plan.alpha } == 20)
    #expect(fifth.count { $0 < plan.alpha } < 10)
  }

  /// Means: X = 1/q with probability 1.2 q instead of q, at the planned n, by the
  /// probabilities of all outcomes that are not rejected.
  @Test(arguments: [0.5, 0.1])
  func meansHaveTheirPower(q: Double) {
    let plan = PowerPlan(alpha: 1e-6, beta: 0.01)
    let n = plan.draws(meanEffect: 0.2 / (1 / q - 1).squareRoot())
    let law = BinomialLaw(trials: n, probability: 1.2 * q)
    let escape = (0...n).reduce(0) { sum, hits in
      let mass = law.mass(at: hits)
      if mass < 1e-6 { return sum }
      let values = (0..<n).map { $0 < hits ? 1 / q : 0 }
      let tail = meanTail(
        values,
        mean: 1,
        variance: 1 / q - 1,
        alpha: plan.alpha
      )
      return tail < plan.alpha ? sum : sum + mass
    }
    #expect(escape < 0.02)
    #expect(escape > 1e-4)
  }

  /// Cells: for two cells the power is a binomial sum, near 0.99 or above.
  @Test(arguments: [0.3, 0.1, 0.02])
  func cellsHaveTheirPower(change: Double) {
    let q = 0.5 * (1 + change)
    let n = plan.draws(cells: [0.5, 0.5], instead: [q, 1 - q])
    let law = BinomialLaw(trials: n, probability: q)
    func isRejected(_ k: Int) -> Bool {
      cellTail([k, n - k], probabilities: [0.5, 0.5]) < plan.alpha
    }
    let center = n / 2
    let least = (center...n).first(where: isRejected) ?? n
    let power = law.tail(atLeast: least)
    #expect(power > 0.98 && power < 0.9999)
  }
}
