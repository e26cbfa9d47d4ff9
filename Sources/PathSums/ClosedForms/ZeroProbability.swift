import ExactArithmetic
import Foundation
import Networks

/// P(Z = 0), the probability that the gradient vanishes.
public enum ZeroProbability {
  /// 1 − ½ ∏_{j<d} (1 − 2^{−n_j}) under the theorem's hypotheses, for atomless
  /// weights: the output is off, or some hidden layer is dead altogether.
  ///
  /// Nil if a law has atoms, for then products of weights may cancel, or if the
  /// hidden neurons exceed 4096, when the rational is too long to be of use.
  /// Without a ReLU at the output the factor ½ is absent.
  public static func exact(_ spec: NetworkSpec) -> Rational? {
    let hidden = spec.architecture.hiddenWidths
    guard spec.weights.allSatisfy({ $0.atoms.isEmpty }),
      hidden.reduce(0, +) <= 4096
    else { return nil }
    let alive = hidden.map { 1 - Rational(2).power(-$0) }.product()
    return 1 - alive * outputFactor(spec)
  }

  /// The same probability to the last bits of a double, for any widths.
  public static func value(_ spec: NetworkSpec) -> Double? {
    guard spec.weights.allSatisfy({ $0.atoms.isEmpty }) else { return nil }
    let alive = spec.architecture.hiddenWidths
      .reduce(outputFactor(spec).logarithm) { $0 + log1p(-exp2(-Double($1))) }
    return -expm1(alive)
  }

  private static func outputFactor(_ spec: NetworkSpec) -> Rational {
    spec.outputActivation == .relu ? Rational(1, 2) : 1
  }
}
