import Foundation

/// A test that the mean of a non-negative variable is at most m, for any tail.
///
/// If X ≥ 0 and E X ≤ m, then ∏ (1 + λ(X_i/m − 1)) with λ in [0, 1) has mean at
/// most 1, and so has an average over λ: by Markov's inequality it passes 1/δ
/// with probability at most δ. No variance has to exist. Source: Waudby-Smith
/// and Ramdas, "Estimating means of bounded random variables by betting",
/// J. R. Stat. Soc. B 86 (2024), arXiv:2010.09686.
struct BettingTest {
  private let logMean: Double
  private var logarithms: [Double]

  /// The stakes λ: a mean that is a few times m is seen by large ones, one that
  /// exceeds m by little only by small ones.
  private static let stakes: [Double] = (1...10).map { pow(2, -Double($0)) }

  /// The test of "the mean is at most e^`logMean`".
  init(logMean: Double) {
    self.logMean = logMean
    logarithms = BettingTest.stakes.map { _ in 0 }
  }

  /// Takes in ln X; −∞ stands for X = 0.
  mutating func add(_ logX: Double) {
    let log = logX - logMean
    for (i, stake) in BettingTest.stakes.enumerated() {
      // 1 + λ(X/m − 1), whose 1 − λ does not matter where X/m overflows.
      logarithms[i] +=
        log < 600
        ? log1p(stake * (exp(log) - 1)) : log + Foundation.log(stake)
    }
  }

  /// ln of the e-value.
  var logEvidence: Double {
    let largest = logarithms.max() ?? 0
    let sum = logarithms.reduce(0) { $0 + exp($1 - largest) }
    return largest + log(sum / Double(logarithms.count))
  }
}
