import Foundation

/// The Mellin transform of one layer's random factor.
///
///     E[X̄_n^s | B ≥ 1] = Σ_{b=1}^{n} p_b (4/n)^s Γ(b/2 + s)/Γ(b/2),
///
/// X̄_n = (2/n)χ²_B with B ~ Bin(n, ½), p_b = C(n, b)/(2ⁿ − 1); and with one
/// certain b instead of a mixture for the input's factor (2/n₀)χ²_b, b = n₀ for
/// a row and b = 1 for an entry.
struct LayerMellin: Sendable {
  /// The numbers b and their probabilities.
  let window: BinomialWindow
  /// 4/n.
  let scale: Double

  /// The factor of a hidden layer of width n.
  init(width n: Int) {
    window = BinomialWindow(n, atLeast: 1)
    scale = 4 / Double(n)
  }

  /// The factor (2/n₀)χ²_b of the input.
  init(inputWidth n: Int, degrees b: Int) {
    window = BinomialWindow(b, atLeast: b)
    scale = 4 / Double(n)
  }

  /// Moments exist above −b/2 for the smallest b of the window.
  var leastExponent: Double { -Double(window.lowest) / 2 }

  /// The transform at s = it, and Σ p_b |Γ(b/2 + it)/Γ(b/2)|, which bounds it and
  /// decreases in t.
  func transform(_ t: Double) -> (value: Complex, bound: Double) {
    var value = Complex(0)
    var bound = 0.0
    forEachTerm(Complex(0, t), reference: 0) { p, term in
      value = value + p * term
      bound += p * term.modulus
    }
    return (value, bound)
  }

  /// ln E[X̄^s] for a real s above `leastExponent`.
  func logMoment(_ s: Double) -> Double {
    let b = s < 0 ? window.lowest : window.highest
    let reference = LogGamma.ratio(Double(b) / 2, Complex(s), scale: scale).re
    var sum = 0.0
    forEachTerm(Complex(s), reference: reference) { p, term in
      sum += p * term.re
    }
    return reference + log(sum)
  }

  /// A lower bound for the rate at which ln of `transform(t).bound` falls at and
  /// after t: Im ψ(b/2 + it) ≥ atan(2t/b), increasing in t, decreasing in b.
  func decay(_ t: Double) -> Double {
    atan(2 * t / Double(window.highest))
  }

  /// Every p_b and e^{−reference} (4/n)^s Γ(b/2 + s)/Γ(b/2), by the recurrence
  /// Γ(a + 1) = aΓ(a), restarted often enough to keep its rounding small.
  private func forEachTerm(
    _ s: Complex,
    reference: Double,
    _ body: (Double, Complex) -> Void
  ) {
    var recent = [Complex.one, .one]
    for (i, p) in window.probabilities.enumerated() {
      let b = Double(window.lowest + i)
      let parity = i % 2
      if i % 64 < 2 {
        let log = LogGamma.ratio(b / 2, s, scale: scale)
        recent[parity] = (log - Complex(reference)).exponential
      }
      body(p, recent[parity])
      recent[parity] = recent[parity] * Complex(1 + 2 / b * s.re, 2 / b * s.im)
    }
  }
}
