import ExactArithmetic
import Measures
import Networks
import PathSums

/// All bounds that PathSum knows for one moment of one network.
///
/// Every bound here assumes symmetric weights without ties; what more it needs
/// is its `condition`. With a linear output every moment doubles, and so does
/// every bound.
///
///     let net = try NetworkSpec(
///       architecture: .init(parsing: "3,4,5,2"),
///       weights: [Laplace()]
///     )
///     let bounds = Bounds(net, order: 2).all()
///     let exact = try ExactMoments(net).moment(2)
///     if let upper = bounds.bestUpper, let value = upper.value {
///       print(upper.name, value)  // kurtosis product 64
///       print(upper.admits(exact) == true)  // true
///     }
public struct Bounds: Sendable {
  let spec: NetworkSpec
  let order: Int
  let beta: Rational

  /// The bounds for the K-th moment, K ≥ 1.
  public init(_ spec: NetworkSpec, order: Int) {
    self.spec = spec
    self.order = order
    beta = spec.architecture.beta
  }

  /// The bounds, the most specific first, those printed on the slides last.
  public func all() -> [Bound] {
    if order == 1 { return meanIdentity() }
    var bounds: [Bound] = []
    if order == 2 { bounds += kurtosisProduct() + explicitExponential() }
    bounds += gaussianProduct() + gaussianExponential()
    bounds += gaussianComparison()
    bounds.append(universalLower())
    return bounds + printed()
  }

  /// 1 for a row, 1/n₀^K for an entry; 2 more for a linear output.
  var unit: Rational {
    let base: Rational =
      spec.quantity.input == nil
      ? 1 : Rational(spec.architecture.inputWidth).power(-order)
    return spec.outputActivation == .linear ? base + base : base
  }

  /// e^{c β} · `factor`, rigorously.
  func exponential(_ rate: Enclosure, times factor: Rational) -> ExactValue {
    let power = (rate * Enclosure(rational: beta)).exponential
    return .enclosure(power * Enclosure(rational: factor))
  }

  func exponential(_ rate: Rational, times factor: Rational) -> ExactValue {
    exponential(Enclosure(rational: rate), times: factor)
  }

  private func meanIdentity() -> [Bound] {
    let isRow = spec.quantity.input == nil
    return [Bound.Side.lower, .upper].map { side in
      Bound(
        name: "mean identity",
        side: side,
        formula: isRow ? "1" : "1/n_0",
        value: .rational(unit),
        standing: .proved,
        condition: ("none", true),
        remark: "an identity for every width and every symmetric law"
      )
    }
  }

  /// E[Z^K] ≥ (E[Z²])^{K−1} by log-convexity, and E[Z²] ≥ 2·2^β.
  private func universalLower() -> Bound {
    let log2 = Enclosure(rational: 2).naturalLogarithm
    let rate = log2 * Enclosure(rational: Rational(order - 1))
    return Bound(
      name: "universal ln 2",
      side: .lower,
      formula: "2^(K-1) exp((K-1) ln2 beta)",
      value: exponential(rate, times: Rational(2).power(order - 1) * unit),
      standing: .proved,
      condition: ("none", true),
      remark: "attained by Rademacher moments at widths 1, so ln 2 is the best"
        + " universal constant"
    )
  }

  private func printed() -> [Bound] {
    [
      Bound(
        name: "slides, upper bound as printed",
        side: .upper,
        formula: "exp(C_K beta)",
        value: nil,
        standing: .refuted,
        condition: ("some C_K > 0", false),
        remark: "its prefactor is missing: E[Z^K] is at least 2^(K-1) while"
          + " exp(C beta) tends to 1 as the widths grow, so no C_K works"
      )
    ]
  }
}
