import ExactArithmetic
import Measures
import Networks
import PathSums

// The bounds for every K that come from Gaussian weights.
//
//     ∏_{k<K}(1 + (4k+1)/n) ≤ g_K(n) ≤ ∏_{k<K}(1 + 5k/n) ≤ e^{5K(K−1)/(2n)}
//
// and, for every n ≥ 1, g_K(n) ≥ e^{c_K/n} with c_K = (K−1) ln 2 + ln (2K−1)!!.
extension Bounds {
  private var isGaussian: Bool {
    spec.weights.allSatisfy { $0.name == Gaussian().name }
  }

  private var gaussianCondition: (text: String, holds: Bool) {
    ("Gaussian weights in every layer", isGaussian)
  }

  /// The moment's limit at infinite hidden widths.
  private var prefactor: Rational {
    linearFactor
      * GaussianMoments.prefactor(
        order,
        inputWidth: spec.architecture.inputWidth,
        quantity: spec.quantity
      )
  }

  private var linearFactor: Rational {
    spec.outputActivation == .linear ? 2 : 1
  }

  private var prefactorFormula: String {
    spec.quantity.input == nil
      ? "2^(K-1) prod(1+2i/n_0)" : "2^(K-1) (2K-1)!!/n_0^K"
  }

  func gaussianProduct() -> [Bound] {
    let source = "Gaussian integration by parts, layer by layer"
    return [
      Bound(
        name: "Gaussian product",
        side: .lower,
        formula: prefactorFormula + " prod_j prod_{1<=k<K}(1+(4k+1)/n_j)",
        value: layerProduct { Rational(4 * $0 + 1) },
        standing: .proved,
        condition: gaussianCondition,
        remark: source
      ),
      Bound(
        name: "Gaussian product",
        side: .upper,
        formula: prefactorFormula + " prod_j prod_{1<=k<K}(1+5k/n_j)",
        value: layerProduct { Rational(5 * $0) },
        standing: .proved,
        condition: gaussianCondition,
        remark: source
      ),
    ]
  }

  private func layerProduct(_ rate: (Int) -> Rational) -> ExactValue {
    var factors: [Rational: Int] = [prefactor: 1]
    for n in spec.architecture.hiddenWidths {
      let layer = (1..<order).map { 1 + rate($0) / Rational(n) }
      factors[layer.product(), default: 0] += 1
    }
    return .product(of: factors)
  }

  func gaussianExponential() -> [Bound] {
    let double = Rational.oddFactorial(order) * Rational(2).power(order - 1)
    return [
      Bound(
        name: "Gaussian sharp exponential",
        side: .lower,
        formula: prefactorFormula + " exp(c_K beta)",
        value: exponential(
          Enclosure(rational: double).naturalLogarithm,
          times: prefactor
        ),
        standing: .proved,
        condition: gaussianCondition,
        remark: "c_K = (K-1) ln2 + ln (2K-1)!!, attained at widths 1"
      ),
      Bound(
        name: "Gaussian sharp exponential",
        side: .upper,
        formula: prefactorFormula + " exp(5K(K-1)/2 beta)",
        value: exponential(
          Rational(5 * order * (order - 1), 2),
          times: prefactor
        ),
        standing: .proved,
        condition: gaussianCondition,
        remark: "5K(K-1)/2 is sharp as the widths grow"
      ),
    ]
  }

  /// Path coefficients are non-negative, so the moment grows with every
  /// normalised moment of every law.
  func gaussianComparison() -> [Bound] {
    if isGaussian { return [] }
    guard let side = sideOfGaussian() else { return [] }
    let value = GaussianMoments.moment(
      order,
      spec.architecture,
      spec.quantity,
      times: linearFactor
    )
    return [
      Bound(
        name: "comparison with Gaussian weights",
        side: side,
        formula: "the exact moment for Gaussian weights",
        value: value,
        standing: .proved,
        condition: (
          "all normalised moments up to 2K "
            + (side == .upper ? "at most" : "at least") + " the Gaussian's",
          true
        ),
        remark: "the sum over paths is increasing in every normalised moment"
      )
    ]
  }

  /// Whether Gaussian weights give an upper or a lower bound, if either.
  private func sideOfGaussian() -> Bound.Side? {
    var isBelow = true
    var isAbove = true
    for law in spec.weights {
      for r in 2...order {
        guard let moment = law.standardizedMoment(r).rational else {
          return nil
        }
        let gaussian = Rational.oddFactorial(r)
        if moment > gaussian { isBelow = false }
        if moment < gaussian { isAbove = false }
      }
    }
    return isBelow ? .upper : (isAbove ? .lower : nil)
  }
}
