import Foundation

/// The growth of E Z² a hidden layer, deep inside a network.
///
/// It is the largest eigenvalue, for width n and weights of kurtosis κ, of
///
///     (A, B) ← [[1 + 2/n, 1 + (2κ − 4)/n], [3/n, (2κ − 3)/n]] (A, B)
///
/// for A = E‖v‖⁴ and B = E Σ v_i⁴ of the gradient v carried backward. It is
/// 1 + 5/n + 12(κ − 3)/n² + O(n⁻³): the law is invisible at order 1/n.
enum InteriorGrowth {
  /// The eigenvalue minus 1, for n ≥ 1 and κ ≥ 1.
  static func excess(kurtosis: Double, width n: Double) -> Double {
    // λ − 1 solves t² − s t − p = 0; both terms are kept small by hand, so that
    // nothing cancels for wide layers.
    let a = 2 / n
    let d = (2 * kurtosis - 3) / n - 1
    let b = 1 + (2 * kurtosis - 4) / n
    let c = 3 / n
    let half = (a + d) / 2
    let product = a * d - b * c
    let root = (half * half - product).squareRoot()
    // half is negative for wide layers: take the root that does not cancel.
    return half > 0 ? half + root : -product / (root - half)
  }

  /// n² (λ − 1 − 5/n), which tends to 12(κ − 3).
  static func correction(kurtosis: Double, width n: Double) -> Double {
    n * (n * excess(kurtosis: kurtosis, width: n) - 5)
  }
}
