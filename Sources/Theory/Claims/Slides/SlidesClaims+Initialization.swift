import ExactArithmetic
import GSL
import Networks
import PathSums

/// Gradients in the weights, what makes them vanish or explode, and the
/// initialization.
extension SlidesClaims {
  static let initialization = [chainRule, criterion, hypothesesOfTheInit]

  /// H1: ∂f/∂w_{ab} = ∂f/∂Act_b · ∂Act_b/∂w_{ab}, Act_b = relu(z_b).
  static let chainRule = Claim(
    "H1",
    .slides,
    "df/dw_ab^(j) = df/dAct_b^(j) * dAct_b^(j)/dw_ab^(j)",
    statement: "The gradient in a weight is the gradient in the activation it"
      + " feeds times that activation's derivative in the weight, and f depends"
      + " on Act^(j) as f_d o ... o f_{j+1}.",
    reading: "Almost everywhere: away from the kinks of the ReLUs.",
    expected: .true,
    control: Claim.Control(
      "the same with dAct_b/dw_ab = Act_a, the mask of neuron b left out",
      .false
    )
  ) { variant, _ in
    var (agreeing, count) = (0, 0)
    _ = FiniteLaw.meanOverSigns(8) { signs in
      for j in 0..<3 {
        let chain = LayeredDerivative(signs: signs, layer: j)
        count += chain.weights.count
        agreeing += chain.weights.indices.count {
          chain.byDefinition[$0]
            == chain.byChainRule($0, keepsMask: variant == .printed)
        }
      }
      return 0
    }
    let part = Finding.Part(
      "every weight of every network with widths 1,2,2,1 and weights +-1",
      agreeing == count,
      "\(agreeing) of \(count) derivatives agree",
      by: .enumeration
    )
    return Finding([part])
  }

  /// H2: Var Z is not small without depth, and does not order networks by it;
  /// the variance of ln Z does both.
  static let criterion = Claim(
    "H2",
    .slides,
    "exploding and vanishing gradients <=> |df/dAct| in {0, inf} <=> Var[Z] >> 1",
    statement: "Gradients vanish and explode exactly if Var[Z] is much larger"
      + " than 1.",
    reading: "A rule of thumb at fixed input width and weight law: then Var[Z]"
      + " grows with depth as exp(5 beta).",
    correction: "Var[ln Z | Z > 0] = 5 beta + 2/n_0 + O(sum 1/n_j^2) for"
      + " Gaussian weights: its part from the hidden layers is what grows with"
      + " depth. Var[Z] is at least 1 for every network, 5 for one Gaussian"
      + " weight.",
    expected: .false,
    control: Claim.Control(
      "the same with the hidden layers' share of Var[ln Z | Z > 0] for Var[Z]",
      .true
    )
  ) { variant, _ in
    func spread(_ widths: String) throws -> Double {
      let net = try ClaimNet.spec(widths)
      if variant == .control {
        let input = Double(net.architecture.inputWidth) / 2
        return try LogCumulants(net.architecture, net.quantity).variance
          - PolyGamma.value(1, input)
      }
      let square = try ClaimNet.formula(2, net)
      return (square - 1).doubleValue
    }
    let shallow = try ["1,1", "3,1", "100,1"].map(spread)
    let (one, five) = (try spread("1,1"), try spread("1000,25x4,1"))
    return Finding(
      [
        Finding.Part(
          "it is far below 1 for the networks 1,1 and 3,1 and 100,1, which have"
            + " no hidden layer",
          shallow.allSatisfy { $0 < 0.01 },
          "without hidden layers "
            + shallow.map { Digits.short($0) }.joined(separator: ", "),
          by: .rational
        ),
        Finding.Part(
          "it is larger for 1000,25x4,1, which has depth, than for 1,1",
          five > one,
          "four hidden layers \(Digits.short(five)), none \(Digits.short(one))",
          by: .rational
        ),
      ],
      repairs: try logVarianceParts(),
      working: [
        "Var[Z] of one Gaussian weight behind a ReLU is \(Digits.short(one)); of"
          + " four hidden layers of width 25 behind 1000 inputs it is"
          + " \(Digits.short(five))."
      ]
    )
  }

  /// The variance of ln Z against 5β + 2/n₀, to 40 Σ 1/n_j².
  private static func logVarianceParts() throws -> [Finding.Part] {
    try ["100,50x10,1", "20,200x100,1", "50,30,60,90,1"].map { widths in
      let net = try Architecture(parsing: widths)
      let exact = try LogCumulants(net, .row(output: 0)).variance
      let beta = net.beta.doubleValue
      let first = 5 * beta + 2 / Double(net.inputWidth)
      let squares = net.widths.dropLast().map { 1 / Double($0 * $0) }
      return Finding.Part(
        "Var[ln Z | Z > 0] of \(widths) is 5 beta + 2/n_0 to second order",
        abs(exact - first) <= 40 * squares.reduce(0, +),
        "\(Digits.short(exact)) for \(Digits.short(first))",
        by: .floatingPoint
      )
    }
  }

  /// H3: symmetry and the right variance are not enough for E Z = 1.
  static let hypothesesOfTheInit = Claim(
    "H3",
    .slides,
    "symmetric weights and biases with Var = 2/n_{j-1} are all the theorem asks",
    statement: "The theorem holds for weights and biases that are independent,"
      + " symmetric around 0, with weight variance 2/n_{j-1}.",
    reading: "True for laws without atoms at x != 0, and for most inputs even"
      + " with atoms.",
    correction: "A condition is missing: almost surely no pre-activation is 0"
      + " unless its gradient is too. Atomless symmetric biases ensure it for"
      + " any weights, atomless weights for x != 0; and E[Z^K] needs a finite"
      + " 2K-th moment of the weights.",
    expected: .partly,
    control: Claim.Control(
      "the same, with symmetric biases that rule out ties",
      .true
    )
  ) { variant, _ in
    let cases: [(name: String, widths: [Int], input: [Rational])] = [
      ("weights +-1 at x = (1,100)", [2, 2, 1], [1, 100]),
      ("weights +-1 at x = (1,1)", [2, 2, 1], [1, 1]),
      ("weights +-1 at x = 0", [2, 2, 1], [0, 0]),
    ]
    let parts = cases.map { name, widths, input in
      var net = FiniteNetwork(widths: widths, input: input)
      if variant == .control { net = net.withGenericBiases }
      let mean = net.moment(1)
      return Finding.Part(
        "E[Z] = 1: \(name)",
        mean == 1,
        "\(name): \(mean)",
        by: .enumeration
      )
    }
    return Finding(
      parts,
      working: [
        "Widths 2,1 at x = (1,1) with weights +-1: the pre-activation is 2, 0,"
          + " 0 or -2, so it is on with probability 1/4, not 1/2, and"
          + " E[Z] = 1/2."
      ]
    )
  }
}
