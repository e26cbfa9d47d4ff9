import Foundation

/// A rigorous p-value of a mean whose variance is known, for any tails.
///
/// With Y = (X − m)/σ of mean 0 and variance 1, ψ(y) = sign(y) ln(1 + |y| + y²/2)
/// and any a > 0 chosen in advance, 1 + y + y²/2 ≥ e^{ψ(y)} gives
///
///     E exp(±ψ(aY)) ≤ 1 + a²/2 ≤ e^{a²/2},
///
/// so that by Markov's inequality P[|Σψ(aY_i)| − na²/2 ≥ u] ≤ 2 e^{−u} for every
/// n and every law of that mean and variance. At a = √(2 ln(2/α)/n) the test
/// sees, at level α, little less than a normal one would (O. Catoni,
/// *Challenging the empirical mean and empirical variance*, Ann. Inst. H.
/// Poincaré Probab. Stat. 48 (2012) 1148–1185, doi:10.1214/11-AIHP454).
///
/// - Parameters:
///   - values: The sample; not a number fails with p-value 0.
///   - mean: m.
///   - variance: σ², positive; a larger one than the true one is cautious.
///   - alpha: The level the test is tuned to. Its validity does not depend on
///     it.
public func meanTail(
  _ values: [Double],
  mean: Double,
  variance: Double,
  alpha: Double
) -> Double {
  precondition(variance > 0, "A positive variance.")
  guard !values.isEmpty else { return 1 }
  let count = Double(values.count)
  let scale = (2 * log(2 / alpha) / (count * variance)).squareRoot()
  var sum = 0.0
  for value in values {
    let y = scale * (value - mean)
    let size = abs(y)
    let psi = log1p(size + size * size / 2)
    sum += y < 0 ? -psi : psi
  }
  guard !sum.isNaN else { return 0 }
  let drift = log(2 / alpha)
  return min(1, 2 * exp(drift - abs(sum)))
}
