import Foundation

/// A distribution function from its characteristic function φ, with a bound on
/// every error.
///
/// With step h and t_k = (k + ½)h,
///
///     F(y) = ½ − Σ_{k≥0} Im[φ(t_k) e^{−i t_k y}] / (π(k + ½))
///            + Σ_{m≥1} (−1)^{m+1} [P(Y < y − 2πm/h) − P(Y > y + 2πm/h)]
///
/// exactly (Davies, Biometrika 60 (1973) 415). Three things are left out:
///
/// * aliasing, the second sum: with 2π/h = `high` − `low` it is at most the mass
///   beyond either end of that interval, for each bracket alternates and falls;
/// * truncation, the terms k > N: |φ| ≤ G, a product of sums of
///   |Γ(b/2 + it)/Γ(b/2)|, each log-concave in t, so that the terms fall at least
///   geometrically, at the rate e^{−hR}, R = Σ_j atan(2t/b_max);
/// * rounding, bounded to first order by operation counts.
///
/// The density is the midpoint rule for (1/π)∫Re[φ e^{−ity}]dt in the same way.
struct Inversion: Sendable {
  /// Tail bounds, and the interval they leave.
  let tails: ChernoffTails
  let aliasing: Double
  let truncation: Double
  let rounding: Double
  private let densityError: Double
  private let step: Double
  /// The values φ(t_0), φ(t_1) and so on.
  private let values: [Complex]

  private static let target = 1e-17
  private static let mostTerms = 200_000

  init(
    _ factors: [(factor: LayerMellin, count: Int)],
    _ cumulants: LogCumulants
  ) throws(PathSumError) {
    tails = ChernoffTails(factors, deviation: cumulants.variance.squareRoot())
    step = 2 * .pi / (tails.high - tails.low)
    let dropped = factors.reduce(0) {
      $0 + Double($1.count) * $1.factor.window.dropped
    }
    var values: [Complex] = []
    var rest = (cdf: Double.infinity, density: Double.infinity)
    var noise = (cdf: 0.0, density: 0.0)
    let size = max(abs(tails.low), abs(tails.high))
    while rest.cdf > Inversion.target {
      guard values.count < Inversion.mostTerms else {
        throw PathSumError(
          "the inversion of the law of ln Z did not converge in"
            + " \(Inversion.mostTerms) terms"
        )
      }
      let k = Double(values.count) + 0.5
      let t = k * step
      let term = Inversion.term(factors, t)
      values.append(term.value)
      let relative = term.noise + 4 * t * size + 4 * k
      let absolute = term.value.modulus * relative * Double.ulpOfOne
      noise.cdf += absolute / (.pi * k)
      noise.density += absolute * step / .pi
      let decay = -expm1(-step * term.decay)
      rest.cdf = term.bound * (1 - decay) / (decay * .pi * k)
      rest.density = term.bound * (1 - decay) / decay * step / .pi
    }
    self.values = values
    aliasing = ChernoffTails.mass + dropped
    truncation = rest.cdf
    rounding = noise.cdf + 4 * Double.ulpOfOne
    densityError =
      tails.densityAliasing + rest.density + noise.density
      + dropped * step * Double(values.count)
  }

  /// φ(t), the bound G(t), R(t) and the relative rounding error in ulps.
  private static func term(
    _ factors: [(factor: LayerMellin, count: Int)],
    _ t: Double
  ) -> (value: Complex, bound: Double, decay: Double, noise: Double) {
    var value = Complex.one
    var (bound, decay, noise) = (1.0, 0.0, 8.0)
    for (factor, count) in factors {
      let (z, g) = factor.transform(t)
      value = value * z.power(count)
      bound *= pow(g, Double(count))
      decay += Double(count) * factor.decay(t)
      // 64 for the restart, 128 for the recurrence, phases of size t; relative
      // to the sum of moduli g.
      let loss = z.modulus > 0 ? g / z.modulus : 1
      noise += Double(count) * (192 + 8 * t) * loss
    }
    return (value, bound, decay, noise)
  }

  /// A bound on the absolute error of `cdf`.
  var error: Double { aliasing + truncation + rounding }

  func cdf(_ y: Double) -> Certified {
    if y <= tails.low { return Certified(value: 0, error: tails.lower(y)) }
    if y >= tails.high { return Certified(value: 1, error: tails.upper(y)) }
    var sum = 0.0
    forEachPhase(y) { k, z in sum += (values[k] * z).im / (Double(k) + 0.5) }
    return Certified(value: min(1, max(0, 0.5 - sum / .pi)), error: error)
  }

  func density(_ y: Double) -> Certified {
    // Outside the interval the mass is negligible, and so is the density up to
    // the bound that aliasing obeys.
    if y <= tails.low || y >= tails.high {
      return Certified(value: 0, error: tails.densityAliasing)
    }
    var sum = 0.0
    forEachPhase(y) { k, z in sum += (values[k] * z).re }
    return Certified(value: max(0, sum * step / .pi), error: densityError)
  }

  /// e^{−i t_k y} for every k, by rotation, restarted every 64 terms.
  private func forEachPhase(_ y: Double, _ body: (Int, Complex) -> Void) {
    let turn = Complex.polar(1, -step * y)
    var phase = Complex.one
    for k in values.indices {
      if k % 64 == 0 { phase = .polar(1, -(Double(k) + 0.5) * step * y) }
      body(k, phase)
      phase = phase * turn
    }
  }
}
