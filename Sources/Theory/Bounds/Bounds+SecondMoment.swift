import ExactArithmetic
import Measures
import Networks
import PathSums

// The bounds for K = 2 and any law with a finite fourth moment.
//
// In the recursion for A = E‖v‖⁴ and B = E Σ v_i⁴ one has 0 ≤ B ≤ A, so that one
// layer multiplies A by a number between 1 + (2 min(κ,3) − 1)/n and
// 1 + (2 max(κ,3) − 1)/n, κ being the kurtosis of the weights behind the layer.
extension Bounds {
  /// The kurtosis of each layer's weights, or nil where it is irrational or
  /// infinite.
  private var kurtoses: [Rational]? {
    let values = spec.weights.compactMap(\.kurtosis.rational)
    return values.count == spec.weights.count ? values : nil
  }

  /// Rational numbers below and above every layer's kurtosis.
  private var kurtosisRange: (lower: [Rational], upper: [Rational])? {
    if let kurtoses { return (kurtoses, kurtoses) }
    guard spec.weights.allSatisfy(\.kurtosis.isFinite) else { return nil }
    let digits = spec.weights.compactMap {
      $0.kurtosis.enclosure?.decimals(digits: 30)
    }
    return (
      digits.compactMap { Rational($0.lower) },
      digits.compactMap { Rational($0.upper) }
    )
  }

  /// 2(1 + (κ₁−1)/n₀) ∏(1 + (2κ_{j+1}−1)/n_j) with κ clipped at 3.
  func kurtosisProduct() -> [Bound] {
    let range = kurtosisRange
    let lower = range?.lower.map { min($0, 3) }
    let upper = range?.upper.map { max($0, 3) }
    let condition = ("finite fourth moments", range != nil)
    let remark =
      "proved layer by layer from the exact second-moment recursion; equality"
      + " for Gaussian weights"
    return [
      Bound(
        name: "kurtosis product",
        side: .lower,
        formula: productFormula("min"),
        value: lower.map { kurtosisProduct($0) },
        standing: .proved,
        condition: condition,
        remark: remark
      ),
      Bound(
        name: "kurtosis product",
        side: .upper,
        formula: productFormula("max"),
        value: upper.map { kurtosisProduct($0) },
        standing: .proved,
        condition: condition,
        remark: remark
      ),
    ]
  }

  private func productFormula(_ clip: String) -> String {
    let k = "\(clip)(kappa,3)"
    return spec.quantity.input == nil
      ? "2 (1+(\(k)-1)/n_0) prod(1+(2\(k)-1)/n_j)"
      : "2 \(k)/n_0^2 prod(1+(2\(k)-1)/n_j)"
  }

  private func kurtosisProduct(_ kappa: [Rational]) -> ExactValue {
    let first: Rational =
      spec.quantity.input == nil
      ? 1 + (kappa[0] - 1) / Rational(spec.architecture.inputWidth)
      : kappa[0]
    var factors: [Rational: Int] = [first * unit * 2: 1]
    for (n, kappa) in zip(spec.architecture.hiddenWidths, kappa.dropFirst()) {
      let doubled = kappa + kappa
      factors[1 + (doubled - 1) / Rational(n), default: 0] += 1
    }
    return .product(of: factors)
  }

  /// 2e^{β/2} ≤ E[Z²] ≤ 6κ e^{6κβ}, κ the largest kurtosis.
  func explicitExponential() -> [Bound] {
    let largest = kurtosisRange?.upper.max()
    let source =
      "Hanin, Which neural net architectures give rise to exploding and"
      + " vanishing gradients?, NeurIPS 2018"
    return [
      Bound(
        name: "Hanin exponential",
        side: .lower,
        formula: unitFormula("2") + " exp(beta/2)",
        value: exponential(Rational(1, 2), times: unit * 2),
        standing: .proved,
        condition: ("none", true),
        remark: source
      ),
      Bound(
        name: "Hanin exponential",
        side: .upper,
        formula: unitFormula("6 kappa") + " exp(6 kappa beta)",
        value: largest.map { exponential($0 * 6, times: unit * 6 * $0) },
        standing: .proved,
        condition: ("finite fourth moments", largest != nil),
        remark: source
      ),
    ]
  }

  private func unitFormula(_ constant: String) -> String {
    spec.quantity.input == nil ? constant : "(\(constant)/n_0^2)"
  }
}
