import Foundation
import GSL

/// Differences of ln Γ and ψ in which nothing cancels.
///
///     ln[c^s Γ(a + s)/Γ(a)] = ln E (c/2 · χ²_{2a})^s
///
/// is a small number when ca is near 1 and a is large, though each ln Γ is huge.
/// Both arguments are moved up to a real part of at least 16 by
/// Γ(z + 1) = zΓ(z), and Stirling's series with eight terms is applied to the
/// difference; its remainder is below 2·10⁻¹⁷ there (DLMF 5.11.ii).
enum LogGamma {
  private static let threshold = 16.0

  /// ln[c^s Γ(a + s)/Γ(a)] for a > 0 and a + Re s > 0, up to multiples of 2πi.
  static func ratio(_ a: Double, _ s: Complex, scale c: Double) -> Complex {
    var shift = Complex(0)
    var base = a
    while min(base, base + s.re) < threshold {
      shift = shift - (1 / base * s).log1p
      base += 1
    }
    let w = (1 / base * s).log1p
    let z = Complex(base + s.re, s.im)
    let logScale = logNearOne(base * c)
    let stirling = Complex(z.re - 0.5, z.im) * w - s + logScale * s
    return shift + stirling + tail(z) - tail(Complex(base))
  }

  /// ψ(x) + ln c, accurate when cx is near 1.
  static func centredDigamma(
    _ x: Double,
    scale c: Double
  ) throws(PathSumError) -> Double {
    if x >= 64 {
      let y = 1 / (x * x)
      let series = y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y / 240)))
      return logNearOne(x * c) - 1 / (2 * x) - series
    }
    return try polygamma(0, x) + log(c)
  }

  /// ψ^{(n)}(x).
  static func polygamma(
    _ n: Int,
    _ x: Double
  ) throws(PathSumError) -> Double {
    do {
      return try PolyGamma.value(n, x)
    } catch {
      throw PathSumError(error.description)
    }
  }

  /// ln x for x that is often 1 + O(n^{−½}).
  private static func logNearOne(_ x: Double) -> Double {
    abs(x - 1) < 0.5 ? log1p(x - 1) : log(x)
  }

  /// Σ_k B_{2k}/(2k(2k − 1) z^{2k−1}), k ≤ 8.
  private static func tail(_ z: Complex) -> Complex {
    let inverse = Complex.one / z
    let square = inverse * inverse
    var sum = Complex(0)
    for c in coefficients.reversed() { sum = sum * square + Complex(c) }
    return sum * inverse
  }

  private static let coefficients: [Double] = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188,
    -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
  ]
}
