import Foundation

/// A test that a mean has a given value, when the variance is known.
///
/// With Y = X/m − 1 of mean 0 and variance v under the null hypothesis, and
/// ψ(y) = sign(y) ln(1 + |y| + y²/2),
///
///     E exp ψ(αY) ≤ 1 + α²v/2 ≤ exp(α²v/2),
///
/// so exp(±Σψ(αY_i) − Nα²v/2) are e-values, and by Markov's inequality the
/// p-value below is valid at any N and for any tail: the false-alarm
/// probability is the stated one, not an asymptotic one. At
/// α = √(2 ln(2/δ)/(Nv)) the test detects at level δ what a Gaussian test would,
/// up to a few percent. Source: Catoni, "Challenging the empirical mean and
/// empirical variance", Ann. IHP Probab. Stat. 48 (2012), arXiv:1009.2048.
public struct CatoniTest: Sendable {
  private let known: KnownMoment
  private let influence: Double
  private(set) var sum = FixedPointSum()
  private(set) var count = 0

  /// The test of a known moment, tuned to N draws and a level δ.
  ///
  /// N and δ only tune the power; validity does not depend on them.
  public init(_ known: KnownMoment, samples: Int, level: Double) {
    self.known = known
    let spread = Double(samples) * known.relativeVariance
    // Without variance any deviation counts, as far as doubles can say so.
    influence = min(1e150, (2 * log(2 / level) / spread).squareRoot())
  }

  /// Takes in ln X; −∞ stands for X = 0.
  mutating func add(_ logX: Double) {
    let y = influence * (exp(logX - known.logMean) - 1)
    // ln(y²/2) stands in where y² would overflow.
    let size = abs(y)
    let psi =
      size < 1e150 ? log1p(size + size * size / 2) : 2 * log(size) - M_LN2
    // Only X far above its mean leaves the range of doubles.
    sum.add(
      size.isFinite
        ? (y < 0 ? -psi : psi)
        : 2 * (log(influence) + logX - known.logMean) - M_LN2
    )
    count += 1
  }

  /// Adds the draws of another part of the same run.
  mutating func merge(_ other: CatoniTest) {
    sum.merge(other.sum)
    count += other.count
  }

  /// Sets the sum over so many draws, as a document has kept it.
  mutating func restore(_ sum: FixedPointSum, count: Int) {
    self.sum = sum
    self.count = count
  }

  /// min(1, 2/E) for the larger of the two e-values E.
  var pValue: Double { min(1, 2 * exp(drift - abs(sum.value))) }

  /// Nα²v/2.
  var drift: Double {
    Double(count) * influence * influence * known.relativeVariance / 2
  }

  /// The relative deviation that N draws detect at level δ with probability
  /// about ½ or more: (√(2 ln(2/δ)))·√(v/N).
  public static func detectableDeviation(
    relativeVariance: Double,
    samples: Int,
    level: Double
  ) -> Double {
    (2 * log(2 / level) * relativeVariance / Double(samples)).squareRoot()
  }
}
