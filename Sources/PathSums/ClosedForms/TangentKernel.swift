import ExactArithmetic
import Networks

/// Moments of the neural tangent kernel on the diagonal, Gaussian weights.
///
/// In NTK parametrisation, with δ_j = ∂f_q/∂z^{(j)} and M_j = ‖a^{(j)}‖²/n_j,
///
///     K_w = 2 Σ_j M_{j−1} ‖δ_j‖²,   K_b = Σ_j ‖δ_j‖².
///
/// With tail(j) = ½ ∏_{k=j}^{d−1}(1 + 5/n_k), head(j) = ∏_{k<j}(1 + 5/n_k),
/// cross(i, j) = ⅓ ∏_{k=i}^{j−1}(1 + 5/n_k) + ⅔ ∏_{k=i}^{j−1}(1 − 1/n_k) and
/// surv(j) the probability that no layer before j is dead,
///
///     E K_w     = d M₀,            E K_b  = ½ Σ_j surv(j)
///     E K_w²    = 4 M₀² Σ_{i,j} head(min) cross(min, max) tail(max)
///     E K_b²    = Σ_{i,j} surv(min) tail(max)
///     E K_w K_b = 2 M₀ Σ_{i,j} c_{ij} tail(max),
///
/// c_{ij} = cross(j, i) if the bias layer j ≤ i, the weight layer, else 1. A
/// linear output doubles all of them. Hypotheses: Gaussian weights of variance
/// 2/fan-in and biases whose values are all 0, for which
/// surv(j) = ∏_{k<j}(1 − 2^{−n_k}). The kernel is that of Hanin and Nica, "Finite depth and width corrections to the neural tangent
/// kernel", ICLR 2020.
///
///     let kernel = TangentKernel(try Architecture(parsing: "3,4,5,2"))
///     print(kernel.weightMean, kernel.weightSquare)  // 3 277/5
///     print(kernel.biasMean, kernel.atomlessBiasMean)  // 1457/1024 3/2
public struct TangentKernel: Sendable, Hashable {
  /// E K_w.
  public let weightMean: Rational
  /// E K_w².
  public let weightSquare: Rational
  /// E K_b, with dead layers counted.
  public let biasMean: Rational
  /// E K_b², with dead layers counted.
  public let biasSquare: Rational
  /// E K_w K_b.
  public let product: Rational
  /// E K_b for biases drawn from any symmetric atomless law: surv = 1.
  public let atomlessBiasMean: Rational
  /// E K_b² for biases drawn from any symmetric atomless law: surv = 1.
  public let atomlessBiasSquare: Rational

  /// The moments at an input with ‖x‖² = n₀ · `inputLength`.
  ///
  /// - Complexity: O(d) rational operations.
  public init(
    _ architecture: Architecture,
    inputLength: Rational = 1,
    outputActivation: OutputActivation = .relu
  ) {
    let hidden = Array(architecture.hiddenWidths)
    let depth = architecture.depth
    let on: Rational = outputActivation == .linear ? 1 : Rational(1, 2)
    var tails = [on]
    for n in hidden.reversed() {
      tails.append(tails[tails.count - 1] * LayerProduct.factor(n, 5))
    }
    tails.reverse()
    var sums = RunningSums()
    var weights: Rational = 0
    var biases: Rational = 0
    var atomless: Rational = 0
    var mixed: Rational = 0
    var survivors: Rational = 0
    for j in 0..<depth {
      let tail = tails[j]
      weights += tail * (sums.head + 2 * sums.headCross)
      biases += tail * (sums.survival + 2 * sums.earlierSurvival)
      atomless += tail * Rational(2 * j + 1)
      mixed += tail * (Rational(j + 1) + sums.cross)
      survivors += sums.survival
      if j < depth - 1 { sums.pass(hidden[j]) }
    }
    weightMean = 2 * on * Rational(depth) * inputLength
    weightSquare = 4 * inputLength * inputLength * weights
    biasMean = on * survivors
    biasSquare = biases
    product = 2 * inputLength * mixed
    atomlessBiasMean = on * Rational(depth)
    atomlessBiasSquare = atomless
  }

  /// The sums over earlier layers i < j that the double sums need.
  private struct RunningSums {
    /// head(j).
    var head: Rational = 1
    /// surv(j).
    var survival: Rational = 1
    /// Σ surv(i).
    var earlierSurvival: Rational = 0
    /// Σ head(i) ∏_{k=i}^{j−1}(1 + c/n_k) for c = 5 and c = −1.
    var weighted: (Rational, Rational) = (0, 0)
    /// Σ ∏_{k=i}^{j−1}(1 + c/n_k) for c = 5 and c = −1.
    var plain: (Rational, Rational) = (0, 0)

    /// Σ head(i) cross(i, j).
    var headCross: Rational { (weighted.0 + 2 * weighted.1) / 3 }

    /// Σ cross(i, j).
    var cross: Rational { (plain.0 + 2 * plain.1) / 3 }

    /// Moves on past a hidden layer of width n.
    mutating func pass(_ n: Int) {
      let up = LayerProduct.factor(n, 5)
      let down = LayerProduct.factor(n, -1)
      weighted = ((weighted.0 + head) * up, (weighted.1 + head) * down)
      plain = ((plain.0 + 1) * up, (plain.1 + 1) * down)
      head *= up
      earlierSurvival += survival
      survival *= 1 - Rational(2).power(-n)
    }
  }
}
