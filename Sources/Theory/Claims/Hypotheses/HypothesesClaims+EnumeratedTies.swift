import ExactArithmetic
import Networks

/// Ties by enumeration: networks with weights ±1 and no biases.
extension HypothesesClaims {
  static let enumeratedTies = [
    tiesAtEveryDepth, genericInputs, sporadicTies, slopesAtZero,
  ]

  private static func signs(_ widths: [Int], _ x: [Rational]) -> FiniteNetwork {
    FiniteNetwork(widths: widths, input: x)
  }

  /// N1: the same mean at every depth, lower moments than the formula's.
  static let tiesAtEveryDepth = Claim(
    "N1",
    .hypotheses,
    "weights +-1 at x = (1,1): E[Z] = 1/2 at depths 1 to 4; E[Z^2] = 1, 7/4, 29/8",
    statement: "Weights +-1, no biases, x = (1,1): E[Z] = 1/2 for 2,1 and 2,2,1"
      + " and 2,2,2,1 and 2,2,2,2,1; E[Z^2] = 1, 7/4, 29/8 for the first three"
      + " and E[Z^3] = 203/4 for the third.",
    reading: "The formula says 1, then 2, 4, 8, and 115.",
    expected: .true,
    control: Claim.Control("the same at x = (1,100)", .false)
  ) { variant, _ in
    let x: [Rational] = variant == .printed ? [1, 1] : [1, 100]
    let nets = [[2, 1], [2, 2, 1], [2, 2, 2, 1], [2, 2, 2, 2, 1]].map {
      signs($0, x)
    }
    let squares: [Rational] = [1, Rational(7, 4), Rational(29, 8)]
    let means = nets.map {
      exact("E[Z], \($0.name)", $0.moment(1), is: Rational(1, 2), formula: 1)
    }
    let seconds = try zip(nets, squares).map { net, square in
      exact(
        "E[Z^2], \(net.name)",
        net.moment(2),
        is: square,
        formula: try ClaimNet.signFormula(2, net.widths)
      )
    }
    let third = exact(
      "E[Z^3], \(nets[2].name)",
      nets[2].moment(3),
      is: Rational(203, 4),
      formula: try ClaimNet.signFormula(3, nets[2].widths)
    )
    return Finding(means + seconds + [third])
  }

  /// N2: atoms are harmless at a generic input, for the law itself.
  static let genericInputs = Claim(
    "N2",
    .hypotheses,
    "weights +-1 at x = (1,100): the whole law of Z is that of independent fair masks",
    statement:
      "Weights +-1 without biases at x = (1,100), widths 2,2,1 and 2,3,1"
      + " and 2,2,2,1: every value of Z has the probability that independent"
      + " fair masks give it.",
    reading: "Without biases z = g.x with g the gradient of z: if no integer"
      + " combination of the coordinates vanishes, z = 0 forces g = 0. Atoms do"
      + " not hurt by themselves.",
    expected: .true,
    control: Claim.Control("the same at x = (1,1)", .false)
  ) { variant, _ in
    let x: [Rational] = variant == .printed ? [1, 100] : [1, 1]
    let parts = [[2, 2, 1], [2, 3, 1], [2, 2, 2, 1]].map { widths in
      let net = signs(widths, x)
      let (law, model) = (net.lawOfZ, net.withCoinMasks.lawOfZ)
      return Finding.Part(
        "the law of Z, \(net.name)",
        law == model,
        "\(net.name): \(law.count) values for \(model.count), P(Z = 0)"
          + " \(law[0, default: 0]) for \(model[0, default: 0])",
        by: .enumeration
      )
    }
    return Finding(parts)
  }

  /// N3: inputs that tie only in some architectures.
  static let sporadicTies = Claim(
    "N3",
    .hypotheses,
    "weights +-1 at x = (1,2): E[Z] = 1 for 2,3,1 but 507/512 for 2,4,1",
    statement: "Weights +-1, no biases: at x = (1,2) E[Z] = 1 for 2,3,1 and"
      + " 2,2,2,2,1 and 507/512 for 2,4,1; at x = (1,3) it is 123/128 for"
      + " 2,3,2,1; at x = (1,0) it is 7/8 for 2,2,1.",
    reading: "Whether an input ties depends on the architecture; a slight"
      + " failure is easily missed by sampling.",
    expected: .true,
    control: Claim.Control("the same at x = (1,100)", .partly)
  ) { variant, _ in
    let cases: [([Int], [Rational], Rational)] = [
      ([2, 3, 1], [1, 2], 1),
      ([2, 2, 2, 2, 1], [1, 2], 1),
      ([2, 4, 1], [1, 2], Rational(507, 512)),
      ([2, 3, 2, 1], [1, 3], Rational(123, 128)),
      ([2, 2, 1], [1, 0], Rational(7, 8)),
    ]
    return Finding(
      cases.map { widths, x, stated in
        let net = signs(widths, variant == .printed ? x : [1, 100])
        return exact(
          "E[Z], \(net.name)",
          net.moment(1),
          is: stated,
          formula: 1
        )
      }
    )
  }

  /// N4: no value of relu'(0) repairs ties; a fair coin does.
  static let slopesAtZero = Claim(
    "N4",
    .hypotheses,
    "no constant relu'(0) repairs ties: 1/2 gives 21/32, 1 gives 9/4; a fair coin gives 1",
    statement:
      "Weights +-1, x = (1,1). Widths 2,2,1: relu'(0) = 1/2 gives E[Z] ="
      + " 21/32 and relu'(0) = 1 gives 9/4. Widths 2,1: relu'(0) = c gives E[Z] ="
      + " 1/2 + c^2 and E[Z^2] = 1 + 2 c^4, which the formula's 1 and 2 make"
      + " c^2 = 1/2 and c^4 = 1/2 at once. An independent fair coin at each tie"
      + " gives the formula for every K.",
    reading: "The value of relu'(0) matters only where the theorem fails.",
    expected: .true,
    control: Claim.Control(
      "the same with a coin that shows 1 with probability 1/3",
      .partly
    )
  ) { variant, _ in
    func net(_ widths: [Int], slope: Rational) -> FiniteNetwork {
      var net = signs(widths, [1, 1])
      net.slopeAtZero = FiniteLaw.constant(slope)
      return net
    }
    let one: Rational = 1
    let chance = variant == .printed ? Rational(1, 2) : Rational(1, 3)
    var parts = [(Rational(1, 2), Rational(21, 32)), (one, Rational(9, 4))]
      .map { slope, stated in
        let net = net([2, 2, 1], slope: slope)
        return exact(
          "E[Z], \(net.name), relu'(0) = \(slope)",
          net.moment(1),
          is: stated,
          formula: 1
        )
      }
    for c in [Rational(1, 2), Rational(2, 3), one] {
      let net = net([2, 1], slope: c)
      parts.append(
        exact("E[Z], 2,1, c = \(c)", net.moment(1), is: one / 2 + c * c)
      )
      parts.append(
        exact("E[Z^2], 2,1, c = \(c)", net.moment(2), is: 1 + 2 * c.power(4))
      )
    }
    var coin = signs([2, 2, 1], [1, 1])
    coin.slopeAtZero = [.init(0, 1 - chance), .init(1, chance)]
    for order in 1...3 {
      let formula = try ClaimNet.signFormula(order, coin.widths)
      parts.append(
        exact(
          "\(ClaimNet.moment(order)), coin",
          coin.moment(order),
          is: formula
        )
      )
    }
    return Finding(parts)
  }
}
