import ExactArithmetic
import Measures
import Networks
import PathSums

/// The sum over paths: of one network, and of the moments.
extension SlidesClaims {
  static let sumOverPaths = [pathSum, momentFormula]

  /// H15: Z_{p,q} is the sum over paths, wherever f is differentiable.
  static let pathSum = Claim(
    "H15",
    .slides,
    "Z_pq = sum over paths p -> q of prod_j w_j 1{act_j > 0}",
    statement: "The derivative of output q in input p is the sum over all paths"
      + " from p to q of the product of their weights and of the indicators"
      + " that their neurons are active.",
    reading: "Wherever f is differentiable, with the ReLU on the output too.",
    expected: .true,
    control: Claim.Control(
      "the same without the indicator of the output neuron",
      .false
    )
  ) { variant, _ in
    let widths = [2, 2, 1, 1]
    let x: [Rational] = [3, -2]
    var agreeing = 0
    _ = FiniteLaw.meanOverSigns(DrawnNetwork.weightCount(widths)) { signs in
      let net = DrawnNetwork(widths, signs)
      let gradient = net.activations(at: Dual.variables(x))[3][0].gradient
      let agrees = x.indices.allSatisfy { p in
        net.pathSum(
          at: x,
          from: p,
          to: 0,
          upTo: 3,
          masksOutput: variant == .printed
        ) == gradient[p]
      }
      if agrees { agreeing += 1 }
      return 0
    }
    return Finding([
      Finding.Part(
        "every network with widths 2,2,1,1 and weights +-1, biases 1/2, -1/3,"
          + " 1/5, at x = (3,-2)",
        agreeing == 128,
        "\(agreeing) of 128 networks agree",
        by: .enumeration
      )
    ])
  }

  /// H16: the formula for E Z_{p,q}^{2K} is the network's own without ties.
  static let momentFormula = Claim(
    "H16",
    .slides,
    "E[Z_pq^2K] = sum over 2K-tuples of paths of prod (1/2)^|Gamma(j)| prod mu_r",
    statement: "For every K >= 0, E[Z_pq^(2K)] is the sum over tuples of 2K"
      + " paths of prod_j (1/2)^|Gamma(j)| times the moments of the weights,"
      + " each of the order in which its edge is used.",
    reading: "True for integers K wherever no pre-activation ties at 0 (H3).",
    correction: "The same under the hypothesis that almost surely no"
      + " pre-activation is 0 unless its gradient is too; then the whole law of"
      + " Z is that of independent fair masks.",
    expected: .partly,
    control: Claim.Control(
      "the same where symmetric biases rule out ties",
      .true
    )
  ) { variant, _ in
    let four = "discrete(-2:1/4,-1:1/4,1:1/4,2:1/4)"
    let cases: [(widths: [Int], law: String, input: [Rational], orders: Int)] =
      [
        ([1, 2, 2, 1], "rademacher", [1], 2),
        ([2, 2, 1], four, [1, 100], 2),
        ([2, 3, 1], "rademacher", [1, 100], 3),
        ([2, 2, 1], "rademacher", [1, 1], 2),
      ]
    let parts = try cases.map { widths, law, input, orders in
      var net = FiniteNetwork(widths: widths, input: input)
      net.weights = [try MeasureParser.law(law).atoms.points]
      if variant == .control { net = net.withGenericBiases }
      let spec = try NetworkSpec(
        architecture: Architecture(widths: widths),
        weights: [MeasureParser.law(law)],
        quantity: .entry(input: 0, output: 0)
      )
      let values = try (1...orders).map { order in
        (
          net.entryMoment(order),
          try PathEnumeration(spec, order: order).sum()
        )
      }
      let law = law == four ? "weights +-1, +-2" : "weights +-1"
      return Finding.Part(
        "\(law), \(net.name), K <= \(orders)",
        values.allSatisfy { $0 == $1 },
        "\(net.name): "
          + values.map { "\($0) for \($1)" }.joined(separator: ", "),
        by: .enumeration
      )
    }
    return Finding(parts)
  }
}
