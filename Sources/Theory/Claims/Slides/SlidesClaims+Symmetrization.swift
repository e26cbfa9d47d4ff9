import ExactArithmetic
import Measures

/// The symmetrization step, the definition of Z_q, and what only a figure says.
extension SlidesClaims {
  static let symmetrization = [symmetrizing, sumOfSquares, figure]

  /// An edge of the last layer: from neuron α to output β.
  private typealias Edge = (from: Int, to: Int)

  /// E[∏_k w_{γ_k} 1{act_{γ_k(d)} > 0}] given Act = (1, 100), by enumeration:
  /// two outputs with weights ±1, ±2.
  private static func conditionalMean(_ edges: [Edge]) -> Rational {
    let laws = Array(repeating: FiniteLaw.fourPoints, count: 4)
    return FiniteLaw.mean(laws) { w in
      edges.map { edge in
        let row = [w[2 * edge.to], w[2 * edge.to + 1]]
        let z = row[0] + 100 * row[1]
        return z.signum > 0 ? row[edge.from] : 0
      }.product()
    }
  }

  /// E of the product of the weights of some edges.
  private static func weightMean(_ edges: [Edge]) -> Rational {
    let uses = Dictionary(grouping: edges) { 2 * $0.to + $0.from }
    return uses.values.map { FiniteLaw.fourPoints.moment($0.count) }.product()
  }

  /// H21: each output takes only its own edges, and needs an even number.
  static let symmetrizing = Claim(
    "H21",
    .slides,
    "E[prod_k w 1{act > 0} | Act] = prod_{b in Gamma(d)} (1/2) E[prod_k w]",
    statement: "Given the layer below, the mean of the product of the last"
      + " weights and masks of 2K paths is the product over the neurons b in"
      + " Gamma(d) of (1/2) E[prod_{k=1}^{2K} w].",
    reading: "True where the slide uses it: all 2K paths end at the one output"
      + " q.",
    correction: "For several neurons each factor takes only the paths through"
      + " its own neuron, and each must be met an even number of times. In"
      + " E[Z_pq^2K] evenness is inherited from layer to layer; E[Z_pq] and"
      + " E[Z_p1 Z_p2] are not 0.",
    expected: .partly,
    control: Claim.Control(
      "the same with each factor over its own paths, an even number at each"
        + " neuron",
      .true
    )
  ) { variant, _ in
    var tuples: [(name: String, edges: [Edge])] = [
      ("two paths to one neuron", [(0, 0), (1, 0)]),
      ("four paths to one neuron", [(0, 0), (1, 0), (1, 0), (0, 0)]),
      ("two paths to each of two neurons", [(0, 0), (0, 0), (1, 1), (1, 1)]),
    ]
    if variant == .printed {
      tuples.append(("one path to each of two neurons", [(1, 0), (1, 1)]))
    }
    let parts = tuples.map { name, edges in
      let truth = conditionalMean(edges)
      let formula = Set(edges.map(\.to)).map { b in
        let own = edges.filter { $0.to == b }
        let mean = weightMean(variant == .printed ? edges : own)
        return mean * Rational(1, 2)
      }.product()
      return Finding.Part(
        name,
        truth == formula,
        "\(name): \(truth) for \(formula)",
        by: .enumeration
      )
    }
    return Finding(parts)
  }

  /// H22: the squared gradient is the sum of the squared partial derivatives.
  static let sumOfSquares = Claim(
    "H22",
    .slides,
    "Z_q = sum_p Z_pq^2",
    statement:
      "The squared gradient of output q is the sum over the inputs p of"
      + " (df_q/dx_p)^2.",
    reading: "The definition of the Euclidean norm.",
    expected: .true,
    control: Claim.Control("Z_q = (sum_p Z_pq)^2", .false)
  ) { variant, _ in
    let widths = [2, 2, 1]
    let x: [Rational] = [3, -2]
    var agreeing = 0
    _ = FiniteLaw.meanOverSigns(DrawnNetwork.weightCount(widths)) { signs in
      let net = DrawnNetwork(widths, signs)
      let row = net.activations(at: Dual.variables(x))[2][0].gradient
      // |grad f|^2 is the slope of f along its own gradient.
      let line = zip(x, row).map { Dual(value: $0, gradient: [$1]) }
      let slope = net.activations(at: line)[2][0].gradient[0]
      let sum =
        variant == .printed
        ? row.map { $0.power(2) }.sum() : row.sum().power(2)
      if slope == sum { agreeing += 1 }
      return 0
    }
    return Finding([
      Finding.Part(
        "every network with widths 2,2,1 and weights +-1",
        agreeing == 64,
        "\(agreeing) of 64 networks agree",
        by: .enumeration
      )
    ])
  }

  /// H23: the figure is not part of the text.
  static let figure = Claim(
    "H23",
    .slides,
    "in the figure, Gamma(2) = {2,3} and |Gamma_{3,q}(5)| = 2",
    statement: "The three paths of a figure visit the neurons 2 and 3 of layer"
      + " 2, and two of them use the edge from neuron 3 to q in layer 5.",
    reading: "It illustrates the notation, with an odd number of paths.",
    correction: "Nothing to check: the figure is not in the text.",
    expected: .notCheckable,
    control: nil
  ) { _, _ in Finding([]) }
}
