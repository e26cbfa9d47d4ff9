import ExactArithmetic
import Networks
import PathSums

/// B. Hanin and M. Nica, "Finite depth and width corrections to the neural
/// tangent kernel", ICLR 2020, arXiv:1909.05989.
extension LiteratureClaims {
  static let tangentKernels = [kernelMean, kernelSquare]

  /// L8: the mean, and where it fails.
  static let kernelMean = Claim(
    "L8",
    .literature,
    "the tangent kernel's mean is d (1/2 + |x|^2/n_0) at every width",
    statement: "Hanin and Nica, ICLR 2020: E[K(x,x)] = d (1/2 + |x|^2/n_0) for"
      + " ReLU networks of depth d and any widths, the first term from the"
      + " biases.",
    reading: "True for biases without atoms, in the parametrization sqrt(2/n) w"
      + " with a ReLU output.",
    correction: "For biases that start at 0 the bias part is (1/2) sum_j"
      + " prod_{k<j} (1 - 2^-n_k): layers that are dead altogether stop it. It"
      + " tends to d/2 as the widths grow.",
    expected: .partly,
    control: Claim.Control(
      "the same with symmetric biases that rule out ties",
      .true
    )
  ) { variant, _ in
    let parts = (2...4).map { depth in
      let mean = BiasGradients.meanOfChain(
        depth,
        isBiased: variant == .control
      )
      return HypothesesClaims.exact(
        "E[K_b], \(depth) layers of one neuron",
        mean,
        is: Rational(depth, 2)
      )
    }
    let weights = WeightGradients.moments(depth: 3, input: 2)
    let widths = [1, 1, 1, 1]
    let kernel = TangentKernel(
      try Architecture(widths: widths),
      inputLength: 4
    )
    return Finding(
      parts + [
        HypothesesClaims.exact(
          "E[K_w], widths 1,1,1,1, x = 2",
          weights.mean,
          is: 3 * 4
        )
      ],
      repairs: [
        HypothesesClaims.exact(
          "E[K_b] at biases 0, widths 1,1,1,1",
          BiasGradients.meanOfChain(3, isBiased: false),
          is: kernel.biasMean
        )
      ]
    )
  }

  /// L9: the second moment is exponential in β.
  static let kernelSquare = Claim(
    "L9",
    .literature,
    "E[K^2]/E[K]^2 of the tangent kernel is exp(5 beta) up to a constant factor",
    statement: "Hanin and Nica, ICLR 2020: the relative second moment of the"
      + " tangent kernel on the diagonal is exponential in the ratio of depth to"
      + " width, of the order of exp(5 beta).",
    reading: "True: for the weight part it lies between 2/3 and 2 times prod_j"
      + " (1 + 5/n_j), with a ReLU output.",
    expected: .true,
    control: Claim.Control("the same with 6 for 5", .partly)
  ) { variant, _ in
    let rate: Rational = variant == .printed ? 5 : 6
    let nets = ["3,4,5,2", "10,10x30,1", "5,30x90,1", "2,2x20,1", "4,100x3,1"]
    let sandwich = try forAll(
      "between 2/3 and 2 times the product",
      nets,
      by: .rational
    ) {
      let net = try Architecture(parsing: $0)
      let kernel = TangentKernel(net)
      let ratio = kernel.weightSquare / kernel.weightMean.power(2)
      let product = net.hiddenWidths.map { 1 + rate / Rational($0) }.product()
      return ratio >= Rational(2, 3) * product && ratio <= 2 * product
    }
    let chain = TangentKernel(try Architecture(widths: [1, 1, 1, 1]))
    let drawn = WeightGradients.moments(depth: 3, input: 1)
    return Finding([
      sandwich,
      HypothesesClaims.exact(
        "the exact E[K_w^2], widths 1,1,1,1, Gaussian moments",
        drawn.square,
        is: chain.weightSquare
      ),
    ])
  }
}

/// K_w = Σ_j 2 (∂f/∂W_j)² of a chain of d neurons without biases, by
/// enumeration of weights with the Gaussian's moments, variance 2.
enum WeightGradients {
  /// E K_w and E K_w² at the input x.
  static func moments(
    depth: Int,
    input: Rational
  ) -> (mean: Rational, square: Rational) {
    let laws = Array(repeating: FiniteLaw.gaussianMoments, count: depth)
    func moment(_ order: Int) -> Rational {
      FiniteLaw.mean(laws) { draws in
        let weights = Dual.variables(draws)
        let start = Dual(value: input, gradient: draws.map { _ in 0 })
        let f = weights.reduce(start) { ($1 * $0).relu }
        return (2 * f.squaredGradient).power(order)
      }
    }
    return (moment(1), moment(2))
  }
}
