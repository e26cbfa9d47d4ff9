import CGSL
import Foundation
import Measures
import TestSupport

/// What the draws of a law look like: the checks that a kernel must pass and
/// its mutants must fail.
extension ExactLaw {
  /// Counts in `each` equally likely cells on each side of 0 and at each atom.
  func bulk(_ draws: [Double], each: Int = 32) -> Finding {
    Finding(
      "\(spelling): cells",
      LawCells(self, each: each).tail(of: draws)
    )
  }

  /// As many draws above 0 as there should be.
  func sign(_ draws: [Double]) -> Finding {
    let positive =
      above(0) + atoms.reduce(0) { $1.value > 0 ? $0 + $1.mass : $0 }
    return Finding(
      "\(spelling): above 0",
      binomialTail(
        countPositive(draws),
        trials: draws.count,
        probability: positive
      )
    )
  }

  /// The mean of x², whose variance is (κ − 1)σ⁴.
  ///
  /// A normal test where the moments of x² justify it at the level, else
  /// Catoni's, which needs no more than the variance.
  func variance(_ draws: [Double], alpha: Double) -> Finding {
    let name = "\(spelling): variance"
    guard kurtosis > 1 else {
      return Finding(name, draws.allSatisfy { abs($0) == deviation } ? 1 : 0)
    }
    let spread = (kurtosis - 1).squareRoot()
    guard isNormalVariance(draws.count, alpha) else {
      let scale = 1 / (deviation * deviation)
      let tail = meanTail(
        draws.map { $0 * $0 * scale },
        mean: 1,
        variance: kurtosis - 1,
        alpha: alpha
      )
      return Finding(name, tail)
    }
    let count = Double(draws.count)
    let sum = gsl_stats_tss_m(draws, 1, draws.count, 0)
    let excess = sum / (count * deviation * deviation) - 1
    let z = excess * count.squareRoot() / spread
    return Finding(name, z.isNaN ? 0 : erfc(abs(z) * 0.5.squareRoot()))
  }

  /// Whether the mean of `count` squares is normal as far out as the level.
  private func isNormalVariance(_ count: Int, _ alpha: Double) -> Bool {
    let moments = (1...4).compactMap {
      try? measure().standardizedMoment($0).doubleValue
    }
    guard moments.count == 4, moments[3].isFinite else { return false }
    let (m4, m6, m8) = (moments[1], moments[2], moments[3])
    let variance = m4 - 1
    let third = m6 - 3 * m4 + 2
    let fourth = m8 - 4 * m6 + 6 * m4 - 3
    return isNormalTailJustified(
      alpha: alpha,
      skewness: third / (variance * variance.squareRoot()),
      excessKurtosis: fourth / (variance * variance) - 3,
      count: count
    )
  }

  /// How many draws are further out than `sigmas` standard deviations, how
  /// many of those are positive, and where they lie.
  func tail(_ far: FarDraws, sigmas: Int) -> [Finding] {
    let start = Double(sigmas) * deviation
    let mass = outside(start)
    let name = "\(spelling): beyond \(sigmas)σ"
    let count = Finding(
      name,
      binomialTail(far.values.count, trials: far.total, probability: mass)
    )
    guard mass > 0, !far.values.isEmpty else { return [count] }
    let side = atoms.reduce(above(start)) {
      $1.value > start ? $0 + $1.mass : $0
    }
    let positive = Finding(
      "\(name), positive",
      binomialTail(
        countPositive(far.values),
        trials: far.values.count,
        probability: min(1, side / mass)
      )
    )
    guard atoms.isEmpty else { return [count, positive] }
    // Given |x| > t, P(|X| > |x|)/P(|X| > t) is uniform on (0, 1).
    let uniform = far.values.map { outside(abs($0)) / mass }
    let shape = Finding(
      "\(name), shape",
      uniformDistribution.tail(of: uniform)
    )
    return [count, positive, shape]
  }

  /// Pairs of draws a `lag` apart in 8 × 8 equally likely cells.
  ///
  /// Only for laws without atoms. No draw is in two pairs.
  func serial(_ draws: [Double], lag: Int) -> Finding {
    let cells = LawCells(self, each: 4)
    let ranks = cells.cells(of: draws)
    var counts = Array(repeating: 0, count: 64)
    for start in stride(from: 0, to: draws.count - 2 * lag + 1, by: 2 * lag) {
      for i in start..<(start + lag) {
        counts[8 * ranks[i] + ranks[i + lag]] += 1
      }
    }
    let one = cells.probabilities
    return Finding(
      "\(spelling): pairs \(lag) apart",
      cellTail(counts, probabilities: one.flatMap { p in one.map { p * $0 } })
    )
  }
}

/// The uniform distribution function on (0, 1) at 64 points.
let uniformDistribution = KnownDistribution(
  (1...64).map { (Double($0) / 64, Double($0) / 64) }
)

/// How many numbers are positive.
func countPositive(_ draws: [Double]) -> Int {
  draws.withUnsafeBufferPointer { draws in
    var (i, count) = (0, 0)
    while i < draws.count {
      if draws[i] > 0 { count += 1 }
      i += 1
    }
    return count
  }
}
